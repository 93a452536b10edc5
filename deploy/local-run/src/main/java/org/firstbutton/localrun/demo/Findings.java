package org.firstbutton.localrun.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.firstbutton.localrun.county.story.Unit;

/** 查到的问题 — everything that supervision found in the county, read through its API. */
final class Findings {
    private final Door supervision;

    Findings(Door supervision) {
        this.supervision = supervision;
    }

    /** A finding; {@code subject} is the source's number where it has one. */
    record Found(String rule, String subject, String status, Instant startedAt) {
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
        JsonNode number = item.path("number");
        return new Found(
                item.path("ruleId").asText(),
                number.isTextual() ? number.asText() : item.path("subject").asText(),
                item.path("status").asText(),
                Instant.parse(item.path("startedAt").asText()));
    }
}
