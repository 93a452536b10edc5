package org.firstbutton.supervision.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.firstbutton.contract.supervision.Severity;
import org.firstbutton.supervision.calendar.Calendars;
import org.firstbutton.supervision.calendar.DueDate;
import org.firstbutton.supervision.calendar.LegalCalendar;
import org.firstbutton.supervision.calendar.Pause;
import org.firstbutton.supervision.calendar.TermLedger;
import org.firstbutton.supervision.rules.Condition.Outcome;
import org.firstbutton.supervision.rules.Rule;
import org.firstbutton.supervision.rules.Rule.Answer;
import org.firstbutton.supervision.rules.Rule.Kind;
import org.firstbutton.supervision.rules.Rule.LimitClause;
import org.firstbutton.supervision.verdict.Duty.State;
import org.firstbutton.supervision.verdict.TimelineFact;
import org.jspecify.annotations.Nullable;

/** One duty that awaits an answer, or that its trigger must fit. */
final class DutyOracle {
    private final Stage stage;
    private final Calendars calendars;
    private final Rule rule;
    private final TimelineFact trigger;

    DutyOracle(Stage stage, Calendars calendars, Rule rule, TimelineFact trigger) {
        this.stage = stage;
        this.calendars = calendars;
        this.rule = rule;
        this.trigger = trigger;
    }

    @Nullable
    Expected judge(Expected duty) {
        if (rule.mismatch() != null) {
            return mismatch(duty, rule.mismatch());
        }
        for (TimelineFact fact : stage.seen) {
            if (fact.type().equals(rule.arming().orgFrom()) && Stage.agree(rule, trigger, fact)) {
                duty.orgPath = fact.orgPath();
            }
        }
        if (rule.kind() == Kind.PRECEDENCE) {
            return answered(duty, null, trigger.occurredAt());
        } else if (rule.limits().isEmpty()) {
            return answered(duty, null, null);
        }
        for (LimitClause limit : rule.limits()) {
            Outcome applies = stage.test(limit.when(), trigger, null);
            if (applies == Outcome.UNKNOWN) {
                return duty.become(State.UNKNOWN);
            } else if (applies == Outcome.TRUE) {
                Term term = term(duty, limit);
                duty.due = term.due.instant();
                return answered(duty, term, duty.due);
            }
        }
        return null;
    }

    private @Nullable Expected mismatch(Expected duty, Rule.Mismatch mismatch) {
        TimelineFact other = null;
        for (TimelineFact fact : stage.seen) {
            if (other == null
                    && !fact.id().equals(trigger.id())
                    && stage.is(mismatch.against(), rule, trigger, fact) == Outcome.TRUE) {
                other = fact;
            }
        }
        if (other == null && !mismatch.against().isEmpty()) {
            return null;
        }
        if (other != null) {
            duty.evidence.add(other.id());
        }
        return switch (stage.test(mismatch.mustHold(), trigger, other)) {
            case TRUE -> null;
            case UNKNOWN -> duty.become(State.UNKNOWN);
            case FALSE -> Oracle.atOnce(duty, stage, false);
        };
    }

    private record Term(LimitClause limit, Instant base, DueDate due) {}

    /** Pauses and extensions in the order in which they happened, each only while the term still runs. */
    private Term term(Expected duty, LimitClause limit) {
        Instant base = trigger.occurredAt();
        if (limit.from() != null && trigger.fields().get(limit.from()) instanceof Instant named) {
            base = limit.within().calendar() == LegalCalendar.CUTOFF ? named.minusNanos(1) : named;
        }
        TermLedger ledger = new TermLedger(calendars, base, limit.within(), null);
        for (TimelineFact fact : stage.seen) {
            Instant end = ledger.due().instant();
            if (end != null && fact.occurredAt().isAfter(end)) {
                break;
            }
            for (TermLedger.Entry entry : entries(fact)) {
                if (end != null && stage.isLateEntry(fact, end)) {
                    duty.proposal = fact.id();
                } else if (ledger.enter(entry) == TermLedger.Outcome.COUNTED) {
                    duty.evidence.add(fact.id());
                }
            }
        }
        return new Term(limit, base, ledger.due());
    }

    private List<TermLedger.Entry> entries(TimelineFact fact) {
        List<TermLedger.Entry> entries = new ArrayList<>();
        for (Rule.PauseBy pause : rule.adjustments().pauses()) {
            if (pause.by().equals(fact.type()) && stage.test(pause.when(), trigger, fact) == Outcome.TRUE) {
                Instant until = stage.seen.stream()
                        .filter(later -> later.type().equals(pause.until()))
                        .map(TimelineFact::occurredAt)
                        .filter(later -> !later.isBefore(fact.occurredAt()))
                        .findFirst()
                        .orElse(null);
                entries.add(new TermLedger.Entry.Paused(new Pause(fact.occurredAt(), until)));
            }
        }
        for (Rule.Extension extension : rule.adjustments().extensions()) {
            Answer granted = extension.granted();
            if (!fact.occurredAt().isBefore(trigger.occurredAt())
                    && granted.type().equals(fact.type())
                    && stage.test(granted.when(), trigger, fact) == Outcome.TRUE) {
                entries.add(new TermLedger.Entry.ExtendedTo(fact.occurredAt(), extension.within()));
            }
        }
        return entries;
    }

    private Expected answered(Expected duty, @Nullable Term term, @Nullable Instant due) {
        Heard answers = new Heard(rule.expect(), due);
        Heard reliefs = new Heard(rule.unless().isEmpty() ? List.of() : List.of(rule.unless()), due);
        TimelineFact met = answers.inTime;
        TimelineFact relief = reliefs.inTime;
        if (met != null && (relief == null || !relief.occurredAt().isBefore(met.occurredAt()))) {
            return duty.over(State.MET, met);
        } else if (relief != null) {
            return duty.over(State.VOID, relief);
        }
        TimelineFact end = end();
        if (due != null && end != null && !end.occurredAt().isAfter(due)) {
            return duty.over(State.VOID, end);
        }
        if (term != null && due == null) {
            return duty.become(State.SUSPENDED);
        }
        Instant decisive = due == null ? trigger.occurredAt() : due;
        if (rule.kind() != Kind.PRECEDENCE && !stage.view.asOf().isAfter(decisive)) {
            return duty.become(term != null && isAtRisk(term) ? State.AT_RISK : State.PENDING);
        } else if (answers.unclear || reliefs.unclear) {
            return duty.become(State.UNKNOWN);
        }
        return switch (stage.known(trigger.source(), decisive)) {
            case SILENT -> duty.become(State.UNKNOWN);
            case NOT_YET -> duty.become(State.HELD);
            case ALL -> broken(duty, term, decisive, answers, reliefs);
        };
    }

    private boolean isAtRisk(Term term) {
        return rule.warnAt().stream()
                .map(percent -> calendars.partOf(term.due(), percent))
                .anyMatch(at -> at != null && !at.isAfter(stage.view.asOf()));
    }

    /** The first listed type that is there at all. */
    private @Nullable TimelineFact end() {
        for (String type : rule.endedBy()) {
            for (TimelineFact fact : stage.seen) {
                if (fact.type().equals(type)) {
                    return fact;
                }
            }
        }
        return null;
    }

    private Expected broken(Expected duty, @Nullable Term term, Instant due, Heard answers, Heard reliefs) {
        duty.become(State.BREACHED).broken = due;
        TimelineFact claim = answers.claimed == null ? reliefs.claimed : answers.claimed;
        if (claim != null) {
            duty.proposal = claim.id();
            duty.evidence.add(claim.id());
        }
        if (answers.late != null) {
            duty.over(State.MET_LATE, answers.late).remedied = answers.late.occurredAt();
        }
        // What was written down too late is at any rate a remedy, from the moment at which it was written down.
        if (answers.claimed != null
                && !answers.claimed.recordedAt().isAfter(stage.view.asOf())
                && (duty.remedied == null || answers.claimed.recordedAt().isBefore(duty.remedied))) {
            if (answers.late != null) {
                duty.evidence.remove(answers.late.id());
            }
            duty.over(State.MET_LATE, answers.claimed).remedied = answers.claimed.recordedAt();
            duty.over = duty.remedied;
        }
        duty.severity = term == null ? rule.severity() : severity(duty, term);
        return duty;
    }

    private Severity severity(Expected duty, Term term) {
        Instant until = duty.remedied == null ? stage.view.asOf() : duty.remedied;
        Severity severity = term.limit().severity();
        for (Rule.Overrun step : term.limit().overrun()) {
            Instant worse = calendars
                    .due(term.base(), step.after(), term.due().pauses())
                    .instant();
            if (worse != null && until.isAfter(worse)) {
                severity = severity.atLeast(step.severity());
            }
        }
        for (Rule.Downgrade downgrade : rule.adjustments().downgrades()) {
            TimelineFact excuse =
                    new Heard(List.of(List.of(downgrade.by())), Objects.requireNonNull(duty.broken)).inTime;
            if (excuse != null) {
                duty.evidence.add(excuse.id());
                return downgrade.to();
            }
        }
        return severity;
    }

    /** What was heard of some demands: in time, said to have been in time, late; of several the last to come decides. */
    private final class Heard {
        private @Nullable TimelineFact inTime;
        private @Nullable TimelineFact claimed;
        private @Nullable TimelineFact late;
        private boolean unclear;

        Heard(List<List<Answer>> demands, @Nullable Instant due) {
            // IN_TIME, CLAIMED, LATE: the first of each for each demand.
            List<@Nullable TimelineFact[]> found = new ArrayList<>();
            for (List<Answer> demand : demands) {
                found.add(heard(demand, due));
            }
            boolean all = !found.isEmpty() && found.stream().allMatch(one -> one[0] != null);
            boolean allSaid = !found.isEmpty() && found.stream().allMatch(one -> one[0] != null || one[1] != null);
            boolean allThere = !found.isEmpty()
                    && found.stream().allMatch(one -> one[0] != null || one[1] != null || one[2] != null);
            boolean single = found.size() == 1;
            for (@Nullable TimelineFact[] one : found) {
                inTime = all ? later(inTime, one[0]) : null;
                claimed = single || (allSaid && !all) ? later(claimed, single || one[0] == null ? one[1] : null) : null;
                late = single || (allThere && !allSaid) ? later(late, single || one[0] == null ? one[2] : null) : null;
            }
        }

        private @Nullable TimelineFact[] heard(List<Answer> demand, @Nullable Instant due) {
            @Nullable TimelineFact[] first = new @Nullable TimelineFact[3];
            boolean early = rule.earlyResponse() || rule.kind() == Kind.PRECEDENCE;
            for (TimelineFact fact : stage.seen) {
                if (fact.id().equals(trigger.id())
                        || (!early && fact.occurredAt().isBefore(trigger.occurredAt()))) {
                    continue;
                }
                Outcome is = stage.is(demand, rule, trigger, fact);
                boolean afterwards = due != null && fact.occurredAt().isAfter(due);
                unclear |= is == Outcome.UNKNOWN && !afterwards;
                if (is == Outcome.TRUE) {
                    int place = afterwards ? 2 : due != null && stage.isLateEntry(fact, due) ? 1 : 0;
                    first[place] = first[place] == null ? fact : first[place];
                }
            }
            return first;
        }

        private static @Nullable TimelineFact later(@Nullable TimelineFact one, @Nullable TimelineFact other) {
            return one == null || (other != null && other.occurredAt().isAfter(one.occurredAt())) ? other : one;
        }
    }
}
