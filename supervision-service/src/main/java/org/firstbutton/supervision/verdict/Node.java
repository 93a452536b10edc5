package org.firstbutton.supervision.verdict;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.firstbutton.supervision.calendar.LegalCalendar;
import org.firstbutton.supervision.calendar.Limit;
import org.firstbutton.supervision.rules.Condition;
import org.firstbutton.supervision.rules.Condition.Outcome;
import org.firstbutton.supervision.rules.Rule;
import org.firstbutton.supervision.rules.Rule.Answer;
import org.firstbutton.supervision.rules.Rule.Kind;
import org.firstbutton.supervision.rules.Rule.LimitClause;
import org.firstbutton.supervision.rules.Rule.Rearm;

/**
 * 节点 — one rule, or rules that differ in nothing but a limit on the clock, shortest first. Most duties are met in
 * time: a node sees that from the first answer, without a duty in writing, and an answer that meets the shortest limit
 * meets them all. So a thousand limits cost what one does.
 */
final class Node {
    /** No answer stands on the timeline. */
    static final long NONE = -1;

    /** It takes the whole judgement to tell. */
    static final long UNCERTAIN = -2;

    // A calendar day may be an hour short where clocks are changed; a term of days ends at midnight, later than this.
    private static final Duration SHORT_DAY = Duration.ofHours(2);

    private final int number;
    private final List<Watch> watches;
    private final long[][] bounds;
    private final boolean quick;
    private final boolean exact;

    Node(int number, List<Watch> alike) {
        this.number = number;
        this.watches = alike.size() == 1
                ? alike
                : alike.stream()
                        .sorted(Comparator.comparingLong(
                                watch -> boundOf(watch.rule().limits().get(0))))
                        .toList();
        this.bounds = watches.stream()
                .map(watch ->
                        watch.rule().limits().stream().mapToLong(Node::boundOf).toArray())
                .toArray(long[][]::new);
        Rule rule = leader().rule();
        this.quick = (rule.kind() == Kind.DEADLINE || rule.kind() == Kind.ABSENCE)
                && rule.expect().size() == 1
                && rule.adjustments().extensions().isEmpty()
                && rule.arming().rearm() != Rearm.SETTLED
                && !rule.arming().supersedes();
        this.exact = quick
                && isPlain(rule)
                && rule.warnAt().isEmpty()
                && rule.endedBy().isEmpty();
    }

    /** Rules with the same shape stand in one node. */
    static String shapeOf(Watch watch) {
        Rule rule = watch.rule();
        if (!isPlain(rule)
                || rule.expect().size() != 1
                || rule.arming().rearm() == Rearm.SETTLED
                || rule.arming().rearm() == Rearm.PERIOD) {
            return "alone " + watch.number();
        }
        List<Object> shape = new ArrayList<>(List.of(
                watch.pack().name(),
                watch.pack().version(),
                watch.from(),
                watch.until(),
                rule.kind(),
                rule.earlyResponse()));
        shape.addAll(List.of(
                rule.arming().trigger(), rule.arming().match(), rule.arming().rearm()));
        shape.addAll(List.of(
                String.valueOf(rule.arming().when()),
                String.valueOf(rule.arming().orgFrom())));
        shape.addAll(List.of(rule.endedBy(), rule.expect(), rule.unless(), rule.warnAt()));
        return shape.toString();
    }

    /** One limit on the clock for every case, and nothing that stops or moves it. */
    private static boolean isPlain(Rule rule) {
        if ((rule.kind() != Kind.DEADLINE && rule.kind() != Kind.ABSENCE)
                || rule.limits().size() != 1
                || rule.arming().supersedes()) {
            return false;
        }
        LimitClause only = rule.limits().get(0);
        return only.when() == null
                && only.from() == null
                && only.within().calendar() == LegalCalendar.CLOCK
                && rule.adjustments().pauses().isEmpty()
                && rule.adjustments().extensions().isEmpty();
    }

    /** Nanoseconds after the trigger at which no calendar has let the term run out yet. */
    private static long boundOf(LimitClause clause) {
        Limit limit = clause.within();
        if (clause.from() != null || limit.calendar() == LegalCalendar.CUTOFF) {
            return UNCERTAIN;
        }
        Duration certain = switch (limit.unit()) {
            case SECONDS -> Duration.ofSeconds(limit.amount());
            case MINUTES -> Duration.ofMinutes(limit.amount());
            case HOURS -> Duration.ofHours(limit.amount());
            case CALENDAR_DAYS, WORKING_DAYS -> Duration.ofDays(limit.amount()).minus(SHORT_DAY);
            case MONTHS -> Duration.ofDays(28 * limit.amount() - 1).minus(SHORT_DAY);
        };
        return certain.compareTo(Duration.ofDays(36_500)) > 0 ? UNCERTAIN : certain.toNanos();
    }

    int number() {
        return number;
    }

    Watch leader() {
        return watches.get(0);
    }

    List<Watch> watches() {
        return watches;
    }

    boolean isQuick() {
        return quick;
    }

    /** Whether an open duty needs nothing but its due date, which {@link #bound} gives. */
    boolean isExact() {
        return exact;
    }

    /** Nanoseconds after the trigger within which an answer is in time for sure, or {@link #UNCERTAIN}. */
    long bound(int position, TimelineFact trigger, Scene scene) {
        List<LimitClause> limits = watches.get(position).rule().limits();
        for (int i = 0; i < limits.size(); i++) {
            Condition when = limits.get(i).when();
            Outcome holds = when == null ? Outcome.TRUE : scene.test(when, trigger);
            if (holds != Outcome.FALSE) {
                return holds == Outcome.TRUE ? bounds[position][i] : UNCERTAIN;
            }
        }
        return UNCERTAIN;
    }

    /** Nanoseconds from the trigger to the first answer and to its being written down, {@link #NONE} or uncertain. */
    long answered(TimelineFact trigger, Scene scene) {
        Rule rule = leader().rule();
        List<Answer> answers = rule.expect().get(0);
        for (TimelineFact fact : scene.seen) {
            if (fact.id().equals(trigger.id())
                    || (!rule.earlyResponse() && fact.occurredAt().isBefore(trigger.occurredAt()))) {
                continue;
            }
            for (Answer relief : rule.unless()) {
                if (relief.type().equals(fact.type())) {
                    return UNCERTAIN;
                }
            }
            for (Answer answer : answers) {
                if (answer.type().equals(fact.type())
                        && trigger.agrees(fact, rule.arming().match())
                        && scene.test(answer.when(), trigger, fact) == Outcome.TRUE) {
                    return elapsed(trigger.occurredAt(), fact, scene);
                }
            }
        }
        return NONE;
    }

    private static long elapsed(Instant start, TimelineFact answer, Scene scene) {
        Viewpoint.Standing standing = scene.view.of(answer.source());
        Instant believed = answer.occurredAt();
        Instant written = answer.recordedAt().minus(standing.grace());
        if (!standing.isExport() && written.isAfter(believed)) {
            believed = written;
        }
        return Math.max(0, nanosBetween(start, believed));
    }

    static long nanosBetween(Instant from, Instant to) {
        long seconds = to.getEpochSecond() - from.getEpochSecond();
        return Math.abs(seconds) > Duration.ofDays(36_500).toSeconds()
                ? Long.signum(seconds) * Long.MAX_VALUE
                : seconds * 1_000_000_000L + to.getNano() - from.getNano();
    }
}
