package org.firstbutton.intake.enquiry;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.common.mapper.TypeRef;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.firstbutton.chassis.database.Transactions;
import org.firstbutton.chassis.delivery.Outbox;
import org.firstbutton.chassis.testing.KafkaResource;
import org.firstbutton.chassis.testing.PostgresResource;
import org.firstbutton.chassis.testing.TokenResource;
import org.firstbutton.contract.Topic;
import org.firstbutton.contract.casework.CaseFact.CaseAccepted;
import org.firstbutton.contract.casework.CaseFact.CaseClosed;
import org.firstbutton.contract.casework.CaseFact.CaseFiled;
import org.firstbutton.intake.testing.AlertLife;
import org.firstbutton.intake.testing.CaseSide;
import org.firstbutton.intake.testing.IntakeClient;
import org.firstbutton.intake.testing.TopicReader;
import org.firstbutton.intake.testing.TopicReader.Arrived;
import org.junit.jupiter.api.Test;

/**
 * A citizen, as he lives it: his bicycle is gone, he rings 110, is given a number and a code, and needs nothing else. He
 * sees how far the police got, is told what became of the case, and says in the end what he thinks of it.
 */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(TokenResource.class)
class CitizenFollowsHisCaseIT {
    private final AlertLife police = new AlertLife();
    private final IntakeClient detective = IntakeClient.person("042099", "HANDLING_OFFICER", AlertLife.UNIT);

    @Inject
    Transactions transactions;

    @Inject
    Outbox outbox;

    @Test
    void heReports_follows_isToldAndGrades_andTheGradeReachesSupervision() throws InterruptedException {
        String number = "110-" + UUID.randomUUID();
        String alert = police.received(number);
        Map<String, String> receipt = theDeskHandsOutTheCode(alert);
        assertThat(receipt).containsEntry("number", number);
        assertThat(heSees(receipt)).containsExactly("已接警");

        police.handled(alert, "THEFT", 3);
        assertThat(heSees(receipt)).containsExactly("已接警", "已派警", "已处警");

        String caseId = CaseSide.says(
                transactions,
                outbox,
                alert,
                AlertLife.UNIT,
                List.of(
                        new CaseAccepted("CRIMINAL", "THEFT", "040009", null, null, null, null),
                        new CaseFiled("CRIMINAL", "THEFT", "040009", null, null, null),
                        new CaseClosed("PROSECUTED")));
        theDetectiveTellsHim(caseId, "case.accepted");
        theDetectiveTellsHim(caseId, "case.filed");
        assertThat(heSees(receipt)).containsExactly("已接警", "已派警", "已处警", "已受案", "已立案");

        assertThat(heGrades(receipt).<String>path("rule")).isEqualTo("b1: grade only what is closed");
        AlertLife.ok(police.chief, "/alerts/" + alert + ":close", "{\"outcome\": \"CASE\"}");
        theDetectiveTellsHim(caseId, "case.closed");
        assertThat(heSees(receipt)).containsExactly("已接警", "已派警", "已处警", "已受案", "已立案", "已结警", "已结案");

        heGrades(receipt).then().statusCode(200);
        assertThat(heGrades(receipt).<String>path("rule")).isEqualTo("b1: grade once");
        Arrived grade = TopicReader.waitFor(Topic.CITIZEN_EVENTS, alert, 4).stream()
                .filter(fact -> fact.type().equals("callback.completed"))
                .findFirst()
                .orElseThrow();
        assertThat(grade.data().path("rating").asText()).isEqualTo("DISSATISFIED");
        assertThat(grade.data().path("arrived").asBoolean(true)).isFalse();
        assertThat(grade.data().path("unit").asText()).isEqualTo(AlertLife.UNIT);
        theCallbackDeskSeesThatHeIsToBeCalled(alert);
    }

    private Map<String, String> theDeskHandsOutTheCode(String alert) {
        return police.callTaker
                .post("/alerts/" + alert + "/enquiry-code:issue", "")
                .as(new TypeRef<>() {});
    }

    private static List<String> heSees(Map<String, String> receipt) {
        Response answer = given().contentType(ContentType.JSON).body(receipt).post("/api/v1/public/enquiries");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.asString()).as("nothing of anybody").doesNotContain("张三丰", "138", "解放路", "0420", "U001");
        return Objects.requireNonNull(answer.path("milestones.zh"));
    }

    private static Response heGrades(Map<String, String> receipt) {
        return given().urlEncodingEnabled(false)
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "number", receipt.get("number"),
                        "code", receipt.get("code"),
                        "rating", "DISSATISFIED",
                        "answers", Map.of("arrived", false)))
                .post("/api/v1/public/enquiries:grade");
    }

    // What the case service decided travels by the topic; until it is here, there is no such case.
    private void theDetectiveTellsHim(String caseId, String milestone) throws InterruptedException {
        String body =
                "{\"caseId\": \"%s\", \"milestone\": \"%s\", \"audience\": \"PARTY\"}".formatted(caseId, milestone);
        Response answer = detective.post("/disclosures:publish", body);
        for (int i = 0; i < 100 && answer.statusCode() == 404; i++) {
            Thread.sleep(200);
            answer = detective.post("/disclosures:publish", body);
        }
        answer.then().statusCode(201);
    }

    private static void theCallbackDeskSeesThatHeIsToBeCalled(String alert) {
        String list = IntakeClient.person("100315", "CALLBACK_AGENT", AlertLife.COUNTY)
                .get("/callbacks?limit=200")
                .jsonPath()
                .getString("items.find { it.alertId == '" + alert + "' && it.caseId == null }");
        assertThat(list).contains("DISSATISFIED");
    }
}
