package org.firstbutton.supervision.verdict;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.firstbutton.supervision.calendar.DueDate;
import org.firstbutton.supervision.rules.Condition.Outcome;
import org.firstbutton.supervision.rules.Period;
import org.firstbutton.supervision.rules.Rule;
import org.firstbutton.supervision.rules.Rule.Answer;
import org.firstbutton.supervision.rules.Rule.LimitClause;
import org.firstbutton.supervision.verdict.Duty.Draft;
import org.firstbutton.supervision.verdict.Duty.State;
import org.firstbutton.supervision.verdict.Duty.Warning;
import org.jspecify.annotations.Nullable;

/**
 * 周期判定 — what has to be done again in every day, week, month or quarter, once it was done for the first time. The
 * rounds lie side by side: each runs from the due date before it to its own, and what is done late counts for the next.
 */
final class RoundJudge {
    private final Scene scene;
    private final Watch watch;
    private final Rule rule;
    private final LimitClause clause;
    private final Period period;
    private final ZoneId zone;
    private final TimelineFact first;
    private final List<Draft> drafts = new ArrayList<>();

    private RoundJudge(Scene scene, Watch watch, TimelineFact first) {
        this.scene = scene;
        this.watch = watch;
        this.rule = watch.rule();
        this.clause = rule.limits().get(0);
        this.period = Period.of(clause.within());
        this.zone = watch.calendars().zone();
        this.first = first;
    }

    static List<Draft> judge(Scene scene, Watch watch) {
        List<String> match = watch.rule().arming().match();
        Map<List<String>, TimelineFact> firsts = new LinkedHashMap<>();
        for (TimelineFact fact : scene.seen) {
            if (watch.isArmedBy(fact, scene) == Outcome.TRUE) {
                List<String> key = match.stream()
                        .map(field -> String.valueOf(fact.fields().get(field)))
                        .toList();
                firsts.putIfAbsent(key, fact);
            }
        }
        List<Draft> drafts = new ArrayList<>();
        firsts.values().forEach(first -> drafts.addAll(new RoundJudge(scene, watch, first).rounds()));
        return drafts;
    }

    private List<Draft> rounds() {
        LocalDate start = period.startOf(dayOf(first.occurredAt()).minusDays(1));
        start = period.startOf(start.minusDays(1));
        Instant due = dueOf(start);
        while (due.isBefore(first.occurredAt())) {
            start = period.after(start);
            due = dueOf(start);
        }
        List<TimelineFact> answers =
                facts(rule.expect().isEmpty() ? List.of() : rule.expect().get(0));
        List<TimelineFact> ends = facts(rule.unless());
        Instant end = ends.isEmpty() ? Instant.MAX : ends.get(0).occurredAt();
        while (due.isBefore(scene.asOf()) && due.isBefore(end)) {
            Instant before = due;
            start = period.after(start);
            due = dueOf(start);
            round(start, before, due, answers, ends);
        }
        return drafts;
    }

    private void round(
            LocalDate start, Instant before, Instant due, List<TimelineFact> answers, List<TimelineFact> ends) {
        Draft draft = new Draft(
                rule,
                scene.timeline.kind(),
                scene.timeline.key(),
                scene.timeline.firstIdOf(first) + "@" + start,
                first.orgPath(),
                before);
        draft.evidence.add(first.id());
        DutyClock clock = new DutyClock(scene, watch.calendars(), rule, first, clause, startOf(start));
        draft.due = clock.due(draft);
        TimelineFact claimed = null;
        TimelineFact met = null;
        for (TimelineFact fact : answers) {
            if (fact.occurredAt().isAfter(before) && !fact.occurredAt().isAfter(due)) {
                boolean late = clock.isLateEntry(fact, due);
                claimed = late && claimed == null ? fact : claimed;
                met = !late && met == null ? fact : met;
            }
        }
        TimelineFact end = ends.stream()
                .filter(fact -> !fact.occurredAt().isAfter(due))
                .findFirst()
                .orElse(null);
        drafts.add(draft);
        if (met != null) {
            draft.met(met);
        } else if (end != null) {
            draft.voided(end);
        } else if (!scene.asOf().isAfter(due)) {
            open(draft, clock, due);
        } else {
            gated(draft, clock, due, claimed);
        }
    }

    private void open(Draft draft, DutyClock clock, Instant due) {
        draft.warnings = clock.warnings();
        for (Warning warning : draft.warnings) {
            if (scene.asOf().isBefore(warning.at())) {
                draft.nextCheck(warning.at());
            } else {
                draft.state = State.AT_RISK;
            }
        }
        draft.nextCheck(due.plusNanos(AnswerJudge.NEXT_TICK));
    }

    private void gated(Draft draft, DutyClock clock, Instant due, @Nullable TimelineFact claimed) {
        switch (scene.view.gate(first.source(), due)) {
            case SILENT -> draft.unknown("source " + first.source() + " is silent");
            case BEHIND -> {
                draft.state = State.HELD;
                draft.heldUntil = due.plus(scene.view.of(first.source()).grace());
                draft.nextCheck(scene.asOf().plusNanos(AnswerJudge.NEXT_TICK));
            }
            case OPEN -> {
                draft.state = State.BREACHED;
                draft.brokenAt = due;
                draft.severity = clock.severity(draft, scene.asOf(), true);
                if (claimed != null) {
                    draft.withdrawalProposedBy = claimed.id();
                    draft.evidence.add(claimed.id());
                }
            }
        }
    }

    private List<TimelineFact> facts(List<Answer> answers) {
        return scene.seen.stream().filter(fact -> isOne(answers, fact)).toList();
    }

    private boolean isOne(List<Answer> answers, TimelineFact fact) {
        for (Answer answer : answers) {
            if (answer.type().equals(fact.type())
                    && first.agrees(fact, rule.arming().match())
                    && scene.test(answer.when(), first, fact) == Outcome.TRUE) {
                return true;
            }
        }
        return false;
    }

    private Instant dueOf(LocalDate start) {
        DueDate due = watch.calendars().due(startOf(start), clause.within());
        return Objects.requireNonNull(due.instant());
    }

    private Instant startOf(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    private LocalDate dayOf(Instant instant) {
        return instant.atZone(zone).toLocalDate();
    }
}
