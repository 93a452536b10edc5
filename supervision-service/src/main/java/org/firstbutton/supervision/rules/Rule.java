package org.firstbutton.supervision.rules;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.firstbutton.contract.supervision.Severity;
import org.firstbutton.supervision.calendar.Limit;
import org.jspecify.annotations.Nullable;

/**
 * 规则 — one rule, or one part of a rule with several parts, ready to be judged by.
 *
 * @param part names the part within the rule; empty where the rule has only one
 * @param by whose timeline it is judged on: {@code matter}, {@code caller}, {@code source}, {@code unit}
 * @param endedBy the matter's end is the first of these types that is present; pending duties then are void
 * @param earlyResponse whether an answer that stands before its trigger counts
 * @param limits tried in order; none at all means a duty without a term
 * @param expect each entry must be met, by any of its answers
 * @param mismatch what must fit together
 * @param preceded the earlier steps of a sequence, in order of time
 * @param count what a count rule counts
 * @param statistic which figures of peers are compared
 * @param warnAt percentages of the term
 */
public record Rule(
        Heading heading,
        String part,
        Kind kind,
        String by,
        Arming arming,
        List<List<Answer>> expect,
        List<Answer> unless,
        List<String> endedBy,
        boolean earlyResponse,
        List<LimitClause> limits,
        Severity severity,
        Adjustments adjustments,
        @Nullable Mismatch mismatch,
        List<Step> preceded,
        @Nullable Count count,
        @Nullable Statistic statistic,
        List<Integer> warnAt) {

    public String id() {
        return heading.id();
    }

    /** The types without which it can never be met, where none of the answers to one demand is recorded. */
    public Set<String> waitsFor(Set<String> unrecorded) {
        Set<String> missing = new TreeSet<>();
        for (List<Answer> entry : expect) {
            Set<String> answers = entry.stream().map(Answer::type).collect(Collectors.toSet());
            if (unrecorded.containsAll(answers)) {
                missing.addAll(answers);
            }
        }
        return missing;
    }

    /** Every type that it speaks of. */
    public Set<String> types() {
        Set<String> types = new HashSet<>(arming.trigger());
        types.addAll(endedBy);
        expect.forEach(entry -> entry.forEach(answer -> types.add(answer.type())));
        unless.forEach(answer -> types.add(answer.type()));
        preceded.forEach(step -> types.add(step.what().type()));
        adjustments.pauses().forEach(pause -> types.addAll(List.of(pause.by(), pause.until())));
        adjustments
                .extensions()
                .forEach(extension -> types.add(extension.granted().type()));
        adjustments.downgrades().forEach(downgrade -> types.add(downgrade.by().type()));
        if (arming.orgFrom() != null) {
            types.add(arming.orgFrom());
        }
        if (mismatch != null) {
            mismatch.against().forEach(answer -> types.add(answer.type()));
        }
        if (count != null) {
            count.settledBy().forEach(answer -> types.add(answer.type()));
        }
        if (statistic != null) {
            statistic.numerator().forEach(answer -> types.add(answer.type()));
        }
        return types;
    }

    /** 规则说明 — what people read; the same for all parts of a rule, but for a part's own ladder. */
    public record Heading(
            String id,
            String pack,
            String packVersion,
            Text name,
            @Nullable Text note,
            boolean unverified,
            LimitOrigin limitOrigin,
            @Nullable LocalDate effectiveFrom,
            @Nullable LocalDate effectiveTo,
            String ladder,
            List<String> tell,
            String basis,
            @Nullable BigDecimal score,
            List<String> rootCauses) {
        Heading on(String ladder) {
            return new Heading(
                    id,
                    pack,
                    packVersion,
                    name,
                    note,
                    unverified,
                    limitOrigin,
                    effectiveFrom,
                    effectiveTo,
                    ladder,
                    tell,
                    basis,
                    score,
                    rootCauses);
        }
    }

    /** 期限来源 — where the number of a limit comes from; what is not law can be changed by the agency. */
    public enum LimitOrigin {
        LAW,
        LOCAL_PRACTICE,
        PRODUCT_DEFAULT,
        FROM_MEMORY
    }

    /** 中英文 */
    public record Text(String zh, String en) {}

    /** 触发 — what arms a duty, and whether it does so again. */
    public record Arming(
            List<String> trigger,
            @Nullable Condition when,
            List<String> match,
            Rearm rearm,
            boolean supersedes,
            @Nullable String orgFrom,
            Bearer fallsOn) {
        /** Stands for any type. */
        public static final String ANY = "*";

        public boolean isArmedByAny() {
            return trigger.contains(ANY);
        }
    }

    /** 承担者 — whose duty it is. */
    public enum Bearer {
        /** The organisation of the fact. */
        UNIT,
        /** The offices of its county: what the unit under review can neither do nor see. */
        COUNTY
    }

    /** 再触发 — when a second trigger arms a second duty. */
    public enum Rearm {
        /** The first trigger arms; later ones do not. */
        NEVER,
        /** Each trigger arms its own duty. */
        EACH,
        /** A trigger arms when the duty before it has been met or become void. */
        SETTLED,
        /** The first trigger arms; from then on each cut-off arms the next duty, met or not. */
        PERIOD
    }

    /** 应答 — a fact of this type that satisfies the condition. */
    public record Answer(String type, @Nullable Condition when) {
        @Override
        public String toString() {
            return when == null ? type : type + " [" + when.text() + "]";
        }
    }

    /** 期限 — {@code from} names a timestamp field of the trigger to count from instead of its own time. */
    public record LimitClause(
            @Nullable Condition when,
            Limit within,
            Severity severity,
            @Nullable String from,
            List<Overrun> overrun) {}

    /** 超期加重 — severity once {@code after}, counted from the start as the limit is, has passed. */
    public record Overrun(Limit after, Severity severity) {}

    /** 期限调整 — pauses, extensions, and what makes a breach lighter. */
    public record Adjustments(List<PauseBy> pauses, List<Extension> extensions, List<Downgrade> downgrades) {}

    /** 中止 — from a fact of type {@code by} to the next of type {@code until} that agrees with it on {@code match}. */
    public record PauseBy(String by, String until, @Nullable Condition when, List<String> match) {}

    /** 延长 — replaces the limit, when granted before it ran out. */
    public record Extension(Answer granted, Limit within) {}

    /** 减轻 — a fact before the due date that lowers the severity. */
    public record Downgrade(Answer by, Severity to) {}

    /** 不符 — what must hold of the trigger; {@code against} is the fact it is held up to, none for the trigger alone. */
    public record Mismatch(Condition mustHold, List<Answer> against) {}

    /** 步骤 — a fact at most {@code within} before the step after it. */
    public record Step(Answer what, Duration within) {}

    /**
     * 计数 — this many triggers, with nothing of {@code settledBy} between them.
     *
     * @param window a sliding window; none where a calendar period is given
     * @param distinct facts that agree on this field count once
     */
    public record Count(
            int atLeast,
            @Nullable Duration window,
            @Nullable Period period,
            @Nullable String distinct,
            List<Answer> settledBy) {}

    /**
     * 统计 — the share of {@code numerator} in the triggers, compared between peers of one county at a period's end.
     *
     * @param peers {@code unit}, {@code source}, {@code actor}, {@code officer} or a field of the facts
     */
    public record Statistic(String peers, Period period, List<Answer> numerator, Outlier outlier) {
        /** The days that one comparison looks at, at most. */
        public int days() {
            return outlier instanceof Outlier.Quiet quiet ? quiet.days() + quiet.baselineDays() : period.longest();
        }
    }

    /** 离群 */
    public sealed interface Outlier {
        /** 漏斗图控制限 — outside the share of all by more than {@code sigma} standard errors, with n at least {@code minimum}. */
        record Funnel(boolean high, boolean low, double sigma, int minimum) implements Outlier {}

        /** 上限 — a share above {@code share}, with n at least {@code minimum}, whatever the others have. */
        record Ceiling(double share, int minimum) implements Outlier {}

        /** 断流 — nothing for so many days, where the days before had at least {@code perDay} on average. */
        record Quiet(int days, int baselineDays, double perDay) implements Outlier {}
    }

    /** 规则类型 — the closed set of things a rule can say. */
    public enum Kind {
        /** Something must happen within a term. */
        DEADLINE,
        /** As deadline; said of what must not be missing at all, with or without a term. */
        ABSENCE,
        /** Something must have happened before. */
        PRECEDENCE,
        /** Steps that are harmless one by one and telling in this order. */
        SEQUENCE,
        /** Too many within a sliding window. */
        COUNT,
        /** What the records say must fit together. */
        MISMATCH,
        /** One peer stands out from the others. */
        STATISTICAL,
        /** As deadline; the term ends at the day's, month's or quarter's cut-off. */
        CUTOFF,
        /** A source must keep beating. */
        SILENCE;

        public boolean awaitsAnswer() {
            return this == DEADLINE || this == ABSENCE || this == CUTOFF;
        }

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
