package org.firstbutton.localrun.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.firstbutton.localrun.story.PastCalls.COUNTY;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * 问题闭环 — what becomes of a finding, told at the doors of the running services: who verifies it, who must not know of it
 * yet, who puts it right, and how it is contested. What went wrong happened up to thirty hours ago.
 */
class LoopStory {
    private static final String UNIT = Precinct.UNIT;
    private static final String NEIGHBOUR = COUNTY + "U002/";
    private static final String REMOTE = COUNTY + "U003/";
    private static final Map<String, ?> WHY = Map.of("reason", "录音与记录一致");
    private static final Map<String, ?> NOTHING = Map.of();

    @TempDir
    static Path directory;

    private static WholeSystem system;
    private static Desks desks;
    private static PastCalls calls;

    @BeforeAll
    static void theCountyWakes() throws Exception {
        system = new WholeSystem(directory.resolve("home"));
        system.start();
        desks = Desks.ofSupervision(system.ports());
        calls = new PastCalls(Desks.ofIntake(system.ports()));
        calls.systemIsAwake();
    }

    @AfterAll
    static void theCountySleeps() throws Exception {
        system.close();
    }

    /** 一起悬浮警情:交办三十小时,既无处理结果也无案件 */
    @Test
    void theAlertThatHung_isVerifiedPutRightAndWatched() throws Exception {
        String alert = calls.taken(UNIT, hoursAgo(30), "THEFT", 3);
        String dispatch = calls.sent(alert, UNIT, hoursAgo(30).plusSeconds(60));
        String finding = found("ALT-22", alert);

        // The case-management office has the brigade verify it; the unit says how it came to that.
        desks.post(
                "case-manager",
                finding + ":assign",
                Map.of("officer", "100302", "role", "LEGAL_BRIGADE", "office", COUNTY, "why", "县级核查"));
        assertThat(desks.get("legal-brigade", "worklist?list=MINE").toString()).contains(idOf(finding));
        desks.post("unit-chief", finding + ":answer", Map.of("statement", "交接班时遗漏"));
        assertThat(desks.refused("case-manager", finding + ":confirm", WHY))
                .isEqualTo("b5: verified by whom it was assigned to");
        assertThat(desks.does("legal-brigade", finding + ":confirm", WHY)).isEqualTo("CONFIRMED");

        // It is put right, and somebody else than who did so says that it was.
        String order = desks.opens(
                "case-manager", "rectifications:order", Map.of("findingId", idOf(finding), "requirement", "立即处置并反馈"));
        assertThat(desks.does("unit-chief", order + ":acknowledge", NOTHING)).isEqualTo("RECTIFYING");
        calls.attended(alert, dispatch, Instant.now().minusSeconds(300));
        calls.step("responding-officer", alert, "submit-feedback", Instant.now(), Map.of("disposition", "MEDIATED"));
        desks.post("unit-chief", order + ":submit", Map.of("evidenceRef", "EV-HUNG", "account", "已处置"));
        assertThat(desks.does("legal-brigade", order + ":pass", NOTHING)).isEqualTo("RECTIFIED");

        // From now on it is watched for ninety days.
        assertThat(desks.refused("case-manager", order + ":close", NOTHING)).isEqualTo("b5: watched for ninety days");
        assertThat(look("unit-chief", finding).at("/proceedings/0/state").asText())
                .isEqualTo("RECTIFIED");
    }

    /** “转错账”:电诈警情改成纠纷,改类前民警给报警人打过电话,所长批准了 */
    @Test
    void theFraudCalledAMistake_isFoundThreeWays_hiddenFromItsUnit_andVerifiedByTheCity() throws Exception {
        String alert = new FraudCall(calls, Desks.ofIntake(system.ports())).toldAsADispute(hoursAgo(20));
        List<String> findings = List.of(
                found("INT-09", alert), // by the sequence: case, calls to the caller, downgraded
                found("INT-02", alert), // by the text: what he had said at first
                found("INT-12", alert)); // by the call-back: he was asked to change it
        assertThat(look("legal-detachment", findings.get(1)).path("facts").toString())
                .contains("alert.text-compared", "安全账户");

        for (String finding : findings) {
            for (String who : List.of("unit-chief", "legal-officer", "responding-officer")) {
                assertThat(desks.statusOf(who, finding))
                        .as(who + " asks for it")
                        .isIn(403, 404);
            }
            // The chief had approved it: so the county does not look into itself.
            assertThat(desks.refused("legal-brigade", finding + ":confirm", WHY))
                    .isEqualTo("b5: decided above the unit");
            assertThat(desks.does("legal-detachment", finding + ":confirm", WHY))
                    .isEqualTo("CONFIRMED");
            assertThat(look("unit-chief", finding).toString())
                    .as("what was found, and not who verified it")
                    .contains("CONFIRMED")
                    .doesNotContain("100303");
        }

        String order = desks.opens(
                "legal-detachment",
                "rectifications:order",
                Map.of("findingId", idOf(findings.get(1)), "requirement", "恢复原分类,移送立案审查"));
        desks.post("unit-chief", order + ":acknowledge", NOTHING);
        calls.step("legal-brigade", alert, "reopen", Instant.now(), Map.of("reason", "问题属实"));
        desks.post("unit-chief", order + ":submit", Map.of("evidenceRef", "EV-FRAUD"));
        assertThat(desks.refused("legal-brigade", order + ":pass", NOTHING)).isEqualTo("b5: decided by no subordinate");
        assertThat(desks.does("legal-corps", order + ":pass", NOTHING)).isEqualTo("RECTIFIED");
    }

    /** 悬浮警情二百七十起,一次专项行动清零 */
    @Test
    void twoHundredAndSeventyHangingAlerts_areClearedByACampaign() throws Exception {
        Instant at = hoursAgo(27);
        HangingAlerts alerts = new HangingAlerts(desks, calls, NEIGHBOUR);
        alerts.hang(at);
        String campaign = desks.opens("committee", "campaigns:start", LoopPlans.hangingAlerts(at));
        String progress = campaign.replace("campaigns", "campaign-progress");
        assertThat(desks.get("committee", progress).path("tasks").asInt()).isEqualTo(HangingAlerts.NUMBER);

        alerts.areHandledButOne();
        Desks.await(
                "what is left",
                () -> desks.get("committee", progress).path("cleared").asInt(),
                cleared -> cleared == HangingAlerts.NUMBER - 1);
        alerts.theLastDidNotHang(progress);

        assertThat(desks.together("committee", "inspectorate", campaign + ":close", Map.of("result", "全部清零")))
                .isEqualTo("CLOSED");
        JsonNode closed = desks.get("committee", campaign).path("detail");
        assertThat(closed.path("cleared").asInt()).isEqualTo(HangingAlerts.NUMBER);
    }

    /** 异议成立,问题推翻,整改撤销 */
    @Test
    void theContestedFinding_isOverturned_andItsOrderRevoked() throws Exception {
        String alert = calls.taken(UNIT, hoursAgo(2), "THEFT", 3);
        String finding = found("ALT-05", alert);
        desks.post("legal-officer", finding + ":confirm", WHY);
        String order = desks.opens(
                "case-manager", "rectifications:order", Map.of("findingId", idOf(finding), "requirement", "补派警力"));

        Map<String, ?> grounds = Map.of("findingId", idOf(finding), "grounds", "当时全部警力在处置更紧急警情");
        String objection = desks.opens("unit-chief", "objections:object", grounds);
        assertThat(desks.refused("unit-chief", "objections:object", grounds)).isEqualTo("b5: one objection a finding");
        assertThat(desks.does("legal-brigade", objection + ":overturn", WHY)).isEqualTo("OVERTURNED");

        assertThat(look("unit-chief", finding).at("/finding/status").asText()).isEqualTo("OVERTURNED");
        assertThat(desks.get("unit-chief", order).path("state").asText()).isEqualTo("REVOKED");
    }

    /** 夜里阶梯上的空岗:没有人在岗的一级不等到天亮;免打扰挡不住重大问题 */
    @Test
    void atNight_anEmptyStepIsPassedAtOnce_andWhatIsGraveBreaksTheQuietHours() throws Exception {
        try (Night night = Night.falls(system)) {
            // Of ladder E1 only the last post is held, by somebody who is asleep.
            holds("LEGAL_BRIGADE", "100302");
            desks.post(
                    "legal-brigade",
                    "me/notification-preferences",
                    Map.of("muted", List.of(), "quietFrom", "22:00", "quietTo", "07:00"));
            Instant called = night.start().minus(1, ChronoUnit.HOURS);
            String grave = found("ALT-05", calls.taken(REMOTE, called, "ROBBERY", 1));
            String slight = found("ALT-05", calls.taken(REMOTE, called, "THEFT", 3));

            JsonNode ladder = Desks.await(
                    "the third rung",
                    () -> desks.get("legal-brigade", slight + "/ladder").path("reached"),
                    reached -> reached.size() == 3);
            assertThat(ladder.findValues("told")).extracting(JsonNode::size).containsExactly(0, 0, 1);
            assertThat(ladder.at("/2/told/0/person").asText()).isEqualTo("100302");
            assertThat(ladder.findValuesAsText("dueAt")).allMatch(due -> Night.isNight(Instant.parse(due)));
            assertThat(told("notices?limit=200", "finding")).contains(idOf(grave), idOf(slight));
            assertThat(told("me/notifications?limit=200", "about"))
                    .contains("/api/v1/" + grave)
                    .doesNotContain("/api/v1/" + slight);

            night.passesTo(LocalTime.of(7, 5));
            assertThat(told("me/notifications?limit=200", "about")).contains("/api/v1/" + slight);
        }
    }

    private static List<String> told(String list, String field) throws Exception {
        return desks.get("legal-brigade", list).path("items").findValuesAsText(field);
    }

    /** 四不两直:到了才知道,查出的问题进入闭环 */
    @Test
    void theUnannouncedVisit_isUnknownToItsUnit_untilTheInspectorsStandInTheDoor() throws Exception {
        holds("CASE_MANAGER", "100301");
        holds("LEGAL_BRIGADE", "100302");
        String draft = desks.post("case-manager", "inspection-schemes", LoopPlans.stationCheck())
                .path("id")
                .asText();
        desks.post("legal-brigade", "inspection-schemes/" + draft + ":approve", NOTHING);
        String visit = desks.opens(
                "committee",
                "inspections:plan",
                Map.ofEntries(
                        Map.entry("unit", UNIT),
                        Map.entry("scheme", "STATION_CHECK"),
                        Map.entry("officerId", "100301"),
                        Map.entry("partner", "100302"),
                        Map.entry("unannounced", true),
                        Map.entry("dueAt", Instant.now().plus(3, ChronoUnit.DAYS))));

        assertThat(desks.get("unit-chief", "unit-inspections").path("items")).isEmpty();
        assertThat(desks.statusOf("unit-chief", visit)).isIn(403, 404);

        desks.post("case-manager", visit + ":arrive", NOTHING);
        assertThat(desks.get("unit-chief", "unit-inspections").path("items")).hasSize(1);
        Map<String, ?> seen = Map.of("checked", List.of("WALK_INS", "CAMERAS"), "faults", List.of("WALK_INS"));
        assertThat(desks.together("case-manager", "legal-brigade", visit + ":finish", seen))
                .isEqualTo("DONE");
        JsonNode known = desks.get("unit-chief", "unit-inspections").at("/items/0");
        assertThat(known.path("faults").toString()).isEqualTo("[\"WALK_INS\"]");

        // What the two found is a finding now; somebody else verifies it.
        String ofTheUnit = "findings?rule=SUP-13&orgPath=" + UNIT;
        JsonNode finding = Desks.await(
                "the fault", () -> desks.get("unit-chief", ofTheUnit).at("/items/0/id"), JsonNode::isTextual);
        String at = "findings/" + finding.asText();
        assertThat(desks.refused("legal-brigade", at + ":confirm", WHY)).isEqualTo("self-approval");
        assertThat(desks.does("inspectorate", at + ":confirm", WHY)).isEqualTo("CONFIRMED");
    }

    private static void holds(String role, String person) throws Exception {
        desks.post("case-manager", "roster", Map.of("orgPath", COUNTY, "role", role, "person", person));
    }

    /** Where the rule's finding on this alert stands, once it was raised. */
    private static String found(String rule, String alert) throws Exception {
        JsonNode found = Desks.await(
                rule + " on " + alert,
                () -> desks.get("legal-corps", "findings?rule=" + rule + "&subject=" + alert)
                        .at("/items/0/id"),
                id -> !id.isMissingNode());
        return "findings/" + found.asText();
    }

    private static JsonNode look(String who, String finding) throws Exception {
        return desks.get(who, finding);
    }

    private static String idOf(String finding) {
        return finding.substring(finding.indexOf('/') + 1);
    }

    private static Instant hoursAgo(int hours) {
        return Instant.now().minus(hours, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);
    }
}
