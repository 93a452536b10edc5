package org.firstbutton.supervision.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.firstbutton.contract.supervision.Severity;
import org.jspecify.annotations.Nullable;

/**
 * 示例 — a rule carries its own examples, and an example is a test.
 *
 * @param state name of the duty state expected, where the example gives one
 * @param findings how many duties are broken, where the example gives it
 */
public record Example(
        String ruleId,
        String told,
        List<Happening> facts,
        Instant askedAt,
        @Nullable Instant brokenAt,
        @Nullable Instant dueAt,
        @Nullable String state,
        @Nullable Severity severity,
        @Nullable Integer findings) {

    /** 一件事 — a fact as an example writes it. */
    public record Happening(
            String id,
            String type,
            Instant at,
            Instant recordedAt,
            Map<String, Object> fields,
            @Nullable String corrects,
            @Nullable String source,
            @Nullable String matter,
            @Nullable String org,
            Actor actor,
            JsonNode written) {

        /** The same once more, later; examples write many alike as one. */
        Happening again(int number, Duration later) {
            return new Happening(
                    id + "-" + number,
                    type,
                    at.plus(later),
                    recordedAt.plus(later),
                    fields,
                    corrects,
                    source,
                    matter,
                    org,
                    actor,
                    written);
        }
    }

    /** 操作人 */
    public record Actor(String id, String role) {
        static final Actor USUAL = new Actor("012345", "RESPONDING_OFFICER");
    }
}
