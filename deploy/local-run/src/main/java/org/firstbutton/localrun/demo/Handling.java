package org.firstbutton.localrun.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.firstbutton.contract.CloudEventJson;
import org.firstbutton.localrun.Table;
import org.firstbutton.localrun.Trouble;
import org.firstbutton.localrun.Words;
import org.firstbutton.localrun.county.story.Unit;

/**
 * 办理 — the demo's people carry some of what was found through the loop, at the doors that they have: most of it to the
 * watch after it was put right, one is contested and overturned, one dismissed by two, one sealed one verified by the city.
 */
final class Handling {
    private static final String API = "/api/v1/";
    /** The only station of the county whose people are among those of the demo. */
    private static final String STATION = Unit.ALL.get(0).path();

    private static final int TO_THE_END = 4;
    private static final String SEALED = "E4";

    private final Doors doors;
    private final PrintStream out;
    private final Map<String, Door> people = new HashMap<>();
    private final Set<String> rules = new HashSet<>();
    private final Table table = new Table("规则 rule", "单位 unit", "经过 by way of", "结果 result");

    Handling(Doors doors, PrintStream out) {
        this.doors = doors;
        this.out = out;
    }

    void carry() throws InterruptedException {
        if (!raised("CONFIRMED", STATION).isEmpty()) {
            out.println(Words.of("部分问题此前已经办理。", "Some of the findings were handled before.")
                    .lines("✔ "));
            return;
        }
        List<JsonNode> ours = distinct(raised("RAISED", STATION), one -> !isSealed(one));
        List<JsonNode> county = raised("RAISED", Unit.COUNTY);
        if (ours.size() < 2) {
            throw Trouble.failed(
                    Words.of("演示派出所没有足够的问题可办理。", "The demo's station has too few findings to handle."),
                    Words.of("换一个 --seed。", "Choose another --seed."));
        }
        contested(ours.get(0));
        List<JsonNode> others = ours.subList(1, Math.min(ours.size(), 1 + TO_THE_END));
        for (int i = 0; i < others.size(); i++) {
            putRight(others.get(i), i == 0);
        }
        for (JsonNode grave : first(
                county,
                one -> one.path("severity").asText().equals("HIGH")
                        && !isSealed(one)
                        && !one.path("unit").asText().equals(STATION))) {
            dismissed(grave);
        }
        for (JsonNode sealed : first(county, Handling::isSealed)) {
            verifiedByTheCity(sealed);
        }
        out.println(Words.of("部分问题已走完闭环:", "Some of the findings were carried through the loop:")
                .lines("✔ "));
        out.print(table);
    }

    private void putRight(JsonNode finding, boolean returnedOnce) throws InterruptedException {
        String at = at(finding);
        post(
                "case-manager",
                at + ":assign",
                Map.of("officer", "100302", "role", "LEGAL_BRIGADE", "office", Unit.COUNTY, "why", "县级核查"));
        post("unit-chief", at + ":answer", Map.of("statement", "情况属实,已着手整改"));
        post("legal-brigade", at + ":confirm", Map.of("reason", "与原始记录一致"));
        String order = ordered(finding);
        post("unit-chief", order + ":acknowledge", Map.of());
        post("unit-chief", order + ":submit", Map.of("evidenceRef", "DEMO-EV-1", "account", "已补办"));
        if (returnedOnce) {
            post("legal-brigade", order + ":reject", Map.of("reason", "INCOMPLETE"));
            post("unit-chief", order + ":submit", Map.of("evidenceRef", "DEMO-EV-2", "account", "已补齐"));
        }
        expect(finding, "RECTIFIED", post("legal-brigade", order + ":pass", Map.of()));
        table.add(
                finding.path("ruleId").asText(),
                unit(finding),
                "指定核查、说明、属实、责令整改、签收、提交" + (returnedOnce ? "、退回、再提交" : "") + "、复核",
                "已整改,观察90日 put right, watched");
    }

    private void contested(JsonNode finding) throws InterruptedException {
        post("legal-brigade", at(finding) + ":confirm", Map.of("reason", "与原始记录一致"));
        String order = ordered(finding);
        String objection = opened(
                "unit-chief",
                "objections:object",
                Map.of("findingId", finding.path("id").asText(), "grounds", "当时全部警力在处置更紧急警情"));
        post("legal-detachment", objection + ":overturn", Map.of("reason", "值班记录证实"));
        expect(finding, "REVOKED", door("unit-chief").get(API + order));
        table.add(finding.path("ruleId").asText(), unit(finding), "属实、责令整改、异议", "推翻,整改撤销 overturned, order revoked");
    }

    private void dismissed(JsonNode finding) throws InterruptedException {
        post("inspectorate", at(finding) + ":dismiss", Map.of("reasonCode", "FACTS_DIFFER", "reason", "现场记录与系统不符"));
        expect(finding, "DISMISSED", post("legal-brigade", at(finding) + ":approve-dismissal", Map.of()));
        table.add(finding.path("ruleId").asText(), unit(finding), "呈报不属实、第二人同意", "不属实 dismissed by two");
    }

    private void verifiedByTheCity(JsonNode finding) throws InterruptedException {
        expect(finding, "CONFIRMED", post("legal-detachment", at(finding) + ":confirm", Map.of("reason", "市级核查属实")));
        table.add(
                finding.path("ruleId").asText(),
                unit(finding),
                "单位不可见、市级核查",
                "属实 confirmed; the unit knew nothing until then");
    }

    private String ordered(JsonNode finding) throws InterruptedException {
        return opened(
                "case-manager",
                "rectifications:order",
                Map.of("findingId", finding.path("id").asText(), "requirement", "限期补办并说明原因"));
    }

    private String opened(String who, String opening, Map<String, String> content) throws InterruptedException {
        String register = opening.substring(0, opening.indexOf(':'));
        return register + "/" + post(who, opening, content).path("id").asText();
    }

    private JsonNode post(String who, String path, Map<String, String> content) throws InterruptedException {
        ObjectNode body = CloudEventJson.MAPPER.createObjectNode();
        content.forEach(body::put);
        return door(who).post(API + path, body);
    }

    private Door door(String who) {
        return people.computeIfAbsent(who, doors::supervisionAs);
    }

    private List<JsonNode> raised(String status, String org) throws InterruptedException {
        List<JsonNode> found = new ArrayList<>();
        doors.reading()
                .get(API + "findings?limit=200&status=" + status + "&orgPath=" + org)
                .path("items")
                .forEach(found::add);
        return found;
    }

    /** One of each rule: a second one of the same rule in the same station would be a recurrence. */
    private List<JsonNode> distinct(List<JsonNode> some, Predicate<JsonNode> wanted) {
        return some.stream()
                .filter(wanted)
                .filter(one -> !one.path("withdrawalProposed").asBoolean())
                .filter(one -> rules.add(one.path("ruleId").asText()))
                .toList();
    }

    private static List<JsonNode> first(List<JsonNode> some, Predicate<JsonNode> wanted) {
        return some.stream()
                .filter(wanted)
                .filter(one -> !one.path("withdrawalProposed").asBoolean())
                .limit(1)
                .toList();
    }

    private static boolean isSealed(JsonNode finding) {
        return finding.path("ladder").asText().equals(SEALED);
    }

    private static String at(JsonNode finding) {
        return "findings/" + finding.path("id").asText();
    }

    private static String unit(JsonNode finding) {
        return finding.path("unit").asText().replace(Unit.COUNTY, "").replace("/", "");
    }

    private static void expect(JsonNode finding, String wanted, JsonNode answer) {
        String reached = answer.path(answer.has("state") ? "state" : "status").asText();
        if (!reached.equals(wanted)) {
            throw Trouble.failed(
                    Words.of("%s 应为 %s,却为 %s。", "%s should be %s, but is %s.")
                            .formatted(finding.path("ruleId").asText(), wanted, reached),
                    Words.of("这是程序的缺陷,请报告。", "This is a defect; please report it."));
        }
    }
}
