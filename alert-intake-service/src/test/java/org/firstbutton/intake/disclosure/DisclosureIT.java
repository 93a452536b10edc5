package org.firstbutton.intake.disclosure;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.firstbutton.chassis.database.Transactions;
import org.firstbutton.chassis.delivery.Outbox;
import org.firstbutton.chassis.testing.KafkaResource;
import org.firstbutton.chassis.testing.PostgresResource;
import org.firstbutton.chassis.testing.TokenResource;
import org.firstbutton.intake.testing.CaseSide;
import org.firstbutton.intake.testing.IntakeClient;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(TokenResource.class)
class DisclosureIT {
    private static final String UNIT = "HB/JZ/SS/U001/";
    private final IntakeClient callTaker = IntakeClient.person("041001", "CALL_TAKER", "HB/JZ/SS/");
    private final IntakeClient officer = IntakeClient.person("042017", "HANDLING_OFFICER", UNIT);
    private final IntakeClient chief = IntakeClient.person("042001", "UNIT_CHIEF", UNIT);

    @Inject
    Transactions transactions;

    @Inject
    Outbox outbox;

    @Test
    void whatIsPublished_theCallerReads_andWhatIsExempted_heDoesNot() throws InterruptedException {
        String alert = callTaker
                .post("/alerts", "{\"channel\": \"PHONE_110\", \"orgPath\": \"" + UNIT + "\"}")
                .path("id");
        Map<String, String> receipt = officer.post("/alerts/" + alert + "/enquiry-code:issue", "")
                .as(new io.restassured.common.mapper.TypeRef<>() {});
        String caseId = CaseSide.files(transactions, outbox, alert, UNIT);
        published(caseId).then().statusCode(201).body("matter", equalTo(alert)).body("ended", equalTo(true));

        officer.post("/disclosures:exempt", body(caseId, "case.closed", ""))
                .then()
                .statusCode(400)
                .body("detail", containsString("/exemptReason"));
        Response exemption =
                officer.post("/disclosures:exempt", body(caseId, "case.closed", ", \"exemptReason\": \"PRIVACY\""));
        exemption.then().statusCode(201);
        chief.post(
                        "/disclosures/" + exemption.path("proceedingId") + "/proposals/" + exemption.path("id")
                                + ":approve",
                        "{}")
                .then()
                .statusCode(200)
                .body("state", equalTo("EXEMPTED"));

        given().contentType(ContentType.JSON)
                .body(receipt)
                .post("/api/v1/public/enquiries")
                .then()
                .statusCode(200)
                .body("milestones.milestone", contains("RECEIVED", "CASE_FILED"));
    }

    @Test
    void aCaseOfNoAlertThatTheOfficerSees_isNotFound() {
        String unknown = UUID.randomUUID().toString();

        officer.post("/disclosures:publish", body(unknown, "case.filed", ""))
                .then()
                .statusCode(404);
        officer.post("/disclosures:publish", "{\"milestone\": \"case.filed\"}")
                .then()
                .statusCode(400)
                .body("detail", containsString("/caseId"));
    }

    // The filing decision travels by the topic; until it is here, there is no such case.
    private Response published(String caseId) throws InterruptedException {
        Response answer = officer.post("/disclosures:publish", body(caseId, "case.filed", ""));
        for (int i = 0; i < 100 && answer.statusCode() == 404; i++) {
            Thread.sleep(200);
            answer = officer.post("/disclosures:publish", body(caseId, "case.filed", ""));
        }
        return answer;
    }

    private static String body(String caseId, String milestone, String more) {
        return "{\"caseId\": \"" + caseId + "\", \"milestone\": \"" + milestone + "\", \"audience\": \"PARTY\"" + more
                + "}";
    }
}
