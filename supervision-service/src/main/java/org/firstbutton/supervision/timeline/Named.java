package org.firstbutton.supervision.timeline;

import com.fasterxml.jackson.databind.JsonNode;
import org.firstbutton.supervision.verdict.OwnFindings;
import org.jspecify.annotations.Nullable;

/** 所指 — whom and what a fact names, by which it is found again on their timelines. */
final class Named {
    private Named() {}

    static @Nullable String finding(JsonNode data) {
        return said(data, "findingId");
    }

    /** The officer that the fact is about; what we tell of a finding calls him otherwise. */
    static @Nullable String officer(String type, JsonNode data) {
        String named = said(data, "officerId");
        return named == null && OwnFindings.isTold(type) ? said(data, "officer") : named;
    }

    static @Nullable String place(JsonNode data) {
        return said(data, "placeKey");
    }

    private static @Nullable String said(JsonNode data, String field) {
        JsonNode value = data.path(field);
        return value.isNull() || value.asText().isEmpty() ? null : value.asText();
    }
}
