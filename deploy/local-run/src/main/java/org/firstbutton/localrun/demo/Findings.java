package org.firstbutton.localrun.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.firstbutton.localrun.county.story.Unit;

/** 查到的问题 — everything that supervision found in the county, read through its API. */
final class Findings {
    private final Door supervision;

    Findings(Door supervision) {
        this.supervision = supervision;
    }

    /** A finding; {@code subject} is the id of a matter, the key of a caller, or the name of a source. */
    record Found(String rule, String subject, String status, Instant startedAt) {
        /** A finding may have been raised before its alert's number was known, and then bears that of the report. */
        Found named(Map<String, String> numbers) {
            return new Found(rule, numbers.getOrDefault(subject, subject), status, startedAt);
        }

        boolean isWithdrawn() {
            return status.equals("WITHDRAWN");
        }
    }

    List<Found> all() throws InterruptedException {
        List<Found> all = new ArrayList<>();
        String path = "/api/v1/findings?limit=200&orgPath=" + Unit.COUNTY;
        String cursor = "";
        do {
            JsonNode page = supervision.get(
                    cursor.isEmpty() ? path : path + "&cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8));
            page.path("items").forEach(item -> all.add(found(item)));
            cursor = page.path("nextCursor").asText("");
        } while (!cursor.isEmpty() && !cursor.equals("null"));
        return all;
    }

    private static Found found(JsonNode item) {
        return new Found(
                item.path("ruleId").asText(),
                item.path("subject").asText(),
                item.path("status").asText(),
                Instant.parse(item.path("startedAt").asText()));
    }
}
