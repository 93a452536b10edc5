package org.firstbutton.casework.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.firstbutton.casework.Station.CHIEF;
import static org.firstbutton.casework.Station.COLLEAGUE;
import static org.firstbutton.casework.Station.LEGAL;
import static org.firstbutton.casework.Station.NEIGHBOUR;
import static org.firstbutton.casework.Station.OFFICER;
import static org.firstbutton.casework.Station.UNIT;
import static org.firstbutton.casework.dossier.Papers.MANAGER;
import static org.firstbutton.casework.dossier.Papers.approved;
import static org.firstbutton.casework.dossier.Papers.archived;
import static org.firstbutton.casework.dossier.Papers.attaches;
import static org.firstbutton.casework.dossier.Papers.compiled;
import static org.firstbutton.casework.dossier.Papers.pdf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

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

/** The life of a dossier: what is in it, who lets it pass, who has it. */
@QuarkusTest
@QuarkusTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "database", value = "casework"))
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(TokenResource.class)
class DossierIT {

    @Test
    void aDossier_showsWhatIsThereWhatIsMissingAndWhatIsNotCalledFor() {
        String dossier = compiled(OFFICER, OFFICER.registers("CRIMINAL"), "CRIMINAL");
        attaches(OFFICER, dossier, "EVIDENCE", pdf(100, 1), Map.of()).then().statusCode(201);
        OFFICER.posts(dossier + "/items/PROPERTY_LIST:not-applicable", Map.of("reason", "nothing was seized"))
                .then()
                .statusCode(200);

        OFFICER.asks(dossier + "/items")
                .then()
                .statusCode(200)
                .body("form", equalTo("CRIMINAL"))
                .body("version", equalTo("2026-1"))
                .body("items.find { it.item == 'EVIDENCE' }.state", equalTo("PRESENT"))
                .body("items.find { it.item == 'EVIDENCE' }.attachments", equalTo(1))
                .body("items.find { it.item == 'FILING_DECISION' }.state", equalTo("MISSING"))
                .body("items.find { it.item == 'PROPERTY_LIST' }.state", equalTo("NOT_APPLICABLE"))
                .body("items.find { it.item == 'PROPERTY_LIST' }.reason", equalTo("nothing was seized"))
                .body("items.find { it.item == 'OTHER_DOCUMENTS' }.state", equalTo("OPTIONAL"));
        OFFICER.asks("/checklists").then().statusCode(200).body("items.form", hasItem("ADMIN_FAST_TRACK"));
    }

    @Test
    void aForm_mustExistAndFitTheKindOfCase() {
        String caseId = OFFICER.registers("CRIMINAL");

        OFFICER.posts("/dossiers:compile", Map.of("caseId", caseId, "form", "NO_SUCH"))
                .then()
                .statusCode(400)
                .body("detail", containsString("/form"));
        OFFICER.posts("/dossiers:compile", Map.of("caseId", caseId, "form", "ADMIN_GENERAL"))
                .then()
                .statusCode(400)
                .body("detail", containsString("kind ADMIN"));
    }

    @Test
    void whatIsMissing_isNamedWithAReasonBeforeItIsArchived_andMayComeLater() {
        String dossier = compiled(OFFICER, OFFICER.registers("CRIMINAL"), "DRILL");

        OFFICER.posts(dossier + ":archive", Map.of("missing", List.of()))
                .then()
                .statusCode(409)
                .body("rule", equalTo("REV-06: say which papers are missing"))
                .body("detail", containsString("PROTOCOL"));
        OFFICER.posts(dossier + ":archive", Map.of("missing", List.of("PROTOCOL", "REPORT")))
                .then()
                .statusCode(409)
                .body("rule", equalTo("REV-06: complete, or with a reason"));
        archived(OFFICER, dossier, List.of("REPORT", "PROTOCOL"));

        attaches(OFFICER, dossier, "REPORT", pdf(100, 2), Map.of()).then().statusCode(201);
        attaches(OFFICER, dossier, "PROTOCOL", pdf(100, 3), Map.of()).then().statusCode(201);
        approved(OFFICER, dossier, "supplement", Map.of("missing", List.of()), LEGAL);

        MANAGER.asks(dossier + "/facts")
                .then()
                .body("items.type", contains("dossier.submitted", "dossier.archived", "dossier.archived"))
                .body("items[1].data.missing", contains("REPORT", "PROTOCOL"))
                .body("items[1].data.reviewer", equalTo("P400001"))
                .body("items[2].data.missing", equalTo(List.of()));
        OFFICER.posts(dossier + "/items/REPORT:not-applicable", Map.of("reason", "too late"))
                .then()
                .statusCode(409)
                .body("rule", equalTo("REV-06: marked before it is archived"));
    }

    @Test
    void nobodyArchivesHisOwnDossier() {
        String caseId = OFFICER.registers("CRIMINAL");
        CHIEF.posts("/cases/" + caseId + ":assign", Map.of("officer", "P100032"))
                .then()
                .statusCode(200);
        String dossier = compiled(OFFICER, caseId, "DRILL");
        String proposal = OFFICER.posts(
                        dossier + ":archive",
                        Map.of("missing", List.of("REPORT", "PROTOCOL"), "reason", "never made out"))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String approval = dossier + "/proposals/" + proposal + ":approve";

        OFFICER.posts(approval, Map.of()).then().statusCode(403);
        Station.person("P100031", "CASE_MANAGER", UNIT)
                .posts(approval, Map.of())
                .then()
                .statusCode(409)
                .body("code", equalTo("self-approval"));
        Station.person("P100032", "CASE_MANAGER", UNIT)
                .posts(approval, Map.of())
                .then()
                .statusCode(409)
                .body("rule", equalTo("REV-03: who handled the case does not archive it"));
        MANAGER.posts(approval, Map.of()).then().statusCode(200).body("state", equalTo("ARCHIVED"));
    }

    @Test
    void anArchivedDossier_isLentForATimeAndReturned_andShowsWhenItIsOverdue() {
        String dossier = compiled(OFFICER, OFFICER.registers("CRIMINAL"), "DRILL");
        LEGAL.posts(dossier + ":loan", Map.of("purpose", "REVIEW", "dueAt", "2100-01-01T10:00:00Z"))
                .then()
                .statusCode(409)
                .body("rule", equalTo("REV-06: loan only in ARCHIVED, HELD"));
        archived(OFFICER, dossier, List.of("REPORT", "PROTOCOL"));
        LEGAL.posts(dossier + ":loan", Map.of("purpose", "REVIEW", "dueAt", "2020-01-01T10:00:00Z"))
                .then()
                .statusCode(400)
                .body("detail", containsString("/dueAt"));
        approved(LEGAL, dossier, "loan", Map.of("purpose", "REVIEW", "dueAt", "2099-01-01T10:00:00Z"), MANAGER);

        MANAGER.asks(dossier)
                .then()
                .body("state", equalTo("LOANED"))
                .body("detail.officerId", equalTo("P200001"))
                .body("expiresAt", equalTo("2099-01-01T10:00:00Z"));
        String id = dossier.substring("/dossiers/".length());
        String overdue = "/dossiers?state=LOANED&limit=200&expiresBefore=";
        MANAGER.asks(overdue + "2099-01-01T10:00:01Z").then().body("items.id", hasItem(id));
        MANAGER.asks(overdue + "2099-01-01T09:59:59Z").then().body("items.id", not(hasItem(id)));
        attaches(OFFICER, dossier, "REPORT", pdf(100, 4), Map.of())
                .then()
                .statusCode(409)
                .body("rule", equalTo("REV-06: papers only while it lies here"));

        MANAGER.posts(dossier + ":return", Map.of()).then().statusCode(200).body("state", equalTo("ARCHIVED"));
        assertThat(MANAGER.asks(dossier + "/facts").<List<String>>path("items.type"))
                .containsExactly("dossier.submitted", "dossier.archived", "dossier.loaned", "dossier.returned");
    }

    @Test
    void aLoan_isExtendedByTheArchive_toALaterDay() {
        String dossier = compiled(OFFICER, OFFICER.registers("CRIMINAL"), "DRILL");
        archived(OFFICER, dossier, List.of("REPORT", "PROTOCOL"));
        approved(LEGAL, dossier, "loan", Map.of("purpose", "REVIEW", "dueAt", "2099-01-01T10:00:00Z"), MANAGER);

        LEGAL.posts(dossier + ":extend-loan", Map.of("reason", "REVIEW", "dueAt", "2099-01-01T10:00:00Z"))
                .then()
                .statusCode(400)
                .body("detail", containsString("/dueAt"));
        approved(LEGAL, dossier, "extend-loan", Map.of("reason", "REVIEW", "dueAt", "2099-02-01T10:00:00Z"), MANAGER);
        MANAGER.asks(dossier)
                .then()
                .body("state", equalTo("LOANED"))
                .body("expiresAt", equalTo("2099-02-01T10:00:00Z"));
        MANAGER.posts(dossier + ":return", Map.of()).then().statusCode(200);
        LEGAL.posts(dossier + ":extend-loan", Map.of("reason", "REVIEW", "dueAt", "2099-03-01T10:00:00Z"))
                .then()
                .statusCode(409)
                .body("rule", equalTo("REV-06: extend loan only in LOANED, HELD_LOANED"));
    }

    @Test
    void whoseCaseItIsNot_seesNothingOfItsDossier() {
        String dossier = compiled(OFFICER, OFFICER.registers("CRIMINAL"), "DRILL");
        String attachment = attaches(OFFICER, dossier, "REPORT", pdf(100, 5), Map.of())
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        Map<String, String> purpose = Map.of("purpose", "curiosity");

        for (Station stranger : List.of(NEIGHBOUR, COLLEAGUE)) {
            stranger.asks(dossier).then().statusCode(404);
            stranger.asks(dossier + "/items").then().statusCode(404);
            stranger.asks(dossier + "/attachments").then().statusCode(404);
            stranger.posts(dossier + "/attachments/" + attachment + ":download", purpose)
                    .then()
                    .statusCode(404);
        }
        attaches(COLLEAGUE, dossier, "REPORT", pdf(100, 6), Map.of()).then().statusCode(404);
        Station.person("P500001", "COMMAND_CENTRE_SUPERVISOR", "HB/")
                .posts(dossier + "/attachments/" + attachment + ":download", purpose)
                .then()
                .statusCode(403);
    }
}
