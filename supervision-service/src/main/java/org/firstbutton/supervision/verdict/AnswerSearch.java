package org.firstbutton.supervision.verdict;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.firstbutton.supervision.rules.Condition.Outcome;
import org.firstbutton.supervision.rules.Rule;
import org.firstbutton.supervision.rules.Rule.Answer;
import org.firstbutton.supervision.rules.Rule.Kind;
import org.jspecify.annotations.Nullable;

/** 查找应答 — looks through the timeline for answers to one trigger and sorts them by what they are worth. */
final class AnswerSearch {
    private final Scene scene;
    private final Rule rule;
    private final TimelineFact trigger;

    @Nullable
    TimelineFact inTime;

    /** Says that it occurred in time, but was written down too late to be believed unseen. */
    @Nullable
    TimelineFact claimed;

    @Nullable
    TimelineFact late;

    boolean unclear;

    /** The other facts that were needed together with {@link #inTime}. */
    final List<String> also = new ArrayList<>(0);

    AnswerSearch(Scene scene, Rule rule, TimelineFact trigger) {
        this.scene = scene;
        this.rule = rule;
        this.trigger = trigger;
    }

    /** The first fact anywhere on the timeline that is one of these. */
    @Nullable
    TimelineFact first(List<Answer> answers) {
        for (TimelineFact fact : scene.seen) {
            if (!fact.id().equals(trigger.id()) && is(answers, fact)) {
                return fact;
            }
        }
        return null;
    }

    /** Any one of these is enough. */
    AnswerSearch any(List<Answer> answers, @Nullable Instant due) {
        if (!answers.isEmpty()) {
            boolean early = rule.earlyResponse() || rule.kind() == Kind.PRECEDENCE;
            for (TimelineFact fact : scene.seen) {
                if (!fact.id().equals(trigger.id())
                        && (early || !fact.occurredAt().isBefore(trigger.occurredAt()))
                        && is(answers, fact, due)) {
                    place(fact, due);
                }
            }
        }
        return this;
    }

    /** One of each is needed: the last to come decides. */
    AnswerSearch all(List<List<Answer>> entries, @Nullable Instant due) {
        if (entries.size() < 2) {
            return any(entries.isEmpty() ? List.of() : entries.get(0), due);
        }
        List<AnswerSearch> found = entries.stream()
                .map(entry -> new AnswerSearch(scene, rule, trigger).any(entry, due))
                .toList();
        boolean allInTime = true;
        boolean allClaimed = true;
        boolean allThere = true;
        for (AnswerSearch one : found) {
            unclear |= one.unclear;
            allInTime &= one.inTime != null;
            allClaimed &= one.inTime != null || one.claimed != null;
            allThere &= one.inTime != null || one.claimed != null || one.late != null;
        }
        for (AnswerSearch one : found) {
            inTime = allInTime ? later(inTime, one.inTime) : null;
            claimed = allClaimed && !allInTime ? later(claimed, one.inTime == null ? one.claimed : null) : null;
            late = allThere && !allClaimed ? later(late, one.inTime == null ? one.late : null) : null;
        }
        for (AnswerSearch one : found) {
            if (allInTime && one.inTime != null && !one.inTime.equals(inTime)) {
                also.add(one.inTime.id());
            }
        }
        return this;
    }

    private static @Nullable TimelineFact later(@Nullable TimelineFact one, @Nullable TimelineFact other) {
        return one == null || (other != null && other.occurredAt().isAfter(one.occurredAt())) ? other : one;
    }

    private boolean is(List<Answer> answers, TimelineFact fact) {
        return is(answers, fact, null);
    }

    private boolean is(List<Answer> answers, TimelineFact fact, @Nullable Instant due) {
        boolean doubtful = false;
        for (Answer answer : answers) {
            if (answer.type().equals(fact.type())
                    && trigger.agrees(fact, rule.arming().match())) {
                Outcome holds = scene.test(answer.when(), trigger, fact);
                if (holds == Outcome.TRUE) {
                    return true;
                }
                doubtful |= holds == Outcome.UNKNOWN;
            }
        }
        unclear |= doubtful && (due == null || !fact.occurredAt().isAfter(due));
        return false;
    }

    private void place(TimelineFact fact, @Nullable Instant due) {
        if (due != null && fact.occurredAt().isAfter(due)) {
            late = late == null ? fact : late;
        } else if (due != null && isLateEntry(fact, due)) {
            claimed = claimed == null ? fact : claimed;
        } else {
            inTime = inTime == null ? fact : inTime;
        }
    }

    private boolean isLateEntry(TimelineFact fact, Instant due) {
        Viewpoint.Standing standing = scene.view.of(fact.source());
        return !standing.isExport() && fact.recordedAt().isAfter(due.plus(standing.grace()));
    }
}
