package org.firstbutton.supervision.verdict;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.firstbutton.supervision.rules.Condition.Outcome;
import org.firstbutton.supervision.rules.Period;
import org.firstbutton.supervision.rules.Rule;
import org.firstbutton.supervision.rules.Rule.Answer;
import org.firstbutton.supervision.rules.Rule.Count;
import org.firstbutton.supervision.verdict.Duty.Draft;
import org.firstbutton.supervision.verdict.Duty.State;
import org.jspecify.annotations.Nullable;

/** 计数判定 — too many of one thing within a sliding window, with nothing that settles them in between. */
final class WindowJudge {
    private final Scene scene;
    private final Watch watch;
    private final Rule rule;
    private final Count count;
    private final Deque<TimelineFact> window = new ArrayDeque<>();
    private final List<Draft> drafts = new ArrayList<>();
    private final @Nullable TimelineFact like;
    private @Nullable Draft run;

    /** @param like only what agrees with it on the fields of the rule is counted; none where all is */
    private WindowJudge(Scene scene, Watch watch, Count count, @Nullable TimelineFact like) {
        this.like = like;
        this.scene = scene;
        this.watch = watch;
        this.rule = watch.rule();
        this.count = count;
    }

    /** One run over the timeline, or one for each value of the fields that the rule matches on. */
    static List<Draft> judge(Scene scene, Watch watch, Count count) {
        List<String> match = watch.rule().arming().match();
        if (match.isEmpty()) {
            return new WindowJudge(scene, watch, count, null).judge();
        }
        Map<List<Object>, TimelineFact> first = new LinkedHashMap<>();
        for (TimelineFact fact : scene.seen) {
            if (fact.fields().keySet().containsAll(match) && watch.isArmedBy(fact, scene) == Outcome.TRUE) {
                first.putIfAbsent(match.stream().map(fact.fields()::get).toList(), fact);
            }
        }
        List<Draft> drafts = new ArrayList<>();
        first.values().forEach(like -> drafts.addAll(new WindowJudge(scene, watch, count, like).judge()));
        return drafts;
    }

    private boolean isAlike(TimelineFact fact, boolean mustSay) {
        List<String> match = rule.arming().match();
        return like == null
                || (like.agrees(fact, match)
                        && (!mustSay || fact.fields().keySet().containsAll(match)));
    }

    private List<Draft> judge() {
        for (TimelineFact fact : scene.seen) {
            if (settles(fact)) {
                settle(fact);
            } else if (isAlike(fact, true) && watch.isArmedBy(fact, scene) == Outcome.TRUE) {
                add(fact);
            }
        }
        return drafts;
    }

    private void settle(TimelineFact fact) {
        window.clear();
        if (run != null && run.state == State.BREACHED) {
            run.met(fact);
            run.state = State.MET_LATE;
            run.remediedAt = fact.occurredAt();
        }
        run = null;
    }

    private void add(TimelineFact fact) {
        Instant horizon = horizon(fact);
        while (!window.isEmpty() && window.getFirst().occurredAt().isBefore(horizon)) {
            window.removeFirst();
        }
        if (window.size() < count.atLeast()) {
            run = null;
        }
        if (isCounted(fact) || isUndone(fact)) {
            return;
        }
        window.addLast(fact);
        if (run != null) {
            run.evidence.add(fact.id());
            tell(run);
        } else if (window.size() >= count.atLeast()) {
            begin(fact);
        }
    }

    private Instant horizon(TimelineFact fact) {
        Duration sliding = count.window();
        Period period = count.period();
        return sliding != null
                ? fact.occurredAt().minus(sliding)
                : Objects.requireNonNull(period)
                        .startOf(fact.occurredAt(), watch.calendars().zone());
    }

    /** A second fact about the same thing is no second time. */
    private boolean isCounted(TimelineFact fact) {
        String field = count.distinct();
        return field != null
                && window.stream().anyMatch(earlier -> Objects.equals(value(earlier, field), value(fact, field)));
    }

    /** What was taken back later never happened. */
    private boolean isUndone(TimelineFact fact) {
        for (Answer answer : rule.unless()) {
            for (TimelineFact later : scene.seen) {
                if (answer.type().equals(later.type()) && scene.test(answer.when(), fact, later) == Outcome.TRUE) {
                    return true;
                }
            }
        }
        return false;
    }

    private static @Nullable Object value(TimelineFact fact, String field) {
        return field.equals("matter") ? fact.matter() : fact.fields().get(field);
    }

    private void begin(TimelineFact fact) {
        Draft draft = new Draft(rule, scene.timeline, fact, fact.orgPath());
        draft.evidence.clear();
        window.forEach(counted -> draft.evidence.add(counted.id()));
        tell(draft);
        run = draft.brokenAtOnce(scene, fact, true);
        drafts.add(draft);
    }

    /** How many were counted is a figure of its own: one more does not change when it broke. */
    private static void tell(Draft draft) {
        draft.figures = Map.of("count", Integer.toString(draft.evidence.size()));
    }

    private boolean settles(TimelineFact fact) {
        for (Answer answer : count.settledBy()) {
            if (answer.type().equals(fact.type())
                    && isAlike(fact, false)
                    && scene.test(answer.when(), fact, fact) == Outcome.TRUE) {
                return true;
            }
        }
        return false;
    }
}
