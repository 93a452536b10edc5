package org.firstbutton.localrun.story;

import static org.firstbutton.localrun.story.PastCalls.COUNTY;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** 计划 — what the county's committee and its case-management office draw up in the story of the loop. */
final class LoopPlans {
    private LoopPlans() {}

    /** A campaign on all hanging alerts since then. */
    static Map<String, ?> hangingAlerts(Instant at) {
        return Map.ofEntries(
                Map.entry("kind", "SPECIAL_RECTIFICATION"),
                Map.entry("name", "悬浮警情清零"),
                Map.entry("unit", COUNTY),
                Map.entry("rules", List.of("ALT-22")),
                Map.entry("statuses", List.of("RAISED")),
                Map.entry("severities", List.of()),
                // Nobody else's hanging alerts in this story are disputes.
                Map.entry("categories", List.of("DISPUTE")),
                Map.entry("from", at),
                Map.entry("to", Instant.now()),
                Map.entry("stages", List.of()));
    }

    /** What inspectors look at in a station. */
    static Map<String, ?> stationCheck() {
        List<Map<String, String>> items = List.of(
                Map.of("code", "WALK_INS", "zh", "来人报警是否登记", "en", "Are walk-ins registered?"),
                Map.of("code", "CAMERAS", "zh", "执法记录仪是否佩戴", "en", "Are cameras worn?"));
        Map<String, ?> group = Map.of("zh", "前台", "en", "Front desk", "items", items);
        Map<String, ?> content = Map.of("zh", "派出所检查", "en", "Station check", "groups", List.of(group));
        return Map.of("scheme", "STATION_CHECK", "orgPath", COUNTY, "content", content);
    }
}
