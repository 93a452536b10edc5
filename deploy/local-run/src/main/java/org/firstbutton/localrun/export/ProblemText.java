package org.firstbutton.localrun.export;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Optional;
import org.firstbutton.contract.CloudEventJson;

/** 问题说明 — the parts of an RFC 9457 problem that a person reads. */
record ProblemText(String title, String field, String detail) {

    static ProblemText of(JsonNode problem) {
        JsonNode firstError = problem.path("errors").path(0);
        return new ProblemText(
                problem.path("title").asText(""),
                first(problem.path("field"), firstError.path("field"), firstError.path("pointer")),
                first(problem.path("detail"), firstError.path("detail"), firstError.path("message")));
    }

    static ProblemText of(byte[] body) {
        try {
            return of(Optional.ofNullable(CloudEventJson.MAPPER.readTree(body))
                    .orElse(CloudEventJson.MAPPER.createObjectNode()));
        } catch (IOException noJson) {
            return new ProblemText("", "", "");
        }
    }

    @Override
    public String toString() {
        return String.join(" ", title, field, detail).strip();
    }

    private static String first(JsonNode... candidates) {
        for (JsonNode candidate : candidates) {
            if (candidate.isTextual()) {
                return candidate.asText();
            }
        }
        return "";
    }
}
