package org.firstbutton.supervision.verdict;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.firstbutton.contract.supervision.Severity;
import org.firstbutton.supervision.calendar.Calendars;
import org.firstbutton.supervision.calendar.DueDate;
import org.firstbutton.supervision.calendar.LegalCalendar;
import org.firstbutton.supervision.calendar.Limit;
import org.firstbutton.supervision.calendar.Pause;
import org.firstbutton.supervision.calendar.TermLedger;
import org.firstbutton.supervision.calendar.TermLedger.Entry.ExtendedTo;
import org.firstbutton.supervision.calendar.TermLedger.Entry.Paused;
import org.firstbutton.supervision.rules.Condition.Outcome;
import org.firstbutton.supervision.rules.Rule;
import org.firstbutton.supervision.rules.Rule.Answer;
import org.firstbutton.supervision.rules.Rule.Extension;
import org.firstbutton.supervision.rules.Rule.LimitClause;
import org.firstbutton.supervision.rules.Rule.Overrun;
import org.firstbutton.supervision.rules.Rule.PauseBy;
import org.firstbutton.supervision.verdict.Duty.Draft;
import org.firstbutton.supervision.verdict.Duty.Warning;
import org.jspecify.annotations.Nullable;

/** 计时 — the term of one duty: limit, pauses and extensions in the order in which they came. */
final class DutyClock {
    private final Scene scene;
    private final Calendars calendars;
    private final Rule rule;
    private final TimelineFact trigger;
    private final LimitClause clause;
    private final Instant base;
    private final TermLedger ledger;

    DutyClock(Scene scene, Calendars calendars, Rule rule, TimelineFact trigger, LimitClause clause) {
        this(scene, calendars, rule, trigger, clause, base(clause, trigger));
    }

    /** @param base where the counting begins */
    DutyClock(Scene scene, Calendars calendars, Rule rule, TimelineFact trigger, LimitClause clause, Instant base) {
        this.scene = scene;
        this.calendars = calendars;
        this.rule = rule;
        this.trigger = trigger;
        this.clause = clause;
        this.base = base;
        this.ledger = new TermLedger(calendars, base, clause.within(), null);
    }

    /** Where the counting begins; a cut-off named by a field is the first one at or after it. */
    private static Instant base(LimitClause clause, TimelineFact trigger) {
        Object named = clause.from() == null ? null : trigger.fields().get(clause.from());
        if (!(named instanceof Instant moment)) {
            return trigger.occurredAt();
        }
        return clause.within().calendar() == LegalCalendar.CUTOFF ? moment.minusNanos(1) : moment;
    }

    DueDate due(Draft draft) {
        if (!rule.adjustments().pauses().isEmpty()
                || !rule.adjustments().extensions().isEmpty()) {
            adjust(draft);
        }
        return ledger.due();
    }

    private void adjust(Draft draft) {
        for (TimelineFact fact : scene.seen) {
            Instant end = ledger.due().instant();
            if (end != null && fact.occurredAt().isAfter(end)) {
                break;
            }
            Pause pause = pause(fact);
            Limit longer = extension(fact);
            if (pause == null && longer == null) {
                continue;
            }
            if (end != null && isLateEntry(fact, end)) {
                draft.withdrawalProposedBy = fact.id();
                continue;
            }
            if (pause != null) {
                ledger.enter(new Paused(pause));
            }
            boolean extended = longer != null
                    && ledger.enter(new ExtendedTo(fact.occurredAt(), longer)) == TermLedger.Outcome.COUNTED;
            if (pause != null || extended) {
                draft.evidence.add(fact.id());
            }
        }
    }

    boolean isLateEntry(TimelineFact fact, Instant end) {
        Viewpoint.Standing standing = scene.view.of(fact.source());
        return !standing.isExport() && fact.recordedAt().isAfter(end.plus(standing.grace()));
    }

    private @Nullable Pause pause(TimelineFact fact) {
        for (PauseBy by : rule.adjustments().pauses()) {
            if (by.by().equals(fact.type()) && scene.test(by.when(), trigger, fact) == Outcome.TRUE) {
                for (TimelineFact later : scene.seen) {
                    if (by.until().equals(later.type())
                            && !later.occurredAt().isBefore(fact.occurredAt())
                            && fact.agrees(later, by.match())
                            && scene.test(by.when(), trigger, later) == Outcome.TRUE) {
                        return new Pause(fact.occurredAt(), later.occurredAt());
                    }
                }
                return new Pause(fact.occurredAt(), null);
            }
        }
        return null;
    }

    private @Nullable Limit extension(TimelineFact fact) {
        if (fact.occurredAt().isBefore(trigger.occurredAt())) {
            return null;
        }
        for (Extension extension : rule.adjustments().extensions()) {
            Answer granted = extension.granted();
            if (granted.type().equals(fact.type()) && scene.test(granted.when(), trigger, fact) == Outcome.TRUE) {
                return extension.within();
            }
        }
        return null;
    }

    List<Warning> warnings() {
        List<Warning> warnings = new ArrayList<>(rule.warnAt().size());
        for (int percent : rule.warnAt()) {
            Instant at = calendars.partOf(ledger.due(), percent);
            if (at != null) {
                warnings.add(new Warning(percent, at));
            }
        }
        return List.copyOf(warnings);
    }

    /** How grave the breach is once it has lasted until {@code until}; notes when it will be graver. */
    Severity severity(Draft draft, Instant until, boolean open) {
        Severity severity = clause.severity();
        for (Overrun step : clause.overrun()) {
            Instant from =
                    calendars.due(base, step.after(), ledger.due().pauses()).instant();
            if (from != null && until.isAfter(from)) {
                severity = severity.atLeast(step.severity());
            } else if (from != null && open) {
                draft.nextCheck(from.plusNanos(AnswerJudge.NEXT_TICK));
            }
        }
        return severity;
    }
}
