package org.firstbutton.localrun.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.firstbutton.localrun.story.PastCalls.fact;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** 悬浮警情 — so many calls handed to one unit and never answered, and what becomes of them. */
final class HangingAlerts {
    static final int NUMBER = 270;

    private final Desks desks;
    private final PastCalls calls;
    private final String unit;

    HangingAlerts(Desks desks, PastCalls calls, String unit) {
        this.desks = desks;
        this.calls = calls;
        this.unit = unit;
    }

    /** All hang since then, and are found. */
    void hang(Instant at) throws Exception {
        Map<String, ?> order = Map.of("dispatchId", "D-HANGING", "unit", unit, "officers", List.of());
        calls.recorded(
                0,
                NUMBER,
                unit,
                List.of(
                        fact("alert.received", at, Map.of("channel", "PHONE_110")),
                        fact("alert.classified", at.plusSeconds(20), Map.of("category", "DISPUTE", "level", 4)),
                        fact("alert.dispatched", at.plusSeconds(60), order)));
        String summary = "findings/summary?rule=ALT-22&orgPath=" + unit;
        Desks.await(
                NUMBER + " hanging alerts",
                () -> desks.get("legal-corps", summary).path("total").asInt(),
                total -> total == NUMBER);
    }

    /** All are handled now but one. */
    void areHandledButOne() throws Exception {
        calls.recorded(
                1,
                NUMBER,
                unit,
                List.of(fact(
                        "feedback.submitted",
                        Instant.now(),
                        Map.of("feedbackId", "F-1", "dispatchId", "D-HANGING", "disposition", "MEDIATED"))));
    }

    /** Of the last one somebody finds, and another agrees, that it did not hang. */
    void theLastDidNotHang(String progress) throws Exception {
        JsonNode left = desks.get("committee", progress + "/tasks?open=true").path("items");
        assertThat(left).hasSize(1);
        String last = "findings/" + left.at("/0/finding").asText();
        Map<String, ?> notSo = Map.of("reasonCode", "FACTS_DIFFER", "reason", "已当场移交城管");
        assertThat(desks.does("inspectorate", last + ":dismiss", notSo)).isEqualTo("RAISED");
        assertThat(desks.does("legal-brigade", last + ":approve-dismissal", Map.of()))
                .isEqualTo("DISMISSED");
    }
}
