package org.firstbutton.intake.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.firstbutton.chassis.database.Transactions;
import org.firstbutton.chassis.procedure.Procedure;
import org.firstbutton.chassis.procedure.ProcedureWalker;
import org.firstbutton.chassis.procedure.ProcedureWalker.Stroll;
import org.firstbutton.chassis.procedure.ProcedureWalker.Walked;
import org.firstbutton.chassis.procedure.Step;
import org.firstbutton.chassis.testing.Footprints;
import org.firstbutton.chassis.testing.KafkaResource;
import org.firstbutton.chassis.testing.PostgresResource;
import org.firstbutton.chassis.testing.TokenResource;
import org.firstbutton.contract.Topic;
import org.firstbutton.intake.testing.IntakeClient;
import org.firstbutton.intake.testing.TopicReader;
import org.firstbutton.intake.testing.TopicReader.Arrived;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(TokenResource.class)
class ComplaintIT {
    private static final String COUNTY = "HB/JZ/SS/";
    private static final String UNIT = "HB/JZ/SS/U001/";
    private final IntakeClient desk = IntakeClient.person("045001", "PETITION_DESK", COUNTY);
    private final IntakeClient leader = IntakeClient.person("000001", "BUREAU_LEADER", COUNTY);

    @Inject
    Transactions transactions;

    @TestFactory
    List<DynamicTest> everyStateWithEveryStep_leadsWhereTheTableSaysOrIsRefusedByRule() {
        Procedure table = ComplaintProcedure.TABLE;
        ProcedureWalker walker = walker();
        return table.states().stream()
                .map(Procedure.State::name)
                .filter(state -> !state.equals(Procedure.PROPOSED) && !state.equals(Procedure.REFUSED))
                .map(state -> DynamicTest.dynamicTest(state, () -> everyStepIn(walker, state)))
                .toList();
    }

    @Test
    void walksAtRandom_leaveOneFactAndOneAuditEntryForEachStep() {
        Random random = new Random(Long.getLong("firstbutton.seed", 20_261_123));
        ProcedureWalker walker = walker();
        int taken = 0;
        while (taken < Integer.getInteger("firstbutton.walk-steps", 10_000) / 10) {
            Stroll stroll = walker.stroll(random, 40);
            stroll.requireOneFactAndOneEntryEach(new Footprints(transactions), "after " + taken + " steps");
            taken += stroll.steps().size();
        }
    }

    private static ProcedureWalker walker() {
        return new ProcedureWalker(ComplaintProcedure.TABLE, (step, body, detail) -> {
            body.remove("alertId");
            if (body.has("petitionKey")) {
                body.put("petitionKey", UUID.randomUUID().toString());
            }
        });
    }

    private static void everyStepIn(ProcedureWalker walker, String state) {
        List<Step> way = Objects.requireNonNull(walker.ways().get(state), "no way to " + state);
        Walked here = walker.walk(way);
        for (Step step : ComplaintProcedure.TABLE.steps()) {
            if (ComplaintProcedure.TABLE.next(state, step).isPresent()) {
                walker.take(walker.walk(way), step);
            } else {
                walker.requireRefused(here, step);
            }
        }
    }

    @Test
    void aComplaintAboutAnAlert_isOfThatAlertsMatter_andTwoOfThemShareAKey() {
        String alert = anAlert();
        String first = opened("{\"channel\": \"VISIT\", \"alertId\": \"" + alert + "\"}");
        opened("{\"channel\": \"LETTER\", \"alertId\": \"" + alert + "\"}");
        opened("{\"channel\": \"LETTER\", \"alertId\": \"" + anAlert() + "\"}");

        List<Arrived> ofAlert = TopicReader.waitFor(Topic.CITIZEN_EVENTS, alert, 2);
        assertThat(ofAlert).extracting(Arrived::type).containsOnly("complaint.received");
        assertThat(ofAlert)
                .extracting(fact -> fact.data().path("petitionKey").asText())
                .hasSize(2)
                .allMatch(key -> key.length() == 52)
                .containsOnly(keyOf(first));
        desk.get("/complaints/" + first)
                .then()
                .statusCode(200)
                .body("matter", equalTo(alert))
                .body("orgPath", equalTo(UNIT));
    }

    @Test
    void aPetitionOnAMatterOfItsOwn_isKnownAgainByItsKey_whichDoesNotSayWhoseItIs() {
        String person = "420000" + UUID.randomUUID();
        String first = opened("{\"channel\": \"VISIT\", \"petitionKey\": \"" + person + "\"}");
        String second = opened("{\"channel\": \"LETTER\", \"petitionKey\": \" " + person + "\"}");
        String other = opened("{\"channel\": \"LETTER\", \"petitionKey\": \"420000" + UUID.randomUUID() + "\"}");

        assertThat(keyOf(first)).isEqualTo(keyOf(second)).isNotEqualTo(keyOf(other));
        assertThat(desk.get("/complaints/" + first + "/facts").asString()).doesNotContain(person);
        desk.get("/complaints?subject=" + keyOf(first)).then().body("items.size()", equalTo(2));
    }

    @Test
    void whatTheUnitComplainedOfMayNotSee_itDoesNot_andAnotherCountysAlertDoesNotExist() {
        String alert = anAlert();
        String complaint = opened("{\"channel\": \"VISIT\", \"alertId\": \"" + alert + "\"}");

        IntakeClient.person("042001", "UNIT_CHIEF", UNIT)
                .get("/complaints/" + complaint)
                .then()
                .statusCode(403);
        IntakeClient elsewhere = IntakeClient.person("049001", "PETITION_DESK", "HB/JZ/GA/");
        elsewhere.get("/complaints/" + complaint).then().statusCode(404);
        elsewhere
                .post("/complaints:receive", "{\"channel\": \"VISIT\", \"alertId\": \"" + alert + "\"}")
                .then()
                .statusCode(404);
        desk.post(
                        "/complaints:receive",
                        "{\"channel\": \"VISIT\", \"petitionKey\": \"x\", \"alertId\": \"" + alert + "\"}")
                .then()
                .statusCode(400)
                .body("detail", containsString("/petitionKey"));
    }

    @Test
    void eachState_runsOutWhenTheLawWantsTheNextStep() {
        String id = opened("{\"channel\": \"VISIT\", \"occurredAt\": \"2025-04-01T10:00:00+08:00\"}");
        runsOut(id, "2025-04-16T16:00:00Z");
        step(id, "acknowledge", "2025-04-10T10:00:00+08:00", "2025-04-16T16:00:00Z");
        step(id, "accept", "2025-04-16T10:00:00+08:00", "2025-06-15T16:00:00Z");
        String proposal = desk.post(
                        "/complaints/" + id + ":extend",
                        "{\"told\": true, \"occurredAt\": \"2025-06-01T10:00:00+08:00\"}")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        leader.post("/complaints/" + id + "/proposals/" + proposal + ":approve", "{}")
                .then()
                .statusCode(200)
                .body("state", equalTo("EXTENDED"))
                .body("expiresAt", equalTo("2025-07-15T16:00:00Z"));
        step(id, "reply", "2025-07-01T10:00:00+08:00", "2025-07-31T16:00:00Z");

        desk.post("/complaints/" + id + ":request-review", "{\"occurredAt\": \"2025-08-01T00:00:01+08:00\"}")
                .then()
                .statusCode(409)
                .body("rule", equalTo("b9: a review is asked for within 30 days"));
        step(id, "request-review", "2025-07-31T23:00:00+08:00", "2025-08-30T16:00:00Z");
        desk.get("/complaints?open=true&expiresBefore=2025-09-01T00:00:00Z")
                .then()
                .body("items.find { it.id == '" + id + "' }.state", equalTo("REVIEW_REQUESTED"));
    }

    private void step(String id, String name, String at, String end) {
        desk.post("/complaints/" + id + ":" + name, "{\"occurredAt\": \"" + at + "\"}")
                .then()
                .statusCode(200);
        runsOut(id, end);
    }

    private void runsOut(String id, String end) {
        desk.get("/complaints/" + id).then().body("expiresAt", equalTo(end));
    }

    private String keyOf(String complaint) {
        return desk.get("/complaints/" + complaint).path("subject");
    }

    private String opened(String body) {
        Response answer = desk.post("/complaints:receive", body);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        return answer.path("id");
    }

    private static String anAlert() {
        return IntakeClient.person("041001", "CALL_TAKER", COUNTY)
                .post("/alerts", "{\"channel\": \"PHONE_110\", \"orgPath\": \"" + UNIT + "\"}")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }
}
