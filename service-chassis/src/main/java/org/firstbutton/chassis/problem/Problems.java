package org.firstbutton.chassis.problem;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Builds problems and the responses that carry them. */
public final class Problems {
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final int RETRY_AFTER_SECONDS = 1;

    private Problems() {}

    /** The problem of one refused item of a batch; it has no instance of its own. */
    public static Problem of(Refusal refusal, Locale language) {
        ProblemKind kind = refusal.kind();
        List<Problem.Violation> violations = refusal.violations();
        return new Problem(
                typeOf(kind),
                kind.title(language),
                kind.status(),
                kind.code(),
                refusal.getMessage(),
                null,
                refusal.rule(),
                violations.isEmpty() ? null : violations);
    }

    /** The problem with nothing but its kind. */
    static Problem bare(ProblemKind kind, Locale language) {
        return new Problem(typeOf(kind), kind.title(language), kind.status(), kind.code(), null, null, null, null);
    }

    static Response response(ProblemKind kind, @Nullable String detail, @Nullable HttpHeaders headers) {
        Problem problem = new Problem(
                typeOf(kind), kind.title(language(headers)), kind.status(), kind.code(), detail, null, null, null);
        return response(problem);
    }

    static Response response(Problem problem) {
        Response.ResponseBuilder response = Response.status(problem.status())
                .type(MediaType.valueOf(MEDIA_TYPE))
                .entity(problem);
        return problem.status() == ProblemKind.UNAVAILABLE.status()
                ? response.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS).build()
                : response.build();
    }

    /** Whether it failed because the database was away or too busy, whatever was asked of it. */
    public static boolean saysDatabaseAway(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                String state = sql.getSQLState();
                if (state == null || state.matches("(08|53|57|40|25P0).*")) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Chinese unless the caller prefers English. */
    public static Locale language(@Nullable HttpHeaders headers) {
        if (headers == null) {
            return Locale.SIMPLIFIED_CHINESE;
        }
        for (Locale wanted : headers.getAcceptableLanguages()) {
            if (wanted.getLanguage().equals("en")) {
                return Locale.ENGLISH;
            }
            if (wanted.getLanguage().equals("zh")) {
                return Locale.SIMPLIFIED_CHINESE;
            }
        }
        return Locale.SIMPLIFIED_CHINESE;
    }

    private static String typeOf(ProblemKind kind) {
        return "/problems/" + kind.code();
    }
}
