package org.firstbutton.supervision.verdict;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.firstbutton.supervision.calendar.DueDate;
import org.firstbutton.supervision.rules.Condition.Outcome;
import org.firstbutton.supervision.rules.Rule;
import org.firstbutton.supervision.rules.Rule.LimitClause;
import org.firstbutton.supervision.verdict.Duty.Draft;
import org.firstbutton.supervision.verdict.Duty.State;
import org.jspecify.annotations.Nullable;

/**
 * 静默判定 — the gaps between the beats of a source. Only gaps that are too long, and the one still open, make
 * duties: a source that beats every few seconds would otherwise bury its timeline in duties that were met.
 */
final class SilenceJudge {
    private final Scene scene;
    private final Watch watch;
    private final Rule rule;
    private final List<Draft> drafts = new ArrayList<>();

    SilenceJudge(Scene scene, Watch watch) {
        this.scene = scene;
        this.watch = watch;
        this.rule = watch.rule();
    }

    List<Draft> judge() {
        TimelineFact last = null;
        for (TimelineFact fact : scene.seen) {
            if (watch.isArmedBy(fact, scene) == Outcome.TRUE) {
                if (last != null) {
                    gap(last, fact);
                }
                last = fact;
            }
        }
        if (last != null) {
            gap(last, null);
        }
        return drafts;
    }

    private void gap(TimelineFact beat, @Nullable TimelineFact next) {
        LimitClause clause = rule.limits().get(0);
        DueDate due = watch.calendars().due(beat.occurredAt(), clause.within());
        Instant end = due.instant();
        if (end == null || (next != null && !next.occurredAt().isAfter(end))) {
            return;
        }
        Draft draft = new Draft(rule, scene.timeline, beat, beat.orgPath());
        draft.due = due;
        if (next == null && !scene.asOf().isAfter(end)) {
            draft.nextCheck(end.plusNanos(AnswerJudge.NEXT_TICK));
        } else if (next == null && scene.view.watermark().isBefore(end)) {
            // The source's own watermark cannot open this gate: it is the source that does not speak.
            draft.state = State.HELD;
            draft.heldUntil = end;
            draft.nextCheck(scene.asOf().plusNanos(AnswerJudge.NEXT_TICK));
        } else {
            draft.state = State.BREACHED;
            draft.brokenAt = end;
            draft.severity = new DutyClock(scene, watch.calendars(), rule, beat, clause)
                    .severity(draft, next == null ? scene.asOf() : next.occurredAt(), next == null);
        }
        if (next != null) {
            draft.met(next);
            draft.state = State.MET_LATE;
            draft.remediedAt = next.occurredAt();
        }
        drafts.add(draft);
    }
}
