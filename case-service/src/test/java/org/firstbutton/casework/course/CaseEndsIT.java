package org.firstbutton.casework.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.firstbutton.casework.Station.CHIEF;
import static org.firstbutton.casework.Station.LEGAL;
import static org.firstbutton.casework.Station.OFFICER;
import static org.firstbutton.casework.dossier.Papers.approved;
import static org.firstbutton.casework.dossier.Papers.archived;
import static org.firstbutton.casework.dossier.Papers.compiled;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.firstbutton.casework.Station;
import org.firstbutton.chassis.testing.KafkaResource;
import org.firstbutton.chassis.testing.PostgresResource;
import org.firstbutton.chassis.testing.TokenResource;
import org.junit.jupiter.api.Test;

/** How cases end that are decided: approved papers, whom a decision hits, the court, the archive. */
@QuarkusTest
@QuarkusTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "database", value = "casework"))
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(TokenResource.class)
class CaseEndsIT {
    private static final Station BRIGADE = Station.person("P300001", "LEGAL_BRIGADE", "HB/JZ/SS/");
    private static final List<String> TWO = List.of("P100031", "P100032");
    private static final String FROM = "2026-03-02T19:00:00+08:00";
    private static final String TO = "2026-03-02T21:30:00+08:00";

    @Test
    void whoIsToldThatItIsNoPoliceMatter_hasTheCaseReferredOut_andNothingFollows() {
        String id = OFFICER.registers("ADMIN");

        step(OFFICER, id, "refer-out", Map.of("recipient", "INFORMANT"), "REFERRED_OUT");

        OFFICER.asks("/cases/" + id).then().body("allowed", empty());
        OFFICER.asks("/cases/" + id + "/facts").then().body("items[1].data.kind", equalTo("NO_POLICE_MATTER"));
        OFFICER.posts("/cases/" + OFFICER.registers("CRIMINAL") + ":refer-out", Map.of("recipient", "INFORMANT"))
                .then()
                .statusCode(409)
                .body("rule", equalTo("b3: refer out never"));
    }

    @Test
    void aPenalty_saysWhichOnWhomAndWhoWasHarmed_andThePersonMustBeOurs() {
        String id = noticed();
        OFFICER.posts("/cases/" + id + ":decide", Map.of("kind", "NO_PENALTY", "penalty", "DETENTION"))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("/penalty"));
        OFFICER.posts(
                        "/cases/" + id + ":decide",
                        Map.of("kind", "PENALTY", "personId", "person-0195f3a0-0000-7000-8000-00000000dead"))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("/personId"));

        CHIEF.approves(OFFICER.proposes(
                id, "decide", Map.of("kind", "PENALTY", "penalty", "DETENTION", "personId", "h:7", "victim", true)));

        OFFICER.asks("/cases/" + id + "/facts")
                .then()
                .body("items.findAll { it.type == 'decision.made' }.data.penalty", contains("DETENTION"))
                .body("items.findAll { it.type == 'decision.made' }.data.personId", contains("h:7"))
                .body("items.findAll { it.type == 'decision.made' }.data.victim", contains(true));
    }

    @Test
    void aSummons_isApprovedByAnotherPersonBeforeItIsIssued() {
        String id = OFFICER.registers("ADMIN");
        String proposal = OFFICER.proposes(id, "approve-decision", Map.of("documentNo", "S-1"));
        OFFICER.posts(proposal + ":approve", Map.of()).then().statusCode(403);
        CHIEF.approves(proposal);

        OFFICER.asks("/cases/" + id + "/facts")
                .then()
                .body("items[1].type", equalTo("decision.approved"))
                .body("items[1].data.documentNo", equalTo("S-1"))
                .body("items[1].data.approver", equalTo("P100001"));
    }

    @Test
    void theRecordingOfAnInterrogation_isLinkedToIt_inAStreamOfItsOwn() {
        String id = filed();
        Map<String, Object> session =
                Map.of("type", "interrogation.held", "officers", TWO, "interrogationId", "I-1", "from", FROM, "to", TO);
        step(OFFICER, id, "record-act", session, "INVESTIGATING");
        OFFICER.posts(
                        "/cases/" + id + ":link-recording",
                        Map.of("recordingId", "AV-1", "interrogationId", "I-1", "from", TO, "to", FROM))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("/to"));

        Map<String, Object> recording =
                Map.of("recordingId", "AV-1", "interrogationId", "I-1", "from", FROM, "to", TO, "gaps", List.of());
        step(OFFICER, id, "link-recording", recording, "INVESTIGATING");

        OFFICER.asks("/cases/" + id + "/facts")
                .then()
                .body("items.findAll { it.type == 'recording.linked' }.data.caseId", contains(id))
                .body("items.findAll { it.type == 'recording.linked' }.data.version", contains(1));
    }

    @Test
    void whatTheCourtRevokes_isRevoked_andWhatItUpholdsStands() {
        String id = served();
        step(OFFICER, id, "file-litigation", Map.of("litigationId", "X-1", "court", "SS-COURT"), "IN_LITIGATION");
        OFFICER.posts("/cases/" + id + ":uphold-litigation", Map.of("litigationId", "X-1"))
                .then()
                .statusCode(403);
        BRIGADE.posts("/cases/" + id + ":uphold-reconsideration", Map.of("requestId", "X-1"))
                .then()
                .statusCode(409)
                .body("rule", containsString("b2: uphold reconsideration only in CONTESTED"));
        step(BRIGADE, id, "uphold-litigation", Map.of("litigationId", "X-1", "judgmentNo", "J-1"), "SERVED");
        step(BRIGADE, id, "file-litigation", Map.of("litigationId", "X-2"), "IN_LITIGATION");
        step(BRIGADE, id, "revoke-litigation", Map.of("litigationId", "X-2"), "REVOKED");
        step(OFFICER, id, "close", Map.of("outcome", "REVOKED"), "CLOSED");
    }

    @Test
    void aClosedCase_isArchivedWithItsDossier_andOneThatIsNotClosedStaysWhereItIs() {
        String open = served();
        String dossierOfOpen = compiled(OFFICER, open, "ADMIN_GENERAL");
        archived(OFFICER, dossierOfOpen, missing(dossierOfOpen));
        OFFICER.asks("/cases/" + open).then().body("state", equalTo("SERVED"));

        String closed = served();
        step(OFFICER, closed, "close", Map.of("outcome", "PENALTY_EXECUTED"), "CLOSED");
        String dossier = compiled(OFFICER, closed, "ADMIN_GENERAL");
        List<String> missing = missing(dossier);
        archived(OFFICER, dossier, missing);
        OFFICER.asks("/cases/" + closed)
                .then()
                .body("state", equalTo("ARCHIVED"))
                .body("allowed", empty());
        approved(OFFICER, dossier, "supplement", Map.of("missing", missing, "reason", "never made out"), LEGAL);
        OFFICER.asks("/cases/" + closed).then().body("state", equalTo("ARCHIVED"));

        assertThat(OFFICER.factTypes(closed)).as("the fact is the dossier's").doesNotContain("dossier.archived");
        Station.AUDITOR.asks("/audit/verification").then().statusCode(200).body("firstBad", equalTo(null));
    }

    private static List<String> missing(String dossier) {
        return OFFICER.asks(dossier + "/items").then().extract().path("items.findAll { it.state == 'MISSING' }.item");
    }

    private static String filed() {
        String id = OFFICER.registers("CRIMINAL");
        Station.LEADER.approves(OFFICER.proposes(id, "file", Map.of("offence", "THEFT")));
        return id;
    }

    private static String noticed() {
        String id = OFFICER.registers("ADMIN");
        CHIEF.approves(OFFICER.proposes(id, "accept", Map.of("offence", "ASSAULT")));
        step(OFFICER, id, "record-act", Map.of("type", "interview.held", "officers", TWO), "INVESTIGATING");
        step(OFFICER, id, "request-review", Map.of("subject", "PENALTY"), "IN_LEGAL_REVIEW");
        step(LEGAL, id, "pass-review", Map.of("qualified", true), "REVIEWED");
        step(OFFICER, id, "give-notice", Map.of("kind", "PENALTY"), "NOTICED");
        return id;
    }

    private static String served() {
        String id = noticed();
        CHIEF.approves(OFFICER.proposes(id, "decide", Map.of("kind", "PENALTY", "penalty", "FINE")));
        step(OFFICER, id, "serve-decision", Map.of("decisionId", "D", "recipient", "OFFENDER"), "SERVED");
        return id;
    }

    private static void step(Station who, String id, String name, Map<String, ?> body, String then) {
        who.posts("/cases/" + id + ":" + name, body).then().statusCode(200).body("state", equalTo(then));
    }
}
