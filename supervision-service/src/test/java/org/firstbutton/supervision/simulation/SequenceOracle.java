package org.firstbutton.supervision.simulation;

import java.util.ArrayList;
import java.util.List;
import org.firstbutton.supervision.rules.Condition.Outcome;
import org.firstbutton.supervision.rules.Rule;
import org.firstbutton.supervision.verdict.Duty.State;
import org.firstbutton.supervision.verdict.TimelineFact;
import org.jspecify.annotations.Nullable;

/** Tries all ways of choosing the steps; of several the one whose last steps are nearest counts. */
final class SequenceOracle {
    private final Stage stage;
    private final Rule rule;
    private final TimelineFact trigger;
    private final List<List<Integer>> ways = new ArrayList<>();
    private boolean doubtful;

    SequenceOracle(Stage stage, Rule rule, TimelineFact trigger) {
        this.stage = stage;
        this.rule = rule;
        this.trigger = trigger;
    }

    @Nullable
    Expected judge(Expected duty) {
        choose(new ArrayList<>(), trigger);
        if (ways.isEmpty()) {
            return doubtful ? duty.become(State.UNKNOWN) : null;
        }
        List<Integer> way = ways.get(0);
        for (List<Integer> other : ways) {
            way = isNearer(other, way) ? other : way;
        }
        way.forEach(index -> duty.evidence.add(stage.seen.get(index).id()));
        TimelineFact first = stage.seen.get(way.get(way.size() - 1));
        boolean unclear = false;
        for (TimelineFact fact : stage.seen) {
            if (!fact.occurredAt().isBefore(first.occurredAt())
                    && !fact.occurredAt().isAfter(trigger.occurredAt())
                    && !fact.id().equals(trigger.id())) {
                Outcome clears = stage.is(rule.unless(), rule, trigger, fact);
                if (clears == Outcome.TRUE) {
                    return duty.over(State.VOID, fact);
                }
                unclear |= clears == Outcome.UNKNOWN;
            }
        }
        return unclear
                ? duty.become(State.UNKNOWN)
                : Oracle.atOnce(duty, stage, !rule.unless().isEmpty());
    }

    /** @param chosen indexes of the steps, the last step first */
    private void choose(List<Integer> chosen, TimelineFact next) {
        int left = rule.preceded().size() - chosen.size();
        if (left == 0) {
            ways.add(List.copyOf(chosen));
            return;
        }
        Rule.Step step = rule.preceded().get(left - 1);
        for (int i = 0; i < stage.seen.size(); i++) {
            TimelineFact fact = stage.seen.get(i);
            boolean near = !fact.occurredAt().isAfter(next.occurredAt())
                    && !fact.occurredAt().isBefore(next.occurredAt().minus(step.within()));
            if (!near || fact.id().equals(trigger.id()) || chosen.contains(i)) {
                continue;
            }
            Outcome is = stage.is(List.of(step.what()), rule, trigger, fact);
            doubtful |= is == Outcome.UNKNOWN;
            if (is == Outcome.TRUE) {
                chosen.add(i);
                choose(chosen, fact);
                chosen.remove(chosen.size() - 1);
            }
        }
    }

    private static boolean isNearer(List<Integer> one, List<Integer> other) {
        for (int i = 0; i < one.size(); i++) {
            if (!one.get(i).equals(other.get(i))) {
                return one.get(i) > other.get(i);
            }
        }
        return false;
    }
}
