package org.firstbutton.chassis.problem;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.quarkus.logging.Log;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Turns every failure into a problem; a caller never sees a class name, a statement or a value of ours. */
class ProblemMappers {

    @ServerExceptionMapper
    Response refusal(Refusal refusal, HttpHeaders headers) {
        Response response = Problems.response(Problems.of(refusal, Problems.language(headers)));
        return refusal.retryAfterSeconds() == null
                ? response
                : Response.fromResponse(response)
                        .header(HttpHeaders.RETRY_AFTER, refusal.retryAfterSeconds())
                        .build();
    }

    @ServerExceptionMapper
    Response invalid(ConstraintViolationException invalid, HttpHeaders headers) {
        List<Problem.Violation> violations = invalid.getConstraintViolations().stream()
                .map(violation -> new Problem.Violation(fieldOf(violation), violation.getMessage()))
                .sorted(java.util.Comparator.comparing(Problem.Violation::field))
                .toList();
        return violations(ProblemKind.INVALID_FIELD, null, violations, headers);
    }

    @ServerExceptionMapper(priority = 1)
    Response json(JsonProcessingException broken, HttpHeaders headers) {
        return ofJson(broken, headers);
    }

    // The framework's own mapper would win for subclasses that it knows.
    @ServerExceptionMapper(priority = 1)
    Response mapping(com.fasterxml.jackson.databind.exc.MismatchedInputException broken, HttpHeaders headers) {
        return ofJson(broken, headers);
    }

    @ServerExceptionMapper
    Response unauthenticated(UnauthorizedException denied, HttpHeaders headers) {
        return Problems.response(ProblemKind.UNAUTHENTICATED, null, headers);
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException denied, HttpHeaders headers) {
        return Problems.response(ProblemKind.FORBIDDEN, null, headers);
    }

    @ServerExceptionMapper
    Response web(WebApplicationException failure, HttpHeaders headers) {
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof JsonProcessingException broken) {
                return ofJson(broken, headers);
            }
        }
        Response response = failure.getResponse();
        if (response.hasEntity() || response.getStatus() < 400) {
            return response;
        }
        ProblemKind kind = ProblemKind.ofStatus(response.getStatus());
        return Problems.response(kind, null, headers);
    }

    @ServerExceptionMapper
    Response anythingElse(Throwable failure, HttpHeaders headers) {
        if (Problems.saysDatabaseAway(failure)) {
            Log.warnf("database away: %s", failure.toString());
            return Problems.response(ProblemKind.UNAVAILABLE, null, headers);
        }
        Log.error("unexpected failure", failure);
        return Problems.response(ProblemKind.INTERNAL, null, headers);
    }

    private static Response ofJson(JsonProcessingException broken, HttpHeaders headers) {
        JsonLocation at = broken.getLocation();
        String position = at == null ? "" : "line " + at.getLineNr() + ", column " + at.getColumnNr();
        if (broken instanceof UnrecognizedPropertyException unknown) {
            String message = "unknown field; " + position;
            return violations(
                    ProblemKind.UNKNOWN_FIELD,
                    message,
                    List.of(new Problem.Violation(pathOf(unknown), message)),
                    headers);
        }
        if (broken instanceof JsonParseException) {
            return violations(ProblemKind.MALFORMED_JSON, position, null, headers);
        }
        if (broken instanceof JsonMappingException mapping) {
            String message = "cannot be read as what is expected here; " + position;
            return violations(
                    ProblemKind.INVALID_FIELD,
                    message,
                    List.of(new Problem.Violation(pathOf(mapping), message)),
                    headers);
        }
        return violations(ProblemKind.MALFORMED_JSON, position, null, headers);
    }

    private static Response violations(
            ProblemKind kind,
            @Nullable String detail,
            @Nullable List<Problem.Violation> violations,
            HttpHeaders headers) {
        Problem bare = Problems.of(Refusal.of(kind, ""), Problems.language(headers));
        return Problems.response(
                new Problem(bare.type(), bare.title(), bare.status(), bare.code(), detail, null, null, violations));
    }

    private static String pathOf(JsonMappingException mapping) {
        String path = mapping.getPath().stream()
                .map(step -> step.getFieldName() != null ? step.getFieldName() : String.valueOf(step.getIndex()))
                .collect(Collectors.joining("/"));
        return "/" + path;
    }

    // The first two steps name our method and its parameter, which say nothing to a caller.
    private static String fieldOf(ConstraintViolation<?> violation) {
        String path = violation.getPropertyPath().toString();
        String[] steps = path.split("\\.", 3);
        return steps.length == 3 ? steps[2] : steps[steps.length - 1];
    }
}
