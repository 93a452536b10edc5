package org.firstbutton.supervision.verdict;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.firstbutton.supervision.rules.Condition.Outcome;
import org.firstbutton.supervision.rules.Rule;
import org.firstbutton.supervision.rules.Rule.Answer;
import org.firstbutton.supervision.rules.Rule.Step;
import org.firstbutton.supervision.verdict.Duty.Draft;
import org.jspecify.annotations.Nullable;

/** 顺序判定 — steps that are harmless one by one: the trigger is the last, and is broken when the others led to it. */
final class SequenceJudge {
    private final Scene scene;
    private final Rule rule;
    private final TimelineFact trigger;
    private final Draft draft;
    private final List<TimelineFact> steps = new ArrayList<>();
    private boolean unclear;

    SequenceJudge(Scene scene, Rule rule, TimelineFact trigger, Draft draft) {
        this.scene = scene;
        this.rule = rule;
        this.trigger = trigger;
        this.draft = draft;
    }

    /** None where the steps did not come before the trigger. */
    @Nullable
    Draft judge() {
        if (!leadTo(trigger, rule.preceded().size() - 1)) {
            return unclear ? draft.unknown("a condition on a step could not be evaluated") : null;
        }
        steps.forEach(step -> draft.evidence.add(step.id()));
        unclear = false;
        TimelineFact relief = relief();
        if (relief != null) {
            return draft.voided(relief);
        }
        return unclear
                ? draft.unknown("a condition on what clears it could not be evaluated")
                : draft.brokenAtOnce(scene, trigger, !rule.unless().isEmpty());
    }

    /** The step nearest to the one after it comes first; an earlier one is tried when that leads nowhere. */
    private boolean leadTo(TimelineFact next, int number) {
        if (number < 0) {
            return true;
        }
        Step step = rule.preceded().get(number);
        Instant earliest = next.occurredAt().minus(step.within());
        for (int i = scene.seen.size() - 1; i >= 0; i--) {
            TimelineFact fact = scene.seen.get(i);
            if (fact.occurredAt().isBefore(earliest)) {
                break;
            }
            boolean taken = fact.equals(trigger) || steps.contains(fact);
            if (!fact.occurredAt().isAfter(next.occurredAt()) && !taken && is(step.what(), fact)) {
                steps.add(0, fact);
                if (leadTo(fact, number - 1)) {
                    return true;
                }
                steps.remove(0);
            }
        }
        return false;
    }

    private @Nullable TimelineFact relief() {
        Instant first = steps.get(0).occurredAt();
        for (TimelineFact fact : scene.seen) {
            boolean between = !fact.occurredAt().isBefore(first)
                    && !fact.occurredAt().isAfter(trigger.occurredAt())
                    && !fact.equals(trigger);
            if (between && rule.unless().stream().anyMatch(answer -> is(answer, fact))) {
                return fact;
            }
        }
        return null;
    }

    private boolean is(Answer answer, TimelineFact fact) {
        if (!answer.type().equals(fact.type())
                || !trigger.agrees(fact, rule.arming().match())) {
            return false;
        }
        Outcome holds = scene.test(answer.when(), trigger, fact);
        unclear |= holds == Outcome.UNKNOWN;
        return holds == Outcome.TRUE;
    }
}
