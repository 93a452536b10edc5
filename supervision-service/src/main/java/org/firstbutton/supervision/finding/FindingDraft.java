package org.firstbutton.supervision.finding;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * 问题草稿 — what the verdict says about one broken duty, before it meets what is already on record.
 *
 * @param id deterministic: rule, subject, episode
 * @param integrity ladder E4: invisible to the unit until a person has confirmed it
 * @param number the source's number of the subject, where it has one
 * @param explained rule text, due-date walk and the absent fact, as shown and exported; made only when somebody asks, since
 *     most judgings find what is on record already
 */
public record FindingDraft(
        UUID id,
        String ruleId,
        String pack,
        String subjectKind,
        String subject,
        @Nullable String number,
        String matter,
        String episode,
        String orgPath,
        String ladder,
        boolean integrity,
        String severity,
        Instant startedAt,
        @Nullable Instant dueAt,
        Instant brokenAt,
        @Nullable Instant remediedAt,
        @Nullable String remediedBy,
        @Nullable String withdrawalProposedBy,
        List<String> evidence,
        Supplier<JsonNode> explained) {

    public JsonNode explanation() {
        return explained.get();
    }
}
