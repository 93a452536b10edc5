package org.firstbutton.supervision.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.firstbutton.chassis.testing.KafkaResource;
import org.firstbutton.chassis.testing.PostgresResource;
import org.firstbutton.chassis.testing.TokenResource;
import org.firstbutton.supervision.loop.Findings;
import org.firstbutton.supervision.loop.Person;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A measure of a programme has its organisation, its day, and somebody else who says that it is done. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "database", value = "supervision"))
@WithTestResource(KafkaResource.class)
@WithTestResource(TokenResource.class)
class OverdueMeasureIT {
    private static final Person COMMITTEE = new Person("p-committee", Set.of("SUPERVISION_COMMITTEE"), Person.COUNTY);
    private static final Person BRIGADE = new Person("p-brigade", Set.of("LEGAL_BRIGADE"), Person.COUNTY);
    private static final Person CHIEF = new Person("p-chief", Set.of("UNIT_CHIEF"), Person.UNIT);
    private static final Person TRAINING = new Person("p-training", Set.of("TRAINING_OFFICER"), Person.COUNTY);
    private static final Person SIBLING = new Person("p-chief-2", Set.of("UNIT_CHIEF"), "HB/JZ/SS/U0012/");

    private String programme = "";

    @BeforeEach
    void start() {
        Instant now = Instant.now();
        programme = COMMITTEE
                .post(
                        "/api/v1/campaigns:start",
                        Map.ofEntries(
                                Map.entry("kind", "PROGRAMME"),
                                Map.entry("name", "七项三十五条"),
                                Map.entry("unit", Person.COUNTY),
                                Map.entry("rules", List.of()),
                                Map.entry("statuses", List.of()),
                                Map.entry("severities", List.of()),
                                Map.entry("categories", List.of()),
                                Map.entry("from", now.minusSeconds(3600).toString()),
                                Map.entry("to", now.toString()),
                                Map.entry("stages", List.of())))
                .path("id");
    }

    @Test
    void whoReportedAMeasureAsDone_neitherAcceptsNorReturnsIt() {
        String task = COMMITTEE.opens("programme-tasks", "set", measure());
        CHIEF.takes(task, "finish", Map.of("result", "已完成"));
        Person both = new Person(CHIEF.officer(), Set.of("UNIT_CHIEF", "LEGAL_BRIGADE"), Person.UNIT, Person.COUNTY);

        for (String decision : List.of("accept", "return")) {
            both.post(task + ":" + decision, decision.equals("accept") ? Map.of() : Map.of("reason", "x"))
                    .then()
                    .statusCode(409)
                    .body("code", equalTo("self-approval"));
        }
        assertThat(BRIGADE.takes(task, "accept", Map.of())).isEqualTo("ACCEPTED");
    }

    @Test
    void anOverdueMeasure_isOnTheListsOfItsUnit_andOfThoseAboveWhoMaySetOne() {
        String task = COMMITTEE.opens("programme-tasks", "set", measure());
        assertThat(listed(CHIEF, "UNIT", task)).containsExactly("DO_MEASURE");
        assertThat(listed(CHIEF, "OVERDUE", task)).isEmpty();
        assertThat(listed(COMMITTEE, "UNIT", task)).isEmpty();
        assertThat(listed(SIBLING, "UNIT", task)).isEmpty();

        // When its day has passed
        Findings.deadline(task, Duration.ofMinutes(-5));

        // Then
        assertThat(listed(CHIEF, "OVERDUE", task)).containsExactly("DO_MEASURE");
        assertThat(listed(CHIEF, "MINE", task)).containsExactly("DO_MEASURE");
        assertThat(listed(COMMITTEE, "MINE", task)).containsExactly("CHASE_MEASURE");
        assertThat(listed(BRIGADE, "OVERDUE", task)).containsExactly("CHASE_MEASURE");
        assertThat(listed(BRIGADE, "MINE", task)).isEmpty();
        assertThat(listed(SIBLING, "OVERDUE", task)).isEmpty();
        assertThat(COMMITTEE.get("/api/v1/worklist/export?list=OVERDUE").asString())
                .contains("CHASE_MEASURE", "规范接处警 · 全员轮训");
        assertThat(CHIEF.get("/api/v1/briefings/morning").asString()).contains(task);
        progress().body("overdue", equalTo(1), "headings[0].overdue", equalTo(1));
    }

    @Test
    void aMeasureReportedAsDone_waitsForSomebodyElseToAcceptIt() {
        String task = COMMITTEE.opens("programme-tasks", "set", measure());
        Findings.deadline(task, Duration.ofMinutes(-5));
        CHIEF.takes(task, "finish", Map.of("result", "已完成"));

        assertThat(listed(CHIEF, "UNIT", task)).isEmpty();
        assertThat(listed(COMMITTEE, "OVERDUE", task)).isEmpty();
        assertThat(listed(COMMITTEE, "UNIT", task)).containsExactly("ACCEPT_MEASURE");
        progress().body("overdue", equalTo(0), "headings[0].overdue", equalTo(0));

        BRIGADE.takes(task, "return", Map.of("reason", "未附考核成绩"));
        progress().body("overdue", equalTo(1), "headings[0].overdue", equalTo(1));
        CHIEF.takes(task, "finish", Map.of("result", "已完成", "evidenceRef", "EV-36"));
        BRIGADE.takes(task, "accept", Map.of());
        assertThat(listed(COMMITTEE, "UNIT", task)).isEmpty();
    }

    @Test
    void whatTheCountySetForItself_isOnTheListOfItsTrainingOfficer_whoSeesNoStations() {
        String own = COMMITTEE.opens("programme-tasks", "set", measure(Person.COUNTY));
        String station = COMMITTEE.opens("programme-tasks", "set", measure());
        assertThat(listed(TRAINING, "MINE", own)).containsExactly("DO_MEASURE");
        assertThat(listed(TRAINING, "UNIT", station)).isEmpty();
        assertThat(listed(CHIEF, "UNIT", own)).isEmpty();

        Findings.deadline(own, Duration.ofMinutes(-5));
        Findings.deadline(station, Duration.ofMinutes(-5));
        assertThat(listed(TRAINING, "OVERDUE", own)).containsExactly("DO_MEASURE");
        assertThat(listed(TRAINING, "OVERDUE", station)).isEmpty();

        assertThat(TRAINING.takes(own, "finish", Map.of("result", "三期已办"))).isEqualTo("FINISHED");
        assertThat(listed(TRAINING, "UNIT", own)).isEmpty();
        assertThat(BRIGADE.takes(own, "accept", Map.of())).isEqualTo("ACCEPTED");
        assertThat(TRAINING.get("/api/v1/me/deeds")
                        .then()
                        .statusCode(200)
                        .extract()
                        .<List<String>>path("items.action"))
                .contains("finish");
    }

    private Map<String, String> measure() {
        return measure(Person.UNIT);
    }

    private Map<String, String> measure(String unit) {
        return Map.of(
                "campaignId",
                programme,
                "heading",
                "规范接处警",
                "measure",
                "全员轮训",
                "unit",
                unit,
                "dueAt",
                Instant.now().plus(Duration.ofDays(90)).toString());
    }

    private ValidatableResponse progress() {
        return COMMITTEE.get("/api/v1/campaign-progress/" + programme).then().statusCode(200);
    }

    private static List<String> listed(Person person, String list, String task) {
        return person.get("/api/v1/worklist?limit=200&list=" + list)
                .then()
                .statusCode(200)
                .extract()
                .path("items.findAll { it.at == '" + task + "' }.task");
    }
}
