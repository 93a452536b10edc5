package org.firstbutton.chassis.problem;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** 拒绝 — thrown where a request cannot be done; becomes a {@link Problem}. */
public class Refusal extends RuntimeException {
    private final transient ProblemKind kind;
    private final @Nullable String rule;
    private final transient List<Problem.Violation> violations;
    private final @Nullable Long retryAfterSeconds;

    private Refusal(ProblemKind kind, @Nullable String detail, @Nullable String rule, List<Problem.Violation> fields) {
        super(detail);
        this.kind = kind;
        this.rule = rule;
        this.violations = fields;
        this.retryAfterSeconds = null;
    }

    private Refusal(long retryAfterSeconds) {
        super((String) null);
        this.kind = ProblemKind.TOO_MANY_REQUESTS;
        this.rule = null;
        this.violations = List.of();
        this.retryAfterSeconds = retryAfterSeconds;
    }

    public static Refusal of(ProblemKind kind, String detail) {
        return new Refusal(kind, detail, null, List.of());
    }

    /** 404 for what does not exist and for what the caller may not know to exist: the answer is the same. */
    public static Refusal notFound() {
        return new Refusal(ProblemKind.NOT_FOUND, null, null, List.of());
    }

    /** 400 naming the field. */
    public static Refusal field(String field, String message) {
        return new Refusal(
                ProblemKind.INVALID_FIELD,
                field + ": " + message,
                null,
                List.of(new Problem.Violation(field, message)));
    }

    /** 400 naming everything at fault at once, as in a file. */
    public static Refusal faults(String detail, List<Problem.Violation> violations) {
        return new Refusal(ProblemKind.INVALID_FIELD, detail, null, List.copyOf(violations));
    }

    /** 400 naming a field that nobody knows. */
    public static Refusal unknownField(String field) {
        return new Refusal(
                ProblemKind.UNKNOWN_FIELD,
                field + ": unknown field",
                null,
                List.of(new Problem.Violation(field, "unknown field")));
    }

    /** 409 naming the transition rule that forbids the command, for example {@code b1: close without feedback}. */
    public static Refusal forbiddenBy(String rule, String detail) {
        return new Refusal(ProblemKind.TRANSITION_FORBIDDEN, detail, rule, List.of());
    }

    /** 429 naming the time after which the same may be asked again. */
    public static Refusal tooMany(long retryAfterSeconds) {
        return new Refusal(retryAfterSeconds);
    }

    /** In how many seconds to try again; null where nobody can say. */
    public @Nullable Long retryAfterSeconds() {
        return retryAfterSeconds;
    }

    public ProblemKind kind() {
        return kind;
    }

    public @Nullable String rule() {
        return rule;
    }

    public List<Problem.Violation> violations() {
        return violations;
    }
}
