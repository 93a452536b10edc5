package org.firstbutton.supervision.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.firstbutton.supervision.inspection.Inspectors.CHIEF;
import static org.firstbutton.supervision.inspection.Inspectors.COUNTY;
import static org.firstbutton.supervision.inspection.Inspectors.FIRST;
import static org.firstbutton.supervision.inspection.Inspectors.INSPECTIONS;
import static org.firstbutton.supervision.inspection.Inspectors.LIAISON;
import static org.firstbutton.supervision.inspection.Inspectors.OF_UNIT;
import static org.firstbutton.supervision.inspection.Inspectors.OTHER;
import static org.firstbutton.supervision.inspection.Inspectors.PLANNER;
import static org.firstbutton.supervision.inspection.Inspectors.SCHEMES;
import static org.firstbutton.supervision.inspection.Inspectors.SECOND;
import static org.firstbutton.supervision.inspection.Inspectors.UNIT;
import static org.firstbutton.supervision.inspection.Inspectors.coverage;
import static org.firstbutton.supervision.inspection.Inspectors.coverageOf;
import static org.firstbutton.supervision.inspection.Inspectors.inForce;
import static org.firstbutton.supervision.inspection.Inspectors.plan;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.firstbutton.chassis.testing.KafkaResource;
import org.firstbutton.chassis.testing.PostgresResource;
import org.firstbutton.chassis.testing.TokenResource;
import org.firstbutton.supervision.loop.Person;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Inspectors go in pairs by a scheme that has its items; a unit knows of an unannounced visit when they are there. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "database", value = "supervision"))
@WithTestResource(KafkaResource.class)
@WithTestResource(TokenResource.class)
class InspectionIT {
    private static final String OF_STORY = "items.find { it.scheme == 'STORY' }";
    // Whatever role somebody has, his scope is the unit's.
    private static final List<Person> OF_THE_UNIT = Stream.of(
                    "UNIT_CHIEF", "LEGAL_OFFICER", "CASE_MANAGER", "LEGAL_BRIGADE", "INSPECTORATE", "BUREAU_LEADER")
            .map(role -> new Person("in-unit-" + role, Set.of(role), UNIT))
            .toList();

    @BeforeEach
    void posts() {
        Inspectors.takePosts();
    }

    @Test
    void theUnannouncedVisit() {
        String scheme = inForce("STORY");
        assertThatNobodyInspectsHisOwnUnit(scheme);

        // Given a visit that nobody announced
        Response planned = plan(UNIT, Map.of("scheme", scheme, "unannounced", true));
        planned.then().statusCode(201).body("state", equalTo("PLANNED"), "orgPath", equalTo(COUNTY));
        String visit = INSPECTIONS + "/" + planned.path("id");
        assertThatTheUnitFindsNothing(visit, scheme);

        // When a stranger says that they have arrived, nothing happens
        OTHER.post(visit + ":arrive", Map.of()).then().statusCode(409).body("rule", containsString("two inspectors"));
        assertThatTheUnitFindsNothing(visit, scheme);

        // When one of the two does, the unit knows
        FIRST.post(visit + ":arrive", Map.of()).then().statusCode(200);
        CHIEF.get(OF_UNIT)
                .then()
                .body(OF_STORY + ".arrivedAt", notNullValue())
                .body(OF_STORY + ".inspectors", contains("in-first", "in-second"), OF_STORY + ".faults", empty());

        // When both have signed
        signed(visit);

        // Then
        CHIEF.get(OF_UNIT)
                .then()
                .body(OF_STORY + ".faults", contains("ITEM_2"), OF_STORY + ".missing", contains("ITEM_3"))
                .body(OF_STORY + ".doneAt", notNullValue());
        assertThat(PLANNER.get(visit + "/facts").<List<String>>path("items.type"))
                .containsExactly("inspection.planned", "inspection.arrived", "inspection.done");
        coverage(scheme)
                .then()
                .body("share", equalTo("1/3"), "items.standing", contains("VISITED", "NOT_PLANNED", "NOT_PLANNED"));
        whatTheyFoundEntersTheLoop(visit);
    }

    /** The item at fault is a finding of the unit now; neither of the two who found it verifies it. */
    private static void whatTheyFoundEntersTheLoop(String visit) {
        UUID fault = InspectionFaults.id(UUID.fromString(visit.substring(visit.lastIndexOf('/') + 1)), "ITEM_2");
        String asked = "/api/v1/findings?rule=SUP-13&subject=" + fault;
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> CHIEF.get(asked).path("items[0].id") != null);
        String finding = CHIEF.get(asked).path("items[0].id");
        Map<String, String> reason = Map.of("reason", "seen on site");
        for (Person inspector : List.of(FIRST, SECOND)) {
            assertThat(inspector.decide(finding, "confirm", reason).<String>path("code"))
                    .isEqualTo("self-approval");
        }
        assertThat(OTHER.does(finding, "confirm", reason)).isEqualTo("CONFIRMED");
        Map<String, String> order = Map.of("findingId", finding, "requirement", "put it in order");
        String ordered = OTHER.opens("rectifications", "order", order);
        assertThat(CHIEF.takes(ordered, "acknowledge", Map.of())).isEqualTo("RECTIFYING");
    }

    private static void assertThatNobodyInspectsHisOwnUnit(String scheme) {
        plan(UNIT, Map.of("scheme", scheme, "partner", "in-insider"))
                .then()
                .statusCode(409)
                .body("detail", containsString("/partner"));
        plan(UNIT, Map.of("scheme", scheme, "partner", "in-first"))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("/partner"));
        plan(UNIT, Map.of("scheme", scheme, "partner", "in-nobody"))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("/partner"));
        plan(COUNTY, Map.of("scheme", scheme)).then().statusCode(400).body("violations[0].field", equalTo("/unit"));
        plan("HB/WH/U001/", Map.of("scheme", scheme)).then().statusCode(400);
    }

    private static void assertThatTheUnitFindsNothing(String visit, String scheme) {
        for (Person person : OF_THE_UNIT) {
            for (String list : List.of(
                    OF_UNIT,
                    INSPECTIONS,
                    INSPECTIONS + "?open=true",
                    INSPECTIONS + "?subject=" + UNIT,
                    "/api/v1/notices?open=false",
                    "/api/v1/worklist?list=UNIT",
                    "/api/v1/worklist/export?list=UNIT",
                    "/api/v1/findings",
                    "/api/v1/findings/export",
                    "/api/v1/alert-inspections")) {
                Response answer = person.get(list);
                assertThat(answer.statusCode()).as(person + " " + list).isIn(200, 403);
                assertThat(answer.asString())
                        .as(person + " " + list)
                        .doesNotContain(visit.substring(visit.lastIndexOf('/') + 1))
                        .doesNotContain(scheme);
            }
            for (String at : List.of(visit, visit + "/facts", visit + "/proposals")) {
                assertThat(person.get(at).statusCode()).as(person + " " + at).isIn(403, 404);
            }
            Response coverage = person.get(coverageOf(scheme));
            if (coverage.statusCode() == 200) {
                coverage.then()
                        .body("items.standing", not(hasItem("PLANNED")), "items.inspection", contains(nullValue()));
            }
        }
        coverage(scheme).then().body("items.standing", hasItem("PLANNED"));
    }

    private static void signed(String visit) {
        FIRST.post(visit + ":finish", Map.of("checked", List.of("NO_ITEM"), "faults", List.of()))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("/checked"));
        FIRST.post(visit + ":finish", Map.of("checked", List.of("ITEM_1"), "faults", List.of("ITEM_2")))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("/faults"));
        Map<String, Object> seen = Map.of("checked", List.of("ITEM_1", "ITEM_2"), "faults", List.of("ITEM_2"));
        OTHER.post(visit + ":finish", seen).then().statusCode(409);
        String proposal = FIRST.post(visit + ":finish", seen).path("id");
        CHIEF.get(OF_UNIT).then().body(OF_STORY + ".faults", empty(), OF_STORY + ".doneAt", nullValue());
        String approve = visit + "/proposals/" + proposal + ":approve";
        FIRST.post(approve, Map.of()).then().statusCode(409);
        OTHER.post(approve, Map.of()).then().statusCode(409).body("rule", containsString("two inspectors"));
        SECOND.post(approve, Map.of()).then().statusCode(200).body("state", equalTo("DONE"));
    }

    @Test
    void anAnnouncedVisit_isKnownToTheUnitAtOnce_andCoverageCountsUpToAllUnits() {
        String scheme = inForce("ROUND");
        for (String unit : List.of("U001/", "U002/", "U003/")) {
            String visit = INSPECTIONS + "/"
                    + plan(COUNTY + unit, Map.of("scheme", scheme)).path("id");
            new Person("in-c", Set.of("UNIT_CHIEF"), COUNTY + unit)
                    .get(OF_UNIT)
                    .then()
                    .body("items.find { it.scheme == '" + scheme + "' }.arrivedAt", nullValue())
                    .body("items.scheme", hasItem(scheme));
            FIRST.post(visit + ":arrive", Map.of()).then().statusCode(200);
            String proposal = SECOND.post(
                            visit + ":finish",
                            Map.of("checked", List.of("ITEM_1", "ITEM_2", "ITEM_3"), "faults", List.of()))
                    .path("id");
            FIRST.post(visit + "/proposals/" + proposal + ":approve", Map.of())
                    .then()
                    .statusCode(200)
                    .body("detail.missing", empty());
        }
        coverage(scheme).then().body("share", equalTo("3/3"), "units", equalTo(3));
    }

    @Test
    void theProcuratorsLiaison_seesTheVisitsThatNameHer_andNothingElse() {
        String scheme = inForce("JOINT");
        plan(UNIT, Map.of("scheme", scheme)).then().statusCode(201);
        String visit = INSPECTIONS + "/"
                + plan(UNIT, Map.of("scheme", scheme, "liaison", "in-liaison")).path("id");
        FIRST.post(visit + ":arrive", Map.of()).then().statusCode(200);
        String proposal = FIRST.post(
                        visit + ":finish",
                        Map.of("checked", List.of("ITEM_1"), "faults", List.of("ITEM_1"), "remark", "不公开"))
                .path("id");
        SECOND.post(visit + "/proposals/" + proposal + ":approve", Map.of())
                .then()
                .statusCode(200);

        PLANNER.post(visit + ":hold-jointly", Map.of("exchanged", true))
                .then()
                .statusCode(200)
                .body("state", equalTo("HELD"), "detail.office", equalTo("JOINT_OFFICE"));

        Response extract = LIAISON.get("/api/v1/joint-inspections");
        extract.then()
                .statusCode(200)
                .body("items", hasSize(1), "items[0].faults", contains("ITEM_1"))
                .body("items[0].exchanged", equalTo(true));
        assertThat(extract.asString()).doesNotContain("不公开").doesNotContain("in-first");
        for (String closed :
                List.of(INSPECTIONS, visit, OF_UNIT, SCHEMES, "/api/v1/findings", "/api/v1/alert-inspections")) {
            assertThat(LIAISON.get(closed).statusCode()).as(closed).isEqualTo(403);
        }
    }
}
