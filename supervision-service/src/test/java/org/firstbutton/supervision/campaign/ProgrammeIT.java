package org.firstbutton.supervision.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.firstbutton.chassis.testing.KafkaResource;
import org.firstbutton.chassis.testing.PostgresResource;
import org.firstbutton.chassis.testing.TokenResource;
import org.firstbutton.supervision.loop.Person;
import org.junit.jupiter.api.Test;

/** A programme in words: its measures are set one by one or all at once, under the headings of its template. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "database", value = "supervision"))
@WithTestResource(KafkaResource.class)
@WithTestResource(TokenResource.class)
class ProgrammeIT {
    private static final Person COMMITTEE = new Person("c-committee", Set.of("SUPERVISION_COMMITTEE"), Person.COUNTY);
    private static final Person BRIGADE = new Person("c-brigade", Set.of("LEGAL_BRIGADE"), Person.COUNTY);
    private static final Person CHIEF = new Person("c-chief", Set.of("UNIT_CHIEF"), Person.UNIT);
    private static final Person SIBLING = new Person("c-chief-2", Set.of("UNIT_CHIEF"), "HB/JZ/SS/U0012/");

    @Test
    void aProgrammeInWords_setsItsMeasures_whichTheirUnitReportsOn_andAnotherAccepts() {
        String campaign = start(Map.of()).path("id");
        progress(campaign).then().body("tasks", equalTo(0), "measures", equalTo(0));
        Map<String, String> measure = measure(campaign, "规范接处警", "全员轮训");
        CHIEF.post("/api/v1/programme-tasks:set", measure).then().statusCode(403);
        String task = COMMITTEE.opens("programme-tasks", "set", measure);

        SIBLING.get(task).then().statusCode(404);
        refused(CHIEF.post(task + ":report", Map.of("progress", "两期已办", "percent", 120)), "/percent");
        assertThat(CHIEF.takes(task, "report", Map.of("progress", "两期已办", "percent", 60)))
                .isEqualTo("AT_WORK");
        BRIGADE.post(task + ":finish", Map.of("result", "已完成"))
                .then()
                .statusCode(409)
                .body("rule", equalTo("programme: reported by the unit itself"));
        assertThat(CHIEF.takes(task, "finish", Map.of("result", "已完成"))).isEqualTo("FINISHED");
        assertThat(BRIGADE.takes(task, "return", Map.of("reason", "未附考核成绩"))).isEqualTo("AT_WORK");
        CHIEF.takes(task, "finish", Map.of("result", "已完成", "evidenceRef", "EV-35"));
        assertThat(BRIGADE.takes(task, "accept", Map.of())).isEqualTo("ACCEPTED");

        progress(campaign).then().body("measures", equalTo(1), "accepted", equalTo(1));
        BRIGADE.get("/api/v1/programme-tasks?subject=" + campaign)
                .then()
                .body("items.detail.percent", equalTo(List.of(60)), "items.orgPath", equalTo(List.of(Person.UNIT)));
    }

    @Test
    void aPlanOfSevenItemsAndThirtyFiveMeasures_isTakenInAtOnce_andHoldsNoMore() {
        String campaign = programme("SEVEN_ITEMS_35");
        List<Map<String, String>> plan = IntStream.range(0, 35)
                .mapToObj(n -> measure(campaign, "第" + (n % 7 + 1) + "项", "第" + (n + 1) + "条"))
                .toList();

        // One that does not fit, and none is set
        List<Map<String, String>> broken = Stream.concat(plan.stream().limit(3), Stream.of(measure("-", "一", "二")))
                .toList();
        COMMITTEE
                .post("/api/v1/programme-tasks:import", Map.of("items", broken))
                .then()
                .statusCode(400);
        progress(campaign).then().body("measures", equalTo(0), "template.measures", equalTo(35));
        CHIEF.post("/api/v1/programme-tasks:import", Map.of("items", plan))
                .then()
                .statusCode(403);

        Response taken = COMMITTEE.post("/api/v1/programme-tasks:import", Map.of("items", plan));
        taken.then().statusCode(200).body("items", hasSize(35), "items.state", everyItem(equalTo("SET")));
        String first = "/api/v1/programme-tasks/" + taken.path("items[0].id");
        CHIEF.takes(first, "finish", Map.of("result", "已完成"));
        BRIGADE.takes(first, "accept", Map.of());
        progress(campaign)
                .then()
                .body("measures", equalTo(35), "accepted", equalTo(1), "headings", hasSize(7))
                .body("headings.measures", everyItem(equalTo(5)), "headings[0].accepted", equalTo(1))
                .body("headings[1].overdue", equalTo(0), "headings[1].units", equalTo(List.of(Person.UNIT)));
        COMMITTEE
                .post("/api/v1/programme-tasks:set", measure(campaign, "第1项", "第36条"))
                .then()
                .statusCode(409)
                .body("rule", equalTo("programme: as many measures as its template"));
    }

    @Test
    void aTemplateNamesTheHeadings_andShowsThoseThatNothingWasSetFor() {
        COMMITTEE
                .get("/api/v1/programme-templates")
                .then()
                .statusCode(200)
                .body("items.find { it.id == 'SIX_THERAPIES' }.headings", hasSize(6))
                .body("items.find { it.id == 'STATION_THREE_YEARS' }.headings", empty());
        refused(start(Map.of("template", "SEVEN_THERAPIES")), "/template");
        String campaign = programme("FIVE_SYSTEMS");
        refused(COMMITTEE.post("/api/v1/programme-tasks:set", measure(campaign, "望闻问切", "无")), "/heading");
        COMMITTEE.opens("programme-tasks", "set", measure(campaign, "培训", "年有计划"));
        progress(campaign)
                .then()
                .body("template.zh", equalTo("五大执法体系"))
                .body("headings.heading", equalTo(List.of("制度", "监督", "智控", "培训", "保障")))
                .body("headings.measures", equalTo(List.of(0, 0, 0, 1, 0)));
    }

    private static String programme(String template) {
        Response started = start(Map.of("name", template, "template", template));
        started.then().statusCode(201).body("detail.template", equalTo(template));
        return started.path("id");
    }

    private static Map<String, String> measure(String campaign, String heading, String measure) {
        return Map.of(
                "campaignId",
                campaign,
                "heading",
                heading,
                "measure",
                measure,
                "unit",
                Person.UNIT,
                "dueAt",
                Instant.now().plus(Duration.ofDays(90)).toString());
    }

    private static void refused(Response answer, String field) {
        answer.then().statusCode(400).body("violations[0].field", equalTo(field));
    }

    private static Response start(Map<String, ?> otherwise) {
        Map<String, Object> body = new HashMap<>(Map.of(
                "kind", "PROGRAMME",
                "name", "七项三十五条",
                "unit", Person.COUNTY,
                "rules", List.of(),
                "statuses", List.of(),
                "severities", List.of(),
                "categories", List.of(),
                "stages", List.of(),
                "from", Instant.now().minusSeconds(3600).toString(),
                "to", Instant.now().toString()));
        body.putAll(otherwise);
        return COMMITTEE.post("/api/v1/campaigns:start", body);
    }

    private static Response progress(String id) {
        return COMMITTEE.get("/api/v1/campaign-progress/" + id);
    }
}
