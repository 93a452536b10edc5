package org.firstbutton.supervision.simulation;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.firstbutton.supervision.calendar.Calendars;
import org.firstbutton.supervision.rules.Condition.Outcome;
import org.firstbutton.supervision.rules.Rule;
import org.firstbutton.supervision.rules.Rule.Kind;
import org.firstbutton.supervision.rules.Rule.Rearm;
import org.firstbutton.supervision.rules.RulePack;
import org.firstbutton.supervision.simulation.LiveRun.Key;
import org.firstbutton.supervision.verdict.Duty.State;
import org.firstbutton.supervision.verdict.TimelineFact;
import org.firstbutton.supervision.verdict.Viewpoint;
import org.jspecify.annotations.Nullable;

/**
 * 独立判官 — says what follows from all facts at once, rule by rule, trigger by trigger, with nothing clever in it. It
 * shares with the judge the rules as they were read, their conditions, and the counting of terms; none of the judging.
 */
final class Oracle {
    private final RulePack pack;
    private final Calendars calendars;

    Oracle(RulePack pack, Calendars calendars) {
        this.pack = pack;
        this.calendars = calendars;
    }

    List<Expected> judge(Key key, Collection<TimelineFact> facts, Viewpoint view) {
        Stage stage = new Stage(key, facts, view);
        List<Expected> all = new ArrayList<>();
        for (Rule rule : pack.rules()) {
            if (rule.by().equals(key.kind())) {
                switch (rule.kind()) {
                    case COUNT -> all.addAll(counts(rule, stage));
                    case SILENCE -> all.addAll(silences(rule, stage));
                    case STATISTICAL -> throw new IllegalArgumentException("no oracle for the comparison of peers");
                    default -> all.addAll(oneByOne(rule, stage));
                }
            }
        }
        return all;
    }

    private List<Expected> oneByOne(Rule rule, Stage stage) {
        List<Expected> duties = new ArrayList<>();
        Map<List<@Nullable Object>, Expected> latest = new HashMap<>();
        for (TimelineFact fact : stage.seen) {
            List<@Nullable Object> thing = new ArrayList<>();
            rule.arming().match().forEach(name -> thing.add(fact.fields().get(name)));
            Expected before = latest.get(thing);
            Outcome arms = mayArm(rule, before, fact) ? armed(rule, fact, stage) : Outcome.FALSE;
            if (arms == Outcome.FALSE) {
                continue;
            }
            Expected duty = new Expected(rule, fact, stage.corrections.firstId(fact));
            if (arms == Outcome.UNKNOWN) {
                duties.add(duty.become(State.UNKNOWN));
                continue;
            }
            Expected found = rule.kind() == Kind.SEQUENCE
                    ? new SequenceOracle(stage, rule, fact).judge(duty)
                    : new DutyOracle(stage, calendars, rule, fact).judge(duty);
            if (found == null) {
                continue;
            }
            if (rule.arming().supersedes() && before != null) {
                supersede(before, fact);
            }
            duties.add(found);
            latest.put(thing, found);
        }
        return duties;
    }

    private static boolean mayArm(Rule rule, @Nullable Expected before, TimelineFact fact) {
        return before == null
                || rule.arming().rearm() == Rearm.EACH
                || (rule.arming().rearm() == Rearm.SETTLED
                        && before.over != null
                        && !before.over.isAfter(fact.occurredAt()));
    }

    private static void supersede(Expected before, TimelineFact by) {
        boolean open = before.over == null || before.over.isAfter(by.occurredAt());
        boolean inTerm = before.due == null || !by.occurredAt().isAfter(before.due);
        if (open && inTerm) {
            before.over(State.VOID, by);
        }
    }

    private Outcome armed(Rule rule, TimelineFact fact, Stage stage) {
        boolean named =
                rule.arming().trigger().contains("*") || rule.arming().trigger().contains(fact.type());
        ZoneId zone = calendars.zone();
        boolean inForce = !fact.occurredAt()
                .isBefore(pack.effectiveFrom().atStartOfDay(zone).toInstant());
        // Without a list of sources a pack does not speak to records of the past.
        return named && inForce && !stage.isExport(fact)
                ? stage.test(rule.arming().when(), fact, null)
                : Outcome.FALSE;
    }

    /** Counts anew at every fact: how many before it, since the last that settled them, are near enough. */
    private List<Expected> counts(Rule rule, Stage stage) {
        Rule.Count count = Objects.requireNonNull(rule.count());
        List<Expected> runs = new ArrayList<>();
        List<TimelineFact> counted = new ArrayList<>();
        Expected run = null;
        for (TimelineFact fact : stage.seen) {
            if (count.settledBy().stream()
                    .anyMatch(answer -> answer.type().equals(fact.type())
                            && stage.test(answer.when(), fact, fact) == Outcome.TRUE)) {
                if (run != null && run.state == State.BREACHED) {
                    run.over(State.MET_LATE, fact).remedied = fact.occurredAt();
                }
                run = null;
                counted.clear();
            } else if (armed(rule, fact, stage) == Outcome.TRUE) {
                Instant from = count.window() != null
                        ? fact.occurredAt().minus(count.window())
                        : Objects.requireNonNull(count.period()).startOf(fact.occurredAt(), calendars.zone());
                List<TimelineFact> near = counted.stream()
                        .filter(one -> !one.occurredAt().isBefore(from))
                        .toList();
                if (near.stream().anyMatch(one -> isSame(count.distinct(), one, fact))) {
                    continue;
                }
                counted.add(fact);
                if (run != null && near.size() >= count.atLeast()) {
                    run.evidence.add(fact.id());
                } else if (near.size() + 1 >= count.atLeast()) {
                    run = atOnce(new Expected(rule, fact, stage.corrections.firstId(fact)), stage, true);
                    for (TimelineFact one : near) {
                        run.evidence.add(one.id());
                    }
                    runs.add(run);
                } else {
                    run = null;
                }
            }
        }
        return runs;
    }

    private static boolean isSame(@Nullable String field, TimelineFact one, TimelineFact other) {
        if (field == null) {
            return false;
        }
        return field.equals("matter")
                ? one.matter().equals(other.matter())
                : Objects.equals(one.fields().get(field), other.fields().get(field));
    }

    /** Broken by being there. What could still clear it must have been handed in. */
    static Expected atOnce(Expected duty, Stage stage, boolean clearable) {
        Stage.Known known = stage.known(duty.trigger.source(), duty.trigger.occurredAt());
        if (clearable && known != Stage.Known.ALL) {
            return duty.become(known == Stage.Known.SILENT ? State.UNKNOWN : State.HELD);
        }
        duty.broken = duty.trigger.occurredAt();
        duty.severity = duty.rule.severity();
        return duty.become(State.BREACHED);
    }

    private List<Expected> silences(Rule rule, Stage stage) {
        List<Expected> gaps = new ArrayList<>();
        List<TimelineFact> beats = stage.seen.stream()
                .filter(fact -> armed(rule, fact, stage) == Outcome.TRUE)
                .toList();
        for (int i = 0; i < beats.size(); i++) {
            TimelineFact beat = beats.get(i);
            TimelineFact next = i + 1 < beats.size() ? beats.get(i + 1) : null;
            Expected gap = new Expected(rule, beat, stage.corrections.firstId(beat));
            Rule.LimitClause limit = rule.limits().get(0);
            Instant due = Objects.requireNonNull(
                    calendars.due(beat.occurredAt(), limit.within()).instant());
            gap.due = due;
            if (next != null && !next.occurredAt().isAfter(due)) {
                continue;
            }
            Instant until = next == null ? stage.view.asOf() : next.occurredAt();
            if (next == null && !until.isAfter(due)) {
                gap.become(State.PENDING);
            } else if (next == null && stage.view.watermark().isBefore(due)) {
                gap.become(State.HELD);
            } else {
                gap.broken = due;
                gap.severity = limit.severity();
                for (Rule.Overrun step : limit.overrun()) {
                    Instant worse =
                            calendars.due(beat.occurredAt(), step.after()).instant();
                    if (worse != null && until.isAfter(worse)) {
                        gap.severity = gap.severity.atLeast(step.severity());
                    }
                }
                gap.become(State.BREACHED);
            }
            if (next != null) {
                gap.over(State.MET_LATE, next).remedied = next.occurredAt();
            }
            gaps.add(gap);
        }
        return gaps;
    }
}
