package org.firstbutton.supervision.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
            JsonNode written) {}
}
