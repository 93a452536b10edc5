package org.firstbutton.localrun.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** 过去的警情 — calls of some hours ago, entered at the doors of intake by the people who took them and by the centre's system. */
final class PastCalls {
    static final String COUNTY = "HB/JZ/SS/";
    private static final String SYSTEM = "county-dispatch";

    private final Desks intake;

    PastCalls(Desks intake) {
        this.intake = intake;
    }

    /** A call-taker enters it; nobody has been sent. */
    String taken(String unit, Instant at, String category, int level) throws Exception {
        String alert = intake.post(
                        "call-taker", "alerts", Map.of("channel", "PHONE_110", "orgPath", unit, "occurredAt", at))
                .path("id")
                .asText();
        Map<String, ?> kind =
                Map.of("category", category, "level", level, "policeMatter", true, "attendanceRequired", true);
        step("call-taker", alert, "classify", at.plusSeconds(20), kind);
        return alert;
    }

    /** The centre's system hands the call in under its own number, with what the caller said. */
    String handedIn(String number, String unit, Instant at, String narrative) throws Exception {
        Map<String, Object> call = new HashMap<>(Map.of("number", number, "channel", "PHONE_110", "orgPath", unit));
        call.putAll(Map.of("narrative", narrative, "occurredAt", at, "recordedAt", at));
        call.put("caller", Map.of("name", "李四", "phone", "13900000000"));
        return intake.post(SYSTEM, "alerts", call).path("id").asText();
    }

    /** @return the dispatch's id */
    String sent(String alert, String unit, Instant at) throws Exception {
        return step("dispatcher", alert, "dispatch", at, Map.of("unit", unit, "officers", List.of("100201")))
                .at("/facts/0/data/dispatchId")
                .asText();
    }

    /** The officer who was sent goes there and comes back, a minute for each step. */
    void attended(String alert, String dispatch, Instant from) throws Exception {
        Instant at = from;
        for (String each : List.of("acknowledge", "en-route", "arrive", "clear")) {
            step("responding-officer", alert + "/dispatches/" + dispatch, each, at, Map.of());
            at = at.plusSeconds(60);
        }
    }

    JsonNode step(String who, String at, String step, Instant when, Map<String, ?> content) throws Exception {
        Map<String, Object> dated = new HashMap<>(content);
        dated.put("occurredAt", when);
        return intake.post(who, "alerts/" + at + ":" + step, dated);
    }

    /** The centre's system is known and has handed in all that it recorded until now. */
    void systemIsAwake() throws Exception {
        intake.put(
                SYSTEM,
                "sources/" + SYSTEM,
                Map.of("kind", "CONNECTOR", "orgPath", COUNTY, "beatSeconds", 60, "graceSeconds", 0));
        beats();
    }

    void beats() throws Exception {
        intake.post(SYSTEM, "sources/" + SYSTEM + "/heartbeats", Map.of("watermark", Instant.now()));
    }

    /** The same facts, recorded by the centre's system about so many calls. */
    void recorded(int from, int to, String unit, List<Map<String, ?>> facts) throws Exception {
        List<Map<String, ?>> records = IntStream.range(from, to)
                .<Map<String, ?>>mapToObj(i -> record("110-HANGING-" + i, unit, facts))
                .toList();
        recorded(records);
    }

    void recorded(String number, String unit, List<Map<String, ?>> facts) throws Exception {
        recorded(List.of(record(number, unit, facts)));
    }

    private void recorded(List<Map<String, ?>> records) throws Exception {
        JsonNode results = intake.post(SYSTEM, "recorded-facts:batch", Map.of("source", SYSTEM, "records", records))
                .path("results");
        for (JsonNode result : results) {
            if (!result.path("status").asText().equals("RECORDED")) {
                throw new AssertionError("not recorded: " + result);
            }
        }
        beats();
    }

    private static Map<String, ?> record(String number, String unit, List<Map<String, ?>> facts) {
        return Map.of("number", number, "orgPath", unit, "facts", facts);
    }

    static Map<String, ?> fact(String type, Instant at, Map<String, ?> data) {
        return Map.of("type", type, "occurredAt", at.toString(), "recordedAt", at.toString(), "data", data);
    }
}
