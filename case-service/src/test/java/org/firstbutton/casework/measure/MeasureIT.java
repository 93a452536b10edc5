package org.firstbutton.casework.measure;

import static org.firstbutton.casework.Station.LEADER;
import static org.firstbutton.casework.Station.LEGAL;
import static org.firstbutton.casework.Station.OFFICER;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.firstbutton.chassis.testing.KafkaResource;
import org.firstbutton.chassis.testing.PostgresResource;
import org.firstbutton.chassis.testing.TokenResource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "database", value = "casework"))
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(TokenResource.class)
class MeasureIT {
    private static final String OVERDUE = "/measures?open=true&expiresBefore=2020-01-01T00:00:00Z&limit=200";

    private final String person = UUID.randomUUID().toString();

    @Test
    void aBailOf1982_isStillThereUntilSomebodyLiftsIt() {
        String bail = applied("bail", "1982-07-10T08:00:00Z");

        LEGAL.asks("/measures/" + bail)
                .then()
                .body("state", equalTo("ON_BAIL"))
                .body("ended", equalTo(false))
                .body("expiresAt", equalTo("1983-07-10T08:00:00Z"));
        LEGAL.asks(OVERDUE).then().body("items.id", hasItem(bail));

        approved(OFFICER.posts("/measures/" + bail + ":lift", Map.of()), bail);

        LEGAL.asks("/measures/" + bail).then().body("state", equalTo("LIFTED")).body("ended", equalTo(true));
        LEGAL.asks(OVERDUE).then().body("items.id", not(hasItem(bail)));
    }

    @Test
    void measures_neitherOverlapNorLeaveAGap() {
        String detention = applied("detain", "2026-03-02T08:00:00Z");
        opening("bail", "2026-03-03T08:00:00Z")
                .then()
                .statusCode(409)
                .body("rule", equalTo("b4: one measure at a time"));
        approved(
                OFFICER.posts(
                        "/measures/" + detention + ":change",
                        Map.of("fromMeasure", "DETENTION", "toMeasure", "BAIL", "occurredAt", "2026-03-04T08:00:00Z")),
                detention);

        opening("bail", "2026-03-04T09:00:00Z")
                .then()
                .statusCode(409)
                .body("rule", equalTo("b4: no gap between measures"));
        opening("watch-residence", "2026-03-04T08:00:00Z").then().statusCode(409);
        applied("bail", "2026-03-04T08:00:00Z");
    }

    @Test
    void whatALeaderApprovedBeforehand_isCarriedOutByTheOfficer_andNotBefore() {
        String detention = applied("approve-detention", "2026-03-02T08:00:00Z");
        LEGAL.asks("/measures/" + detention)
                .then()
                .body("state", equalTo("DETENTION_APPROVED"))
                .body("expiresAt", nullValue())
                .body("allowed", equalTo(List.of("detain-approved", "lift")));
        opening("approve-detention", "2026-03-02T09:00:00Z")
                .then()
                .statusCode(409)
                .body("rule", equalTo("b4: approved once"));
        OFFICER.posts("/measures/" + detention + ":detain-approved", Map.of("occurredAt", "2026-03-02T07:59:00Z"))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("/occurredAt"));

        OFFICER.posts("/measures/" + detention + ":detain-approved", Map.of("occurredAt", "2026-03-03T06:00:00Z"))
                .then()
                .statusCode(200)
                .body("state", equalTo("DETAINED"))
                .body("expiresAt", equalTo("2026-03-06T06:00:00Z"));

        LEGAL.asks("/measures/" + detention + "/facts")
                .then()
                .body("items.type", equalTo(List.of("measure.approved", "measure.applied")))
                .body("items.data.approver", equalTo(List.of("P000001", "P000001")))
                .body("items.data.measureId", equalTo(List.of(detention, detention)))
                .body("items[0].data.measure", equalTo("DETENTION"))
                .body("items[0].data.actor.id", equalTo("P100031"));
        opening("bail", "2026-03-04T08:00:00Z").then().statusCode(409);
    }

    @Test
    void whatFollowsAReplacedMeasure_leavesNoGapEither_ifItWasApprovedBeforehand() {
        String detention = applied("detain", "2026-03-02T08:00:00Z");
        String bail = applied("approve-bail", "2026-03-03T08:00:00Z");
        OFFICER.posts("/measures/" + bail + ":bail-approved", Map.of("occurredAt", "2026-03-03T09:00:00Z"))
                .then()
                .statusCode(409)
                .body("rule", equalTo("b4: one measure at a time"));
        approved(
                OFFICER.posts(
                        "/measures/" + detention + ":change",
                        Map.of("fromMeasure", "DETENTION", "toMeasure", "BAIL", "occurredAt", "2026-03-04T08:00:00Z")),
                detention);
        OFFICER.posts("/measures/" + bail + ":bail-approved", Map.of("occurredAt", "2026-03-04T09:00:00Z"))
                .then()
                .statusCode(409)
                .body("rule", equalTo("b4: no gap between measures"));
        OFFICER.posts("/measures/" + bail + ":bail-approved", Map.of("occurredAt", "2026-03-04T08:00:00Z"))
                .then()
                .statusCode(200)
                .body("state", equalTo("ON_BAIL"));
    }

    @Test
    void aTermNoLawKnows_isRefusedNamingTheField() {
        OFFICER.posts(
                        "/measures:detain",
                        Map.of(
                                "caseId",
                                OFFICER.registers("CRIMINAL"),
                                "personId",
                                person,
                                "occurredAt",
                                "2026-03-02T08:00:00Z",
                                "expiresAt",
                                "2026-06-02T08:00:00Z"))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("/expiresAt"));
    }

    private Response opening(String step, String occurredAt) {
        return OFFICER.posts(
                "/measures:" + step,
                Map.of("caseId", OFFICER.registers("CRIMINAL"), "personId", person, "occurredAt", occurredAt));
    }

    private String applied(String step, String occurredAt) {
        Response proposed = opening(step, occurredAt);
        String id = proposed.then().statusCode(201).extract().path("proceedingId");
        approved(proposed, id);
        return id;
    }

    private static void approved(Response proposed, String id) {
        String proposal = proposed.then().statusCode(201).extract().path("id");
        LEADER.posts("/measures/" + id + "/proposals/" + proposal + ":approve", Map.of())
                .then()
                .statusCode(200);
    }
}
