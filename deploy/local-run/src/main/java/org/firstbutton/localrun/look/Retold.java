package org.firstbutton.localrun.look;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.firstbutton.localrun.Table;
import org.firstbutton.supervision.evidence.Bundle;

/** 转述 — a bundle's finding as a person reads it: the rule, the dates, the walk in short and the facts. */
final class Retold {
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss XXX");
    private static final Map<String, String> WHY = Map.of(
            "START_DAY", "起算日 start day",
            "COUNTED", "计入 counted",
            "MAKE_UP_DAY", "补班计入 make-up day",
            "WEEKEND", "周末 weekend",
            "HOLIDAY", "节假日 holiday",
            "PAUSED", "中止 paused",
            "ROLLED", "末日顺延 rolled",
            "ROLLED_TO", "顺延至 rolled to");

    private Retold() {}

    static Table of(Bundle bundle) {
        JsonNode finding = bundle.finding();
        JsonNode explanation = bundle.explanation();
        JsonNode rule = explanation.path("rule");
        String zone =
                explanation.path("zone").asText(bundle.calendar().path("zone").asText());
        Table table = new Table(
                "规则 rule",
                finding.path("ruleId").asText() + " " + rule.path("nameZh").asText() + " "
                        + rule.path("nameEn").asText());
        table.add("依据 basis", rule.path("basis").asText());
        table.add("规则包 pack", finding.path("pack").asText());
        table.add(
                "对象 subject",
                finding.path("subjectKind").asText() + " "
                        + finding.path("subject").asText());
        table.add("单位 unit", finding.path("unit").asText());
        table.add(
                "状态 status",
                finding.path("status").asText("-") + " "
                        + finding.path("severity").asText());
        table.add("起 from", time(finding.path("startedAt"), zone));
        table.add("时限 limit", explanation.path("limit").asText("-"));
        table.add("逐日 walk", walk(explanation.path("walk")));
        table.add("期限 due", time(finding.path("dueAt"), zone));
        table.add("违反 broken", time(finding.path("brokenAt"), zone));
        table.add("补正 remedied", time(finding.path("remediedAt"), zone));
        table.add("应有 awaited", explanation.path("awaited").asText());
        table.add("截至 as of", time(bundle.viewpoint().path("asOf"), zone));
        facts(table, bundle, zone);
        return table;
    }

    private static void facts(Table table, Bundle bundle, String zone) {
        List<String> decisive = bundle.finding()
                .path("evidence")
                .valueStream()
                .map(JsonNode::asText)
                .toList();
        for (JsonNode line : bundle.facts()) {
            JsonNode event = line.path("event");
            JsonNode at = line.path("provenance");
            String id = event.path("id").asText();
            table.add(
                    decisive.contains(id) ? "* 事实 fact" : "  事实 fact",
                    time(event.path("time"), zone) + " " + event.path("type").asText() + " " + id
                            + (at.isMissingNode()
                                    ? ""
                                    : " " + at.path("topic").asText() + "/"
                                            + at.path("partition").asText() + "@"
                                            + at.path("offset").asText()));
        }
    }

    /** From the first to the last day, and how many days went which way. */
    static String walk(JsonNode walk) {
        if (walk.isEmpty()) {
            return "-";
        }
        Map<String, Integer> days = new LinkedHashMap<>();
        for (JsonNode day : walk) {
            String why = day.path("why").asText();
            String name = day.path("name").asText("");
            days.merge(WHY.getOrDefault(why, why) + (name.isEmpty() ? "" : " " + name), 1, Integer::sum);
        }
        List<String> ends = new ArrayList<>(List.of(walk.get(0).path("date").asText()));
        if (walk.size() > 1) {
            ends.add(walk.get(walk.size() - 1).path("date").asText());
        }
        return String.join(" → ", ends) + ": "
                + days.entrySet().stream()
                        .map(day -> day.getKey() + " " + day.getValue())
                        .collect(Collectors.joining(" · "));
    }

    private static String time(JsonNode instant, String zone) {
        try {
            return instant.isTextual()
                    ? LOCAL.format(Instant.parse(instant.asText()).atZone(ZoneId.of(zone)))
                    : "-";
        } catch (DateTimeException foreign) {
            return instant.asText();
        }
    }
}
