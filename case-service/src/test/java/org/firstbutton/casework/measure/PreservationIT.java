package org.firstbutton.casework.measure;

import static org.firstbutton.casework.Station.CHIEF;
import static org.firstbutton.casework.Station.OFFICER;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import org.firstbutton.casework.Station;
import org.firstbutton.chassis.testing.KafkaResource;
import org.firstbutton.chassis.testing.PostgresResource;
import org.firstbutton.chassis.testing.TokenResource;
import org.junit.jupiter.api.Test;

/** Things seized and payments stopped, as measures. */
@QuarkusTest
@QuarkusTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "database", value = "casework"))
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(TokenResource.class)
class PreservationIT {
    private static final Station KEEPER = Station.person("P500001", "PROPERTY_KEEPER", "HB/JZ/SS/");
    private static final String SOME_TIME_AGO = "2026-03-02T08:00:00Z";
    private static final String OVERDUE = "/preservations?open=true&expiresBefore=2026-03-10T00:00:00Z&limit=200";

    @Test
    void whatIsPreserved_runsOutAfterSevenDays_andStaysUntilSomebodyLiftsIt() {
        Response proposed = opening("preserve", "ADMIN", Map.of());
        OFFICER.posts(approval(proposed), Map.of()).then().statusCode(403);
        String id = approved(proposed);

        KEEPER.asks("/preservations/" + id)
                .then()
                .body("state", equalTo("PRESERVED"))
                .body("expiresAt", equalTo("2026-03-09T08:00:00Z"));
        Station.LEGAL.asks(OVERDUE).then().body("items.id", hasItem(id));
        approved(OFFICER.posts("/preservations/" + id + ":lift", Map.of()));
        Station.LEGAL
                .asks("/preservations/" + id + "/facts")
                .then()
                .body("items.type", contains("measure.applied", "measure.lifted"))
                .body("items[0].data.measure", equalTo("PRESERVATION"))
                .body("items[0].data.approver", equalTo("P100001"));
    }

    @Test
    void aSeizure_lastsThirtyDaysAndSixtyAtMost_inAnAdministrativeCase() {
        opening("seize", "ADMIN", Map.of("expiresAt", "2026-05-03T08:00:00Z"))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("/expiresAt"));
        opening("seize", "CRIMINAL", Map.of("expiresAt", "2026-05-03T08:00:00Z"))
                .then()
                .statusCode(201);
        String id = approved(opening("seize", "ADMIN", Map.of()));

        OFFICER.posts("/preservations/" + id + ":change", Map.of("fromMeasure", "FREEZE", "toMeasure", "SEALING"))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("/fromMeasure"));
        approved(OFFICER.posts(
                "/preservations/" + id + ":change", Map.of("fromMeasure", "SEIZURE", "toMeasure", "SEALING")));
        OFFICER.asks("/preservations/" + id).then().body("state", equalTo("REPLACED"));
    }

    @Test
    void aStoppedPayment_saysUntilWhen() {
        opening("stop-payment", "CRIMINAL", Map.of())
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("/expiresAt"));
        approved(opening("stop-payment", "CRIMINAL", Map.of("expiresAt", "2026-03-04T08:00:00Z")));
    }

    private static Response opening(String step, String kind, Map<String, String> more) {
        Map<String, String> body = new java.util.HashMap<>(more);
        body.put("caseId", OFFICER.registers(kind));
        body.put("occurredAt", SOME_TIME_AGO);
        return OFFICER.posts("/preservations:" + step, body);
    }

    private static String approval(Response proposed) {
        proposed.then().statusCode(201);
        return "/preservations/" + proposed.path("proceedingId") + "/proposals/" + proposed.path("id") + ":approve";
    }

    private static String approved(Response proposed) {
        CHIEF.posts(approval(proposed), Map.of()).then().statusCode(200);
        return proposed.path("proceedingId");
    }
}
