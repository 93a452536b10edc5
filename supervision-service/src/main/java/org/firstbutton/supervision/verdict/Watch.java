package org.firstbutton.supervision.verdict;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.firstbutton.supervision.calendar.Calendars;
import org.firstbutton.supervision.rules.Condition.Outcome;
import org.firstbutton.supervision.rules.Rule;
import org.firstbutton.supervision.rules.Rule.Arming;
import org.firstbutton.supervision.rules.Rule.Statistic;
import org.firstbutton.supervision.rules.RulePack;
import org.jspecify.annotations.Nullable;

/** 规则与其适用范围 — a rule with what its pack says about when, where and to whom it applies. */
record Watch(
        int number,
        RulePack pack,
        Rule rule,
        Calendars calendars,
        Instant from,
        Instant until,
        boolean guarded,
        Set<String> echoing) {

    /** Every type that the rule speaks of, by name. */
    Set<String> types() {
        Set<String> types = rule.types();
        if (!types.contains(Rule.Arming.ANY)) {
            return types;
        }
        Set<String> all = new HashSet<>(types);
        all.remove(Rule.Arming.ANY);
        pack.vocabulary().types().stream()
                .filter(type -> !OwnFindings.isTold(type))
                .forEach(all::add);
        return all;
    }

    /** @param echoing see {@link OwnFindings} */
    static Watch of(int number, RulePack pack, Rule rule, Calendars calendars, Set<String> echoing) {
        ZoneId zone = calendars.zone();
        Instant from = pack.effectiveFrom().atStartOfDay(zone).toInstant();
        Instant ownFrom = start(rule.heading().effectiveFrom(), zone, Instant.MIN);
        Instant until = start(pack.effectiveTo(), zone, Instant.MAX);
        Instant ownUntil = start(rule.heading().effectiveTo(), zone, Instant.MAX);
        return new Watch(
                number,
                pack,
                rule,
                calendars,
                ownFrom.isAfter(from) ? ownFrom : from,
                ownUntil.isBefore(until) ? ownUntil : until,
                OwnFindings.needsGuard(rule),
                echoing);
    }

    private static Instant start(@Nullable LocalDate day, ZoneId zone, Instant none) {
        return day == null ? none : day.atStartOfDay(zone).toInstant();
    }

    Outcome isArmedBy(TimelineFact fact, Scene scene) {
        Arming arming = rule.arming();
        if (!arming.isArmedByAny() && !arming.trigger().contains(fact.type())) {
            return Outcome.FALSE;
        }
        if (guarded && OwnFindings.isPassedBy(fact, rule, echoing)) {
            return Outcome.FALSE;
        }
        boolean inForce = !fact.occurredAt().isBefore(from) && fact.occurredAt().isBefore(until);
        return inForce && isAddressed(fact, scene) ? scene.test(arming.when(), fact) : Outcome.FALSE;
    }

    /** Whether the pack speaks of what this fact's source tells. */
    boolean isAddressed(TimelineFact fact, Scene scene) {
        return pack.speaksTo(fact.source(), scene.view.of(fact.source()).isExport());
    }

    /** The end of the period by which a comparison of peers counts what occurred then; none for the other rules. */
    Optional<Instant> comparedAt(Instant occurredAt) {
        ZoneId zone = calendars.zone();
        return Optional.ofNullable(rule.statistic())
                .map(Statistic::period)
                .map(period -> period.after(
                                period.startOf(occurredAt.atZone(zone).toLocalDate()))
                        .atStartOfDay(zone)
                        .toInstant());
    }
}
