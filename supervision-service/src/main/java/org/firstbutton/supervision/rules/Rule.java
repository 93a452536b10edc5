package org.firstbutton.supervision.rules;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
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
 * @param mustHold what a mismatch rule demands of the trigger
 * @param count what a count rule counts
 * @param warnAt percentages of the term
 */
public record Rule(
        Heading heading,
        String part,
        Kind kind,
        String by,
        Arming arming,
        List<Answer> expect,
        List<Answer> unless,
        List<String> endedBy,
        boolean earlyResponse,
        List<LimitClause> limits,
        Severity severity,
        Adjustments adjustments,
        @Nullable Condition mustHold,
        @Nullable Count count,
        List<Integer> warnAt) {

    public String id() {
        return heading.id();
    }

    /** 规则说明 — what people read; the same for all parts of a rule. */
    public record Heading(
            String id,
            String pack,
            String packVersion,
            Text name,
            @Nullable Text note,
            boolean unverified,
            String ladder,
            List<String> tell,
            String basis,
            @Nullable BigDecimal score,
            List<String> rootCauses) {}

    /** 中英文 */
    public record Text(String zh, String en) {}

    /** 触发 — what arms a duty, and whether it does so again. */
    public record Arming(
            List<String> trigger,
            @Nullable Condition when,
            List<String> match,
            Rearm rearm,
            boolean supersedes,
            @Nullable String orgFrom) {
        /** Stands for any type. */
        public static final String ANY = "*";

        public boolean isArmedByAny() {
            return trigger.contains(ANY);
        }
    }

    /** 再触发 — when a second trigger arms a second duty. */
    public enum Rearm {
        /** The first trigger arms; later ones do not. */
        NEVER,
        /** Each trigger arms its own duty. */
        EACH,
        /** A trigger arms when the duty before it has been met or become void. */
        SETTLED
    }

    /** 应答 — a fact of this type that satisfies the condition. */
    public record Answer(String type, @Nullable Condition when) {}

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

    /** 中止 — from a fact of type {@code by} to the next of type {@code until}. */
    public record PauseBy(String by, String until, @Nullable Condition when) {}

    /** 延长 — replaces the limit, when granted before it ran out. */
    public record Extension(Answer granted, Limit within) {}

    /** 减轻 — a fact before the due date that lowers the severity. */
    public record Downgrade(Answer by, Severity to) {}

    /** 计数 — this many triggers within the window, with nothing of {@code settledBy} between them. */
    public record Count(int atLeast, Duration window, List<Answer> settledBy) {}

    /** 规则类型 — the closed set of things a rule can say. */
    public enum Kind {
        /** Something must happen within a term. */
        DEADLINE(true),
        /** As deadline; said of what must not be missing at all, with or without a term. */
        ABSENCE(true),
        /** Something must have happened before. */
        PRECEDENCE(true),
        SEQUENCE(false),
        /** Too many within a sliding window. */
        COUNT(true),
        /** What the records say must fit together. */
        MISMATCH(true),
        STATISTICAL(false),
        /** As deadline; the term ends at the day's, month's or quarter's cut-off. */
        CUTOFF(true),
        /** A source must keep beating. */
        SILENCE(true);

        private final boolean supported;

        Kind(boolean supported) {
            this.supported = supported;
        }

        boolean isSupported() {
            return supported;
        }

        public boolean awaitsAnswer() {
            return this == DEADLINE || this == ABSENCE || this == CUTOFF;
        }

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
