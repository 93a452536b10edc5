package org.firstbutton.intake.recheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.firstbutton.chassis.procedure.ProcedureWalker;
import org.firstbutton.chassis.testing.KafkaResource;
import org.firstbutton.chassis.testing.PostgresResource;
import org.firstbutton.chassis.testing.TokenResource;
import org.firstbutton.contract.Topic;
import org.firstbutton.intake.testing.AlertLife;
import org.firstbutton.intake.testing.CallbackDeskClient;
import org.firstbutton.intake.testing.IntakeClient;
import org.firstbutton.intake.testing.TopicReader;
import org.firstbutton.intake.testing.TopicReader.Arrived;
import org.junit.jupiter.api.Test;

/** A citizen was not content; somebody from outside the unit looks into it. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(TokenResource.class)
class RecheckIT {
    private static final String OUTSIDE = "PUB-03: rechecked from outside the unit";
    private final AlertLife life = new AlertLife();
    private final CallbackDeskClient desk = new CallbackDeskClient();
    private final IntakeClient inspectorate = IntakeClient.person("049001", "INSPECTORATE", AlertLife.COUNTY);

    @Test
    void whoIsNotContent_isCheckedFromOutsideTheUnit_andTheFactNamesTheCallBack() {
        String alert = life.closed("DISPUTE", 3);
        String callback = dissatisfied(alert);

        completes(inspectorate, "\"callbackId\": \"" + callback + "\"")
                .then()
                .statusCode(201)
                .body("state", equalTo("COMPLETED"))
                .body("matter", equalTo(alert))
                .body("orgPath", equalTo(AlertLife.UNIT))
                .body("subject", equalTo(callback));

        List<Arrived> facts = TopicReader.waitFor(Topic.REVIEW_EVENTS, alert, 1);
        assertThat(facts).extracting(Arrived::type).containsExactly("recheck.completed");
        JsonNode data = facts.get(0).data();
        assertThat(data.path("callbackId").asText()).isEqualTo(callback);
        assertThat(data.path("alertId").asText()).isEqualTo(alert);
        assertThat(data.path("unit").asText()).isEqualTo(AlertLife.COUNTY);
        assertThat(data.path("officerId").asText()).isEqualTo("049001");
    }

    @Test
    void theUnitItself_andWhoHadAHandInIt_doNotRecheckIt() {
        String alert = life.closed("DISPUTE", 3);
        String about = "\"alertId\": \"" + alert + "\"";
        completes(IntakeClient.person("042099", "INSPECTORATE", AlertLife.UNIT), about)
                .then()
                .statusCode(409)
                .body("rule", equalTo(OUTSIDE));
        // The chief who closed it has since been called to the county.
        completes(IntakeClient.person("042001", "LEGAL_BRIGADE", AlertLife.COUNTY), about)
                .then()
                .statusCode(409)
                .body("rule", equalTo(OUTSIDE));
        completes(IntakeClient.person("049009", "INSPECTORATE", "HB/JZ/GA/"), about)
                .then()
                .statusCode(404);
        completes(inspectorate, about).then().statusCode(201);
    }

    @Test
    void whatCannotBe_isRefused_namingTheField() {
        String alert = life.closed("DISPUTE", 3);
        String callback = dissatisfied(alert);
        completes(inspectorate, "\"callbackId\": \"of-another-system\"")
                .then()
                .statusCode(400)
                .body("detail", containsString("/alertId"));
        completes(inspectorate, "\"callbackId\": \"" + callback + "\", \"alertId\": \"" + life.received() + "\"")
                .then()
                .statusCode(400)
                .body("detail", containsString("/alertId"));
        completes(inspectorate, "\"callbackId\": \"" + callback + "\", \"occurredAt\": \"2020-01-01T10:00:00+08:00\"")
                .then()
                .statusCode(400)
                .body("detail", containsString("/occurredAt"));
        inspectorate
                .post("/rechecks:complete", "{\"alertId\": \"" + alert + "\", \"result\": \"FINE\"}")
                .then()
                .statusCode(400)
                .body("detail", containsString("/result"));
        completes(inspectorate, "\"alertId\": \"" + UUID.randomUUID() + "\"")
                .then()
                .statusCode(404);
    }

    @Test
    void whatIsCompleted_isNotCompletedAgain() {
        ProcedureWalker walker = new ProcedureWalker(
                RecheckPractice.PROCEDURE,
                (step, body, detail) -> {
                    body.remove("callbackId");
                    body.put("alertId", detail.isEmpty() ? life.closed("DISPUTE", 3) : "-");
                },
                role -> AlertLife.COUNTY);
        walker.requireRefused(
                walker.walk(Objects.requireNonNull(walker.ways().get("COMPLETED"))),
                RecheckPractice.PROCEDURE.step("complete"));
    }

    private String dissatisfied(String alert) {
        String callback = desk.attempted(CallbackDeskClient.byPerson(alert, "\"REACHED\""));
        desk.complete(callback, "\"rating\": \"DISSATISFIED\"").then().statusCode(200);
        return callback;
    }

    private static Response completes(IntakeClient who, String about) {
        return who.post("/rechecks:complete", "{" + about + ", \"result\": \"CONFIRMED\"}");
    }
}
