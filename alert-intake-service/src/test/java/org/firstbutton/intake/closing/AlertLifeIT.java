package org.firstbutton.intake.closing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.firstbutton.chassis.database.Transactions;
import org.firstbutton.chassis.delivery.Outbox;
import org.firstbutton.chassis.testing.KafkaResource;
import org.firstbutton.chassis.testing.PostgresResource;
import org.firstbutton.chassis.testing.TokenResource;
import org.firstbutton.contract.Topic;
import org.firstbutton.intake.testing.AlertLife;
import org.firstbutton.intake.testing.CaseSide;
import org.firstbutton.intake.testing.IntakeClient;
import org.firstbutton.intake.testing.TopicReader;
import org.firstbutton.intake.testing.TopicReader.Arrived;
import org.junit.jupiter.api.Test;

/** Alerts from the call to the closure and beyond, through the doors that people use. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(TokenResource.class)
class AlertLifeIT {
    private static final String COUNTY = "HB/JZ/SS/";
    private static final String UNIT = "HB/JZ/SS/U001/";
    private final IntakeClient callTaker = IntakeClient.person("041001", "CALL_TAKER", COUNTY);
    private final IntakeClient dispatcher = IntakeClient.person("041002", "DISPATCHER", COUNTY);
    private final IntakeClient officer = IntakeClient.person("042017", "RESPONDING_OFFICER", UNIT);
    private final IntakeClient chief = IntakeClient.person("042001", "UNIT_CHIEF", UNIT);
    private final IntakeClient brigade = IntakeClient.person("040001", "LEGAL_BRIGADE", COUNTY);

    @Inject
    Transactions transactions;

    @Inject
    Outbox outbox;

    @Test
    void aCallThatIsHandledProperly_endsClosed_andEachStepIsAFactInOrder() {
        String alert = aClassifiedAlert(false);
        String dispatch = sent(alert, UNIT);
        handledBy(officer, alert, dispatch);
        ok(officer, alert, ":submit-feedback", "{\"disposition\": \"MEDIATED\", \"caseIndicated\": false}");
        ok(officer, alert, ":inform-caller", "{\"channel\": \"PHONE\", \"result\": \"INFORMED\"}");
        ok(chief, alert, ":close", "{\"outcome\": \"SETTLED\"}");

        chief.get("/alerts/" + alert)
                .then()
                .body("state", equalTo("CLOSED"))
                .body("dispatches.state", contains("CLEARED"));
        assertThat(TopicReader.waitFor(Topic.ALERT_EVENTS, alert, 10))
                .extracting(Arrived::type)
                .containsExactly(
                        "alert.received",
                        "alert.classified",
                        "alert.dispatched",
                        "dispatch.acknowledged",
                        "unit.en-route",
                        "unit.arrived",
                        "unit.cleared",
                        "feedback.submitted",
                        "caller.informed",
                        "alert.closed");
        chief.get("/alerts/" + alert + "/facts")
                .then()
                .body("items.data.version", contains(1, 2, 3, 4, 5, 6, 7, 8, 9, 10));

        ok(brigade, alert, ":reopen", "{\"reason\": \"投诉复查\"}").then().body("state", equalTo("DISPATCHED"));
    }

    @Test
    void whatWasClosed_isRecheckedBySomebodyWhoHadNoHandInIt_andStandsOrIsReopened() {
        AlertLife life = new AlertLife();
        String alert = life.closed("DISPUTE", 3);
        String at = "/alerts/" + alert;
        String complaint = "{\"complaintId\": \"CP-1\"}";
        IntakeClient.person("042017", "INSPECTORATE", COUNTY)
                .post(at + ":start-recheck", complaint)
                .then()
                .statusCode(409)
                .body("rule", equalTo("b1: nobody rechecks his own work"));
        chief.post(at + ":start-recheck", complaint).then().statusCode(403);

        ok(brigade, alert, ":start-recheck", complaint).then().body("state", equalTo("RECHECK"));
        chief.post(at + ":close", "{\"outcome\": \"SETTLED\"}")
                .then()
                .statusCode(409)
                .body("rule", equalTo("b1: close an alert that is being rechecked"));
        ok(brigade, alert, ":confirm-recheck", complaint).then().body("state", equalTo("CLOSED"));
        ok(brigade, alert, ":start-recheck", "{}");
        ok(brigade, alert, ":reopen", "{\"reason\": \"RECHECK\"}").then().body("state", equalTo("DISPATCHED"));

        assertThat(TopicReader.waitFor(Topic.ALERT_EVENTS, alert, 14).subList(10, 14))
                .extracting(Arrived::type)
                .containsExactly(
                        "alert.recheck-started", "recheck.confirmed", "alert.recheck-started", "alert.reopened");
    }

    @Test
    void closingWithoutFeedback_isRefused_namingTheRule() {
        String alert = aClassifiedAlert(false);
        sent(alert, UNIT);

        chief.post("/alerts/" + alert + ":close", "{\"outcome\": \"SETTLED\"}")
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("rule", equalTo("b1: close without feedback"));
    }

    @Test
    void aCaseTypeAlert_closesOnlyOnceTheFilingDecisionHasArrived() throws InterruptedException {
        String alert = aClassifiedAlert(true);
        handledBy(officer, alert, sent(alert, UNIT));
        ok(officer, alert, ":submit-feedback", "{\"disposition\": \"CASE\"}");

        chief.post("/alerts/" + alert + ":close", "{\"outcome\": \"CASE\"}")
                .then()
                .statusCode(409)
                .body("rule", equalTo("b1: close a case-type alert without a filing decision"));
        CaseSide.files(transactions, outbox, alert, UNIT);

        Response closed = chief.post("/alerts/" + alert + ":close", "{\"outcome\": \"CASE\"}");
        for (int i = 0; i < 100 && closed.statusCode() == 409; i++) {
            Thread.sleep(200);
            closed = chief.post("/alerts/" + alert + ":close", "{\"outcome\": \"CASE\"}");
        }
        closed.then().statusCode(200).body("state", equalTo("CLOSED"));
    }

    @Test
    void anAlertThatLooksLikeACase_becomesTheOneThatCameOfIt_andNoOther() throws InterruptedException {
        IntakeClient detective = IntakeClient.person("042030", "HANDLING_OFFICER", UNIT);
        String alert = aClassifiedAlert(true);
        handledBy(officer, alert, sent(alert, UNIT));
        ok(officer, alert, ":submit-feedback", "{\"disposition\": \"CASE\"}");
        String caseId = CaseSide.files(transactions, outbox, alert, UNIT);
        String path = "/alerts/" + alert + ":convert";
        String body = "{\"caseId\": \"" + caseId + "\"}";

        detective
                .post(path, "{\"caseId\": \"" + UUID.randomUUID() + "\"}")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("/caseId"));
        chief.post(path, body).then().statusCode(403);
        Response converted = detective.post(path, body);
        for (int i = 0; i < 100 && converted.statusCode() == 400; i++) {
            Thread.sleep(200);
            converted = detective.post(path, body);
        }
        converted.then().statusCode(200).body("state", equalTo("CASE_LINKED"));

        detective
                .post(path, body)
                .then()
                .statusCode(409)
                .body("rule", equalTo("b1: convert an alert that has become a case"));
        assertThat(TopicReader.waitFor(Topic.ALERT_EVENTS, alert, 9))
                .last()
                .extracting(Arrived::type)
                .isEqualTo("alert.converted");
        ok(chief, alert, ":close", "{\"outcome\": \"CASE\"}");
    }

    @Test
    void twoUnits_theAlertIsClearedWithTheLastOfThem() {
        String alert = aClassifiedAlert(false);
        String first = sent(alert, UNIT);
        String second = sent(alert, UNIT);
        handledBy(officer, alert, first);

        officer.get("/alerts/" + alert).then().body("state", equalTo("ON_SCENE"));
        officer.post("/alerts/" + alert + "/dispatches/" + second + ":arrive", "{}")
                .then()
                .statusCode(409)
                .body("rule", equalTo("b1: arrive before en_route"));
        handledBy(officer, alert, second);
        officer.get("/alerts/" + alert).then().body("state", equalTo("CLEARED"));
    }

    @Test
    void aReclassification_needsASecondPerson() {
        String alert = aClassifiedAlert(false);
        handledBy(officer, alert, sent(alert, UNIT));
        ok(officer, alert, ":submit-feedback", "{\"disposition\": \"MEDIATED\"}");
        ok(
                chief,
                alert,
                ":reclassify",
                "{\"category\": \"DISPUTE\", \"fromClass\": 2, \"toClass\": 3, \"reason\": \"查明\"}");

        chief.post("/alerts/" + alert + ":approve-reclassification", "{}")
                .then()
                .statusCode(409)
                .body("code", equalTo("self-approval"));
        ok(brigade, alert, ":approve-reclassification", "{}")
                .then()
                .body("facts[0].data.editor", equalTo("042001"))
                .body("facts[0].data.approver", equalTo("040001"));
        chief.get("/alerts/" + alert)
                .then()
                .body("category", equalTo("DISPUTE"))
                .body("proposal", nullValue());
    }

    @Test
    void aTransferredAlert_isVisibleToBothUnits_andToNoSibling() {
        IntakeClient other = IntakeClient.person("043001", "UNIT_CHIEF", "HB/JZ/SS/U002/");
        IntakeClient sibling = IntakeClient.person("044001", "UNIT_CHIEF", "HB/JZ/SS/U0012/");
        String alert = aClassifiedAlert(false);
        sent(alert, UNIT);
        ok(chief, alert, ":transfer", "{\"toUnit\": \"HB/JZ/SS/U002/\", \"reason\": \"辖区\"}");

        chief.get("/alerts/" + alert).then().body("orgPath", equalTo(UNIT));
        ok(other, alert, ":accept-transfer", "{}").then().body("orgPath", equalTo("HB/JZ/SS/U002/"));

        chief.get("/alerts/" + alert).then().statusCode(200).body("orgPaths", hasItem(UNIT));
        other.get("/alerts/" + alert + "/facts").then().statusCode(200).body("items.size()", equalTo(6));
        Response hidden = sibling.get("/alerts/" + alert);
        Response absent = sibling.get("/alerts/" + UUID.randomUUID());
        hidden.then().statusCode(404);
        assertThat(hidden.asString()).isEqualTo(absent.asString());
        sibling.post("/alerts/" + alert + ":close", "{\"outcome\": \"SETTLED\"}")
                .then()
                .statusCode(404);
    }

    @Test
    void threeMergedAlerts_allStayVisibleUnderTheirMaster() {
        String master = aClassifiedAlert(false);
        List<String> merged = List.of(aClassifiedAlert(false), aClassifiedAlert(false), aClassifiedAlert(false));
        merged.forEach(alert -> ok(callTaker, alert, ":merge", "{\"masterAlertId\": \"" + master + "\"}"));

        dispatcher.get("/alerts/" + master).then().body("members", containsInAnyOrder(merged.toArray()));
        ok(callTaker, merged.get(1), ":unmerge", "{\"reason\": \"两起\"}").then().body("state", equalTo("CLASSIFIED"));
        dispatcher.get("/alerts/" + master).then().body("members", containsInAnyOrder(merged.get(0), merged.get(2)));
    }

    private String aClassifiedAlert(boolean caseIndicated) {
        String alert = callTaker
                .post("/alerts", "{\"channel\": \"PHONE_110\", \"orgPath\": \"" + COUNTY + "\"}")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        ok(
                callTaker,
                alert,
                ":classify",
                "{\"category\": \"THEFT\", \"level\": 3, \"caseIndicated\": " + caseIndicated + "}");
        return alert;
    }

    private String sent(String alert, String unit) {
        return ok(dispatcher, alert, ":dispatch", "{\"unit\": \"" + unit + "\", \"officers\": [\"042017\"]}")
                .path("facts[0].data.dispatchId");
    }

    private static void handledBy(IntakeClient officer, String alert, String dispatch) {
        for (String step : List.of("acknowledge", "en-route", "arrive", "clear")) {
            ok(officer, alert, "/dispatches/" + dispatch + ":" + step, "{}");
        }
    }

    private static Response ok(IntakeClient who, String alert, String command, String body) {
        Response answer = who.post("/alerts/" + alert + command, body);
        assertThat(answer.statusCode()).as(command + " " + answer.asString()).isEqualTo(200);
        return answer;
    }
}
