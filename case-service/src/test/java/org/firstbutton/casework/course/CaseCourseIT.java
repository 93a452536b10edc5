package org.firstbutton.casework.course;

import static org.firstbutton.casework.Station.CHIEF;
import static org.firstbutton.casework.Station.LEADER;
import static org.firstbutton.casework.Station.LEGAL;
import static org.firstbutton.casework.Station.OFFICER;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.firstbutton.casework.Station;
import org.firstbutton.chassis.testing.KafkaResource;
import org.firstbutton.chassis.testing.PostgresResource;
import org.firstbutton.chassis.testing.TokenResource;
import org.junit.jupiter.api.Test;

/** Whole cases, as b2 and b3 tell them. */
@QuarkusTest
@QuarkusTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "database", value = "casework"))
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(TokenResource.class)
class CaseCourseIT {
    private static final Station LIAISON = Station.person("J000001", "JOINT_OFFICE_LIAISON", "HB/JZ/SS/");
    private static final Station BRIGADE = Station.person("P300001", "LEGAL_BRIGADE", "HB/JZ/SS/");
    private static final Station DETACHMENT = Station.person("P400001", "LEGAL_DETACHMENT", "HB/JZ/");
    private static final Map<String, Object> INTERVIEW =
            Map.of("type", "interview.held", "officers", List.of("P100031", "P100032"));

    @Test
    void theStolenEBikeThatNobodyInvestigated_isFiledOnTheProcuratoratesOrder_andItsUrgingIsOnRecord() {
        String id = OFFICER.registers("CRIMINAL");
        step(OFFICER, id, "accept-evidence", Map.of("items", List.of("charger")), "REPORTED");
        step(OFFICER, id, "issue-receipt", Map.of("receiptNo", "H-1", "queryCode", "Q7F2"), "REPORTED");
        LEADER.approves(OFFICER.proposes(id, "not-file", Map.of("reason", "VALUE_TOO_SMALL", "noticeNo", "N-1")));
        step(OFFICER, id, "serve-notice", Map.of("kind", "NON_FILING", "recipient", "COMPLAINANT"), "NOT_FILED");

        step(LIAISON, id, "request-filing-reasons", Map.of("inquiryRef", "J-1"), "UNDER_SUPERVISION");
        step(LIAISON, id, "notify-filing", Map.of("filingNoticeRef", "J-2"), "FILING_ORDERED");
        OFFICER.posts("/cases/" + id + ":not-file", Map.of("reason", "AGAIN"))
                .then()
                .statusCode(409)
                .body("rule", containsString("b3: not file only in"));
        LEADER.approves(OFFICER.proposes(id, "file", Map.of("offence", "THEFT", "livelihood", true)));
        step(LIAISON, id, "record-urging-letter", Map.of("letterRef", "J-3"), "FILED");
        step(OFFICER, id, "record-act", INTERVIEW, "INVESTIGATING");

        List<Integer> versions = OFFICER.asks("/cases/" + id + "/facts")
                .then()
                .body("items.type", hasItem("procuratorate.urging-letter"))
                .body("items.find { it.type == 'evidence.accepted' }.data.reportId", equalTo("R-1"))
                .extract()
                .path("items.findAll { it.type.startsWith('procuratorate') }.data.version");
        Assertions.assertThat(versions).as("a stream without a gap").containsExactly(1, 2, 3);
    }

    @Test
    void theMediationThatWasNotAllowed_isRefusedByRule_andTwoFailedOnesLeadToADecision() {
        String id = investigatedAdminCase();
        OFFICER.posts("/cases/" + id + ":start-mediation", mediation(1, "CIVIL_DISPUTE", "MINOR", "GANG_FIGHT"))
                .then()
                .statusCode(409)
                .body("rule", equalTo("INT-06: not to be mediated (APR 179)"))
                .body("detail", containsString("GANG_FIGHT"));
        OFFICER.posts("/cases/" + id + ":start-mediation", mediation(1, "MINOR"))
                .then()
                .statusCode(409)
                .body("rule", containsString("APR 178"));
        OFFICER.asks("/cases/" + id).then().body("state", equalTo("INVESTIGATING"));

        step(OFFICER, id, "start-mediation", mediation(1, "CIVIL_DISPUTE", "MINOR"), "MEDIATING");
        step(OFFICER, id, "fail-mediation", Map.of("mediationId", "M", "round", 1), "INVESTIGATING");
        OFFICER.posts("/cases/" + id + ":start-mediation", mediation(1, "CIVIL_DISPUTE", "MINOR"))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("/round"));
        step(OFFICER, id, "start-mediation", mediation(2, "CIVIL_DISPUTE", "MINOR"), "MEDIATING");
        step(OFFICER, id, "conclude-mediation", Map.of("mediationId", "M"), "MEDIATED");
        step(OFFICER, id, "fail-mediation", Map.of("mediationId", "M", "round", 2), "INVESTIGATING");
        OFFICER.posts("/cases/" + id + ":start-mediation", mediation(3, "CIVIL_DISPUTE", "MINOR"))
                .then()
                .statusCode(409)
                .body("rule", containsString("INV-22"));
    }

    @Test
    void aMediationThatIsKept_closesTheCase() {
        String id = investigatedAdminCase();
        step(OFFICER, id, "start-mediation", mediation(1, "CIVIL_DISPUTE", "MINOR"), "MEDIATING");
        OFFICER.posts("/cases/" + id + ":perform-mediation", Map.of("mediationId", "M"))
                .then()
                .statusCode(409)
                .body("rule", equalTo("b2: perform mediation only in MEDIATED"));
        step(OFFICER, id, "conclude-mediation", Map.of("mediationId", "M"), "MEDIATED");
        step(OFFICER, id, "perform-mediation", Map.of("mediationId", "M"), "CLOSED_BY_MEDIATION");
    }

    @Test
    void aPenalty_needsItsNoticeAndTheHearingThatWasAskedFor_andEndsExecuted() {
        String id = investigatedAdminCase();
        reviewed(id, "PENALTY");
        OFFICER.posts("/cases/" + id + ":decide", Map.of("kind", "PENALTY"))
                .then()
                .statusCode(409)
                .body("rule", containsString("INV-20"));

        step(OFFICER, id, "give-notice", Map.of("kind", "PENALTY"), "NOTICED");
        step(OFFICER, id, "request-hearing", Map.of("hearingId", "H"), "HEARING");
        OFFICER.posts("/cases/" + id + ":decide", Map.of("kind", "PENALTY"))
                .then()
                .statusCode(409)
                .body("rule", equalTo("b2: decide only in REVIEWED, NOTICED"));
        step(LEGAL, id, "hold-hearing", Map.of("hearingId", "H"), "NOTICED");
        CHIEF.approves(OFFICER.proposes(id, "decide", Map.of("kind", "PENALTY")));
        step(OFFICER, id, "serve-decision", Map.of("decisionId", "D", "recipient", "OFFENDER"), "SERVED");
        step(OFFICER, id, "deliver-execution", Map.of("decisionId", "D"), "EXECUTING");
        step(OFFICER, id, "complete-execution", Map.of("decisionId", "D"), "EXECUTED");
        step(OFFICER, id, "close", Map.of("outcome", "PENALTY_EXECUTED"), "CLOSED");
    }

    @Test
    void theFastTrack_needsConsentAndNoExclusion_andIsLeftForTheGeneralProcedure() {
        String id = OFFICER.registers("ADMIN");
        CHIEF.approves(OFFICER.proposes(id, "accept", Map.of()));
        String consent = "2026-03-02T12:40:00+08:00";
        OFFICER.posts("/cases/" + id + ":start-fast-track", Map.of())
                .then()
                .statusCode(409)
                .body("rule", containsString("APR 42"));
        OFFICER.posts(
                        "/cases/" + id + ":start-fast-track",
                        Map.of("consentAt", consent, "exclusionFlags", List.of("MINOR")))
                .then()
                .statusCode(409)
                .body("rule", equalTo("b2: excluded from the fast track (APR 41)"));
        step(OFFICER, id, "start-fast-track", Map.of("consentAt", consent), "FAST_TRACK");
        step(OFFICER, id, "convert-to-general", Map.of("reason", "FACTS_UNCLEAR"), "INVESTIGATING");
    }

    @Test
    void anAdministrativeCaseThatTurnsOutToBeACrime_goesOnAsACriminalReport() {
        String id = investigatedAdminCase();
        String proposal = OFFICER.proposes(id, "convert-to-criminal", Map.of("reason", "INJURY_MINOR_II"));
        OFFICER.posts(proposal + ":approve", Map.of()).then().statusCode(403);
        CHIEF.posts(proposal + ":approve", Map.of()).then().statusCode(403);
        LEADER.approves(proposal);

        OFFICER.asks("/cases/" + id)
                .then()
                .body("kind", equalTo("CRIMINAL"))
                .body("state", equalTo("REPORTED"))
                .body("allowed", hasItem("file"));
        LEADER.approves(OFFICER.proposes(id, "file", Map.of("offence", "ASSAULT")));
        OFFICER.asks("/cases/" + id + "/facts")
                .then()
                .body("items.find { it.type == 'case.converted-to-criminal' }.data.approver", equalTo("P000001"));
    }

    @Test
    void aProsecution_comesBackForSupplementTwiceAtMost() {
        String id = OFFICER.registers("CRIMINAL");
        LEADER.approves(OFFICER.proposes(id, "file", Map.of("offence", "THEFT")));
        step(OFFICER, id, "record-act", INTERVIEW, "INVESTIGATING");
        OFFICER.posts("/cases/" + id + ":transfer-to-prosecution", Map.of())
                .then()
                .statusCode(409)
                .body("rule", equalTo("b3: transfer to prosecution only in CONCLUSION_REVIEWED"));
        LEADER.approves(OFFICER.proposes(id, "conclude-investigation", Map.of()));
        reviewed(id, "PROSECUTION");
        LEADER.approves(OFFICER.proposes(id, "transfer-to-prosecution", Map.of("documentNo", "Q-1")));
        for (int round = 1; round <= 2; round++) {
            step(LIAISON, id, "return-for-supplement", Map.of("round", round), "SUPPLEMENTING");
            step(OFFICER, id, "record-act", INTERVIEW, "SUPPLEMENTING");
            LEADER.approves(OFFICER.proposes(id, "resubmit", Map.of("round", round)));
        }
        LIAISON.posts("/cases/" + id + ":return-for-supplement", Map.of("round", 3))
                .then()
                .statusCode(409)
                .body("rule", equalTo("b3: returned for supplement twice at most (CPL 175)"));
        step(LIAISON, id, "record-prosecution-result", Map.of("result", "INDICTED", "personId", "h:1"), "CLOSED");
    }

    @Test
    void aNonFiling_isReconsideredByOneBodyAndReviewedByTheNextHigher() {
        String id = OFFICER.registers("CRIMINAL");
        LEADER.approves(OFFICER.proposes(id, "not-file", Map.of("reason", "NO_CRIMINAL_FACT")));
        step(
                OFFICER,
                id,
                "request-reconsideration",
                Map.of("requestId", "F", "applicant", "COMPLAINANT"),
                "UNDER_RECONSIDERATION");
        OFFICER.posts("/cases/" + id + ":uphold-reconsideration", Map.of("requestId", "F"))
                .then()
                .statusCode(403);
        LEADER.approves(BRIGADE.proposes(id, "uphold-reconsideration", Map.of("requestId", "F")));
        OFFICER.asks("/cases/" + id).then().body("state", equalTo("RECONSIDERED"));
        step(OFFICER, id, "request-second-review", Map.of("requestId", "G"), "UNDER_SECOND_REVIEW");
        LEADER.approves(DETACHMENT.proposes(id, "revoke-second-review", Map.of("requestId", "G")));
        OFFICER.asks("/cases/" + id).then().body("state", equalTo("FILING_ORDERED"));
    }

    @Test
    void aStep_takesOnlyItsOwnFields_andLeavesWhatTheAuditTrailSealed() {
        String id = OFFICER.registers("CRIMINAL");
        OFFICER.posts("/cases/" + id + ":issue-receipt", Map.of("receiptNo", "H", "reportId", "R-2"))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("/reportId"));
        OFFICER.posts("/cases/" + id + ":issue-receipt", Map.of())
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("/receiptNo"));
        OFFICER.posts("/cases/" + id + ":no-such-step", Map.of()).then().statusCode(404);
        step(LIAISON, id, "request-filing-reasons", Map.of("inquiryRef", "J-9"), "UNDER_SUPERVISION");
        LIAISON.posts("/cases/" + id + ":assign", Map.of("officer", "P1"))
                .then()
                .statusCode(403);
        LIAISON.asks("/cases/" + id).then().statusCode(403);
        Station elsewhere = Station.person("J000002", "JOINT_OFFICE_LIAISON", Station.SIBLING);
        elsewhere
                .posts("/cases/" + id + ":notify-filing", Map.of("filingNoticeRef", "J"))
                .then()
                .statusCode(404);

        Station.AUDITOR.asks("/audit/verification").then().statusCode(200).body("firstBad", equalTo(null));
    }

    private static String investigatedAdminCase() {
        String id = OFFICER.registers("ADMIN");
        CHIEF.approves(OFFICER.proposes(id, "accept", Map.of("offence", "ASSAULT")));
        step(OFFICER, id, "record-act", INTERVIEW, "INVESTIGATING");
        return id;
    }

    private static void reviewed(String id, String subject) {
        OFFICER.posts("/cases/" + id + ":request-review", Map.of("subject", subject))
                .then()
                .statusCode(200);
        LEGAL.posts("/cases/" + id + ":pass-review", Map.of("qualified", true))
                .then()
                .statusCode(200);
    }

    private static Map<String, Object> mediation(int round, String... flags) {
        return Map.of("mediationId", "M", "round", round, "eligibilityFlags", List.of(flags));
    }

    private static void step(Station who, String id, String name, Map<String, ?> body, String then) {
        who.posts("/cases/" + id + ":" + name, body).then().statusCode(200).body("state", equalTo(then));
    }
}
