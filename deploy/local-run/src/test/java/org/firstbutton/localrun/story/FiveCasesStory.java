package org.firstbutton.localrun.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.firstbutton.localrun.story.Precinct.Case;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * 五个案件 — five cases that went wrong, told at the doors of the running services by the people who worked on them. What
 * they write down happened some days ago, or forty years.
 */
class FiveCasesStory {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    static Path directory;

    private static WholeSystem system;
    private static Precinct precinct;

    @BeforeAll
    static void theStationOpens() {
        system = new WholeSystem(directory.resolve("home"));
        system.start();
        precinct = new Precinct(system.ports());
    }

    @AfterAll
    static void theStationCloses() throws Exception {
        system.close();
    }

    /** 电动车被盗,立而不侦 */
    @Test
    void theStolenEBikeNobodyInvestigated() throws Exception {
        Case theft = precinct.opened(
                "CRIMINAL", "R-E-BIKE", hoursAgo(80), hoursAgo(78), Map.of("offence", "THEFT", "livelihood", true));

        JsonNode finding = onlyFinding("INV-01", theft, one -> true);
        assertThat(finding.path("severity").asText()).isEqualTo("HIGH");

        precinct.as(
                "handling-officer",
                "cases/" + theft.id() + ":record-act",
                Map.of("type", "interview.held", "officers", List.of("100202", "100201"), "place", "station"));
        JsonNode late = onlyFinding("INV-01", theft, FiveCasesStory::isRemedied);
        assertThat(late.path("id")).as("late is late").isEqualTo(finding.path("id"));
    }

    /** 不该调解的调解 */
    @Test
    void theMediationThatWasNotAllowed() throws Exception {
        Case brawl = precinct.opened("ADMIN", "R-BRAWL", hoursAgo(5), hoursAgo(4), Map.of("offence", "BRAWL"));
        precinct.as(
                "handling-officer",
                "cases/" + brawl.id() + ":record-act",
                Map.of("type", "interview.held", "officers", List.of("100202", "100201"), "place", "station"));
        List<String> flags = List.of("CIVIL_DISPUTE", "MINOR", "GANG_FIGHT");

        JsonNode problem = precinct.refused(
                "handling-officer",
                "cases/" + brawl.id() + ":start-mediation",
                Map.of("mediationId", "M-1", "round", 1, "eligibilityFlags", flags));
        assertThat(problem.path("rule").asText()).isEqualTo("INT-06: not to be mediated (APR 179)");

        // Where another system let it happen, the record tells.
        precinct.recordedElsewhere(
                "C-ELSEWHERE",
                List.of(
                        fact("report.registered", 30, Map.of("reportId", "R-ELSEWHERE", "kind", "ADMIN")),
                        fact("case.accepted", 29, Map.of("kind", "ADMIN", "decisionMaker", "100203")),
                        fact(
                                "mediation.started",
                                20,
                                Map.of("mediationId", "M-2", "round", 1, "eligibilityFlags", flags)),
                        fact("mediation.concluded", 10, Map.of("mediationId", "M-2"))));
        Case elsewhere = new Case("C-ELSEWHERE", "C-ELSEWHERE", "R-ELSEWHERE");
        assertThat(onlyFinding("INT-06", elsewhere, one -> true)
                        .path("severity")
                        .asText())
                .isEqualTo("HIGH");
        assertThat(precinct.findings("INT-06", brawl.names()))
                .as("what was refused")
                .isEmpty();
    }

    /** 拘留后二十四小时三件事:送看守所、通知家属、讯问 */
    @Test
    void aDetentionWithItsThreeDutiesOfTheFirstDay() throws Exception {
        Case theft = precinct.opened("CRIMINAL", "R-DETAINED", hoursAgo(60), hoursAgo(56), Map.of("offence", "THEFT"));
        String forgotten = detained(theft, "P-FORGOTTEN", 50);
        String lawful = detained(theft, "P-LAWFUL", 50);
        precinct.as("handling-officer", "measures/" + lawful + ":notify-family", Map.of("occurredAt", hoursAgo(45)));

        // Both were delivered and interrogated; of one of them the family heard nothing.
        JsonNode finding = onlyFinding("INV-09", theft, one -> true);
        assertThat(finding.path("severity").asText()).isEqualTo("CRITICAL");

        precinct.as("handling-officer", "measures/" + forgotten + ":notify-family", Map.of());
        onlyFinding("INV-09", theft, FiveCasesStory::isRemedied);
    }

    private static String detained(Case theft, String person, int hoursAgo) throws Exception {
        Map<String, Object> about = Map.of("caseId", theft.id(), "personId", person);
        String visit = precinct.as("handling-officer", "visits:bring", at(hoursAgo + 2, about))
                .path("id")
                .asText();
        precinct.as("case-centre", "visits/" + visit + ":enter", at(hoursAgo + 2, Map.of("placeKey", "DEMO-AREA-1")));
        String measure = precinct.approved("measures:detain", at(hoursAgo, about));
        precinct.as(
                "handling-officer",
                "cases/" + theft.id() + ":record-act",
                at(hoursAgo - 8, Map.of("type", "interrogation.held", "officers", List.of("100202", "100201"))));
        precinct.as("case-centre", "visits/" + visit + ":leave-area", at(hoursAgo - 1, Map.of("reason", "DETAINED")));
        precinct.as("handling-officer", "visits/" + visit + ":deliver", at(hoursAgo - 3, Map.of("place", "D-1")));
        return measure;
    }

    /** 四十年的取保候审 */
    @Test
    void theBailOfFortyYears() throws Exception {
        Instant summer1982 = Instant.parse("1982-07-10T01:00:00Z");
        Case old = precinct.opened(
                "CRIMINAL", "R-1982", summer1982, summer1982.plusSeconds(3600), Map.of("offence", "THEFT"));
        Instant applied = Instant.parse("1982-07-10T08:00:00Z");
        String bail = precinct.approved(
                "measures:bail", Map.of("caseId", old.id(), "personId", "P-1982", "occurredAt", applied));

        JsonNode finding = onlyFinding("INV-11", old, one -> true);
        assertThat(finding.path("severity").asText()).isEqualTo("CRITICAL");
        assertThat(Instant.parse(finding.path("startedAt").asText())).isEqualTo(applied);
        assertThat(Instant.parse(finding.path("dueAt").asText())).isBefore(Instant.parse("1983-07-12T00:00:00Z"));

        precinct.approved("measures/" + bail + ":lift", Map.of());
        onlyFinding("INV-11", old, FiveCasesStory::isRemedied);
    }

    /** 手机扣押后迟迟不移交 */
    @Test
    void theSeizedPhonesHandedOverLate() throws Exception {
        Case theft = precinct.opened("ADMIN", "R-PHONES", hoursAgo(44), hoursAgo(43), Map.of("offence", "THEFT"));
        String punctual = taken(theft);
        String late = taken(theft);
        handedOver(punctual, 39);
        handedOver(late, 10);

        JsonNode finding = onlyFinding("PRO-01", theft, FiveCasesStory::isRemedied);
        assertThat(finding.path("severity").asText()).isEqualTo("HIGH");
        // A keeper who comes too late is a keeper all the same.
        precinct.as("property-keeper", "property/" + late + ":receive", Map.of("location", "A-12"));
        precinct.as("property-keeper", "property/" + late + ":register", Map.of());
    }

    private static String taken(Case theft) throws Exception {
        return precinct.as(
                        "handling-officer",
                        "property:extract",
                        at(40, Map.of("caseId", theft.id(), "category", "PHONE", "quantity", 1)))
                .path("id")
                .asText();
    }

    private static void handedOver(String phone, int hoursAgo) throws Exception {
        precinct.as(
                "handling-officer",
                "property/" + phone + ":hand-over",
                at(hoursAgo, Map.of("keeper", "100312", "location", "A-12")));
    }

    /** Waits until the rule has found the case just once, and that as wanted. */
    private static JsonNode onlyFinding(String rule, Case about, Predicate<JsonNode> wanted) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        List<JsonNode> found = precinct.findings(rule, about.names());
        while (found.size() != 1 || !wanted.test(found.get(0))) {
            assertThat(System.nanoTime() - deadline)
                    .as("waiting for " + rule + ", last seen " + found)
                    .isNegative();
            Thread.sleep(300);
            found = precinct.findings(rule, about.names());
        }
        return found.get(0);
    }

    private static boolean isRemedied(JsonNode finding) {
        return finding.path("remediedAt").isTextual();
    }

    private static Map<String, ?> fact(String type, int hoursAgo, Map<String, ?> data) {
        String at = hoursAgo(hoursAgo).toString();
        return Map.of("type", type, "occurredAt", at, "recordedAt", at, "data", data);
    }

    private static Map<String, Object> at(int hoursAgo, Map<String, ?> content) {
        Map<String, Object> dated = new HashMap<>(content);
        dated.put("occurredAt", hoursAgo(hoursAgo));
        return dated;
    }

    private static Instant hoursAgo(int hours) {
        return Instant.now().minus(hours, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);
    }
}
