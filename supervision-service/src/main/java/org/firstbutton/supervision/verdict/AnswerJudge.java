package org.firstbutton.supervision.verdict;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.firstbutton.contract.supervision.Severity;
import org.firstbutton.supervision.calendar.Calendars;
import org.firstbutton.supervision.calendar.LegalCalendar;
import org.firstbutton.supervision.calendar.Limit;
import org.firstbutton.supervision.calendar.LimitUnit;
import org.firstbutton.supervision.calendar.YearWithoutNotice;
import org.firstbutton.supervision.rules.Condition.Outcome;
import org.firstbutton.supervision.rules.Rule;
import org.firstbutton.supervision.rules.Rule.Bearer;
import org.firstbutton.supervision.rules.Rule.Kind;
import org.firstbutton.supervision.rules.Rule.LimitClause;
import org.firstbutton.supervision.verdict.Duty.Draft;
import org.firstbutton.supervision.verdict.Duty.State;
import org.firstbutton.supervision.verdict.Duty.Warning;
import org.jspecify.annotations.Nullable;

/** 单项判定 — judges one duty that one fact has armed: mismatch, precedence, and whatever awaits an answer. */
final class AnswerJudge {
    /** PostgreSQL tells microseconds apart: the first instant later than a due date. */
    static final long NEXT_TICK = 1_000;

    private final Scene scene;
    private final Calendars calendars;
    private final Rule rule;
    private final TimelineFact trigger;
    private final Draft draft;
    private @Nullable DutyClock clock;
    private @Nullable String unannounced;

    AnswerJudge(Scene scene, Calendars calendars, Rule rule, TimelineFact trigger) {
        this.scene = scene;
        this.calendars = calendars;
        this.rule = rule;
        this.trigger = trigger;
        this.draft = new Draft(rule, scene.timeline, trigger, orgPath());
    }

    /** None when the rule sets no limit for this case, or when what must hold does. */
    @Nullable
    Draft judge() {
        Rule.Mismatch mismatch = rule.mismatch();
        if (mismatch != null) {
            return mismatch(mismatch);
        } else if (rule.kind() == Kind.SEQUENCE) {
            return new SequenceJudge(scene, rule, trigger, draft).judge();
        } else if (rule.kind() == Kind.PRECEDENCE) {
            return answer(trigger.occurredAt());
        }
        if (rule.limits().isEmpty()) {
            return answer(null);
        }
        for (LimitClause clause : rule.limits()) {
            Outcome holds = scene.test(clause.when(), trigger);
            if (holds == Outcome.UNKNOWN) {
                return draft.unknown("limit: " + clause.when());
            } else if (holds == Outcome.TRUE) {
                return withTerm(clause);
            }
        }
        return null;
    }

    // A notice that changes the year in its course moves open clocks; what was closed by then stays as it was.
    private Draft withTerm(LimitClause clause) {
        for (Calendars.Edition edition : calendars.editionsSince(trigger.occurredAt())) {
            Draft then = new AnswerJudge(scene, edition.calendars(), rule, trigger).inOneCalendar(clause);
            if (then.isClosedBefore(edition.until())) {
                return then;
            }
        }
        return inOneCalendar(clause);
    }

    private Draft inOneCalendar(LimitClause clause) {
        try {
            clock = new DutyClock(scene, calendars, rule, trigger, clause);
            draft.due = clock.due(draft);
            return answer(draft.due.instant());
        } catch (YearWithoutNotice missing) {
            unannounced = missing.getMessage();
            clock = null;
            return answer(earliestEnd(clause.within()));
        }
    }

    /** Holidays only make a term longer: until here an unannounced year does not matter. */
    private Instant earliestEnd(Limit limit) {
        LimitUnit unit = limit.unit() == LimitUnit.WORKING_DAYS ? LimitUnit.CALENDAR_DAYS : limit.unit();
        Limit atLeast = new Limit(limit.amount(), unit, LegalCalendar.CALDAY_HARD, limit.minusOneDay(), Duration.ZERO);
        return Objects.requireNonNull(
                calendars.due(trigger.occurredAt(), atLeast).instant());
    }

    /** Most facts are as they should be: only the others make a duty. */
    private @Nullable Draft mismatch(Rule.Mismatch mismatch) {
        TimelineFact other = null;
        if (!mismatch.against().isEmpty()) {
            other = new AnswerSearch(scene, rule, trigger).first(mismatch.against());
            if (other == null) {
                return null;
            }
            draft.evidence.add(other.id());
        }
        Outcome holds = scene.test(mismatch.mustHold(), trigger, other);
        switch (holds) {
            case TRUE -> {
                return null;
            }
            case FALSE -> {
                draft.state = State.BREACHED;
                draft.brokenAt = trigger.occurredAt();
                draft.severity = rule.severity();
            }
            case UNKNOWN -> draft.unknown("mustHold: " + mismatch.mustHold());
        }
        return draft;
    }

    /** @param due none for a duty without a term and for one whose clock an open pause holds */
    private Draft answer(@Nullable Instant due) {
        AnswerSearch answers = new AnswerSearch(scene, rule, trigger).all(rule.expect(), due);
        AnswerSearch reliefs = new AnswerSearch(scene, rule, trigger).any(rule.unless(), due);
        TimelineFact met = answers.inTime;
        TimelineFact relief = reliefs.inTime;
        if (met != null && (relief == null || !relief.occurredAt().isBefore(met.occurredAt()))) {
            draft.evidence.addAll(answers.also);
            return draft.met(met);
        } else if (relief != null) {
            return draft.voided(relief);
        }
        TimelineFact end = due == null ? null : end();
        if (end != null && !end.occurredAt().isAfter(due)) {
            return draft.voided(end);
        }
        if (due == null && draft.due != null) {
            draft.state = State.SUSPENDED;
            return draft;
        }
        Instant decisive = due == null ? trigger.occurredAt() : due;
        boolean past = rule.kind() == Kind.PRECEDENCE || scene.asOf().isAfter(decisive);
        if (!past) {
            return open(decisive);
        } else if (unannounced != null) {
            return draft.unknown(unannounced);
        } else if (answers.unclear || reliefs.unclear) {
            return draft.unknown("a condition on the answer could not be evaluated");
        }
        return gated(decisive, answers, reliefs);
    }

    private Draft open(Instant due) {
        if (clock != null) {
            draft.warnings = clock.warnings();
        }
        for (Warning warning : draft.warnings) {
            if (scene.asOf().isBefore(warning.at())) {
                draft.nextCheck(warning.at());
            } else {
                draft.state = State.AT_RISK;
            }
        }
        draft.nextCheck(due.plusNanos(NEXT_TICK));
        return draft;
    }

    private Draft gated(Instant due, AnswerSearch answers, AnswerSearch reliefs) {
        switch (scene.view.gate(trigger.source(), due)) {
            case SILENT -> draft.unknownWhileSilent(scene, trigger, due);
            case BEHIND -> draft.held(scene, trigger, due);
            case OPEN -> broken(due, answers, reliefs);
        }
        return draft;
    }

    private void broken(Instant due, AnswerSearch answers, AnswerSearch reliefs) {
        draft.state = State.BREACHED;
        draft.brokenAt = due;
        TimelineFact remedy = answers.late;
        Instant remedied = remedy == null ? null : remedy.occurredAt();
        TimelineFact claim = answers.claimed == null ? reliefs.claimed : answers.claimed;
        if (claim != null) {
            draft.withdrawalProposedBy = claim.id();
            draft.evidence.add(claim.id());
            boolean first = remedied == null || claim.recordedAt().isBefore(remedied);
            if (claim.equals(answers.claimed) && first) {
                // By the clock of its source it may have been written down in our future.
                if (claim.recordedAt().isAfter(scene.asOf())) {
                    draft.nextCheck(claim.recordedAt());
                } else {
                    remedy = claim;
                    remedied = claim.recordedAt();
                }
            }
        }
        if (remedy != null) {
            draft.met(remedy);
            draft.state = State.MET_LATE;
            draft.remediedAt = remedied;
            draft.settledAt = remedied;
        }
        draft.severity = severity(remedied);
    }

    private Severity severity(@Nullable Instant remedied) {
        if (clock == null) {
            return rule.severity();
        }
        Instant until = remedied == null ? scene.asOf() : remedied;
        Severity severity = clock.severity(draft, until, remedied == null);
        for (Rule.Downgrade downgrade : rule.adjustments().downgrades()) {
            AnswerSearch found = new AnswerSearch(scene, rule, trigger)
                    .any(List.of(downgrade.by()), Objects.requireNonNull(draft.brokenAt));
            if (found.inTime != null) {
                draft.evidence.add(found.inTime.id());
                return downgrade.to();
            }
        }
        return severity;
    }

    /** The first listed type that is present decides, however many others ended the matter earlier. */
    private @Nullable TimelineFact end() {
        for (String type : rule.endedBy()) {
            for (TimelineFact fact : scene.seen) {
                if (fact.type().equals(type)) {
                    return fact;
                }
            }
        }
        return null;
    }

    private String orgPath() {
        String from = rule.arming().orgFrom();
        String path = trigger.orgPath();
        if (from != null) {
            for (TimelineFact fact : scene.seen) {
                if (fact.type().equals(from)
                        && trigger.agrees(fact, rule.arming().match())) {
                    path = fact.orgPath();
                }
            }
        }
        return rule.arming().fallsOn() == Bearer.COUNTY ? Correlation.countyOf(path) : path;
    }
}
