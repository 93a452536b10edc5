package org.firstbutton.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.firstbutton.scoring.FactsFixture.BROKEN;
import static org.firstbutton.scoring.FactsFixture.told;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.contract.casework.CaseFact.CaseAssigned;
import org.firstbutton.contract.casework.CaseFact.CaseClosed;
import org.firstbutton.contract.review.ReviewFact.LegalReviewPassed;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DossierReviewIT extends CountyScenario {

    @Test
    void aClosedCase_isReviewedBySomebodyElse_secondBlindly_andCountsForItsHandler() {
        String caseId = UUID.randomUUID().toString();
        String handler = "P" + county.substring(7, 15);
        closed(caseId, handler);
        ScoreDesk brigade = new ScoreDesk("b-1", Roles.LEGAL_BRIGADE, county);
        await(() -> brigade.reads("dossiers-due").getList("items.caseId").contains(caseId));
        String first = select(brigade, caseId, "FULL");
        brigade.refused(409, "dossier-reviews:select", Map.of("caseId", caseId, "sample", "FULL", "form", "GENERAL/1"));

        brigade.refused(409, first + ":assign", Map.of("reviewer", handler));
        brigade.refused(409, first + ":assign", Map.of("reviewer", "066"));
        brigade.does(first + ":assign", Map.of("reviewer", "r-1"));
        ScoreDesk reviewer = new ScoreDesk("r-1", Roles.LEGAL_OFFICER, county);
        ScoreDesk second = new ScoreDesk("r-2", Roles.LEGAL_OFFICER, county);
        assertThat(second.get(first).statusCode()).isEqualTo(404);
        reviewer.refused(400, first + ":score", Map.of("marks", List.of("EVIDENCE=99"), "vetoes", List.of()));
        JsonPath scored =
                reviewer.does(first + ":score", Map.of("marks", List.of("EVIDENCE=7.5"), "vetoes", List.of()));
        assertThat(scored.getFloat("detail.score")).isEqualTo(92.5f);

        String blind = select(brigade, caseId, "SECOND");
        brigade.refused(409, blind + ":assign", Map.of("reviewer", "r-1"));
        brigade.does(blind + ":assign", Map.of("reviewer", "r-2"));
        second.does(blind + ":score", Map.of("marks", List.of("PAPERS=10"), "vetoes", List.of()));
        assertThat(second.get(first).statusCode()).isEqualTo(404);
        confirm(brigade, first);
        confirm(brigade, blind);

        ScoreDesk own = new ScoreDesk(handler, Roles.HANDLING_OFFICER, county);
        await(() -> own.get("accounts/officer:" + handler).statusCode() == 200);
        JsonPath entries = own.reads("accounts/officer:" + handler + "/entries");
        assertThat(entries.getList("items.delta", Float.class)).containsExactly(4.5f);
        assertThat(own.get(first).statusCode()).isEqualTo(403);
        JsonPath facts = brigade.reads(first + "/facts");
        assertThat(facts.getList("items.type")).contains("dossier.scored", "dossier.confirmed");
        assertThat(facts.getString("items[0].data.matter")).isEqualTo("case-" + caseId);
        assertThat(brigade.reads("dossiers-due").getInt("scored")).isEqualTo(1);
    }

    private static String select(ScoreDesk brigade, String caseId, String sample) {
        return "dossier-reviews/"
                + brigade.does(
                                "dossier-reviews:select",
                                Map.of("caseId", caseId, "sample", sample, "form", "GENERAL/1"))
                        .getString("id");
    }

    private static void confirm(ScoreDesk brigade, String review) {
        await(() -> {
            try {
                brigade.does(review + ":confirm", Map.of("weight", 2));
                return true;
            } catch (AssertionError stillOpen) {
                return false;
            }
        });
    }

    private void closed(String caseId, String handler) {
        String matter = "case-" + caseId;
        String unit = county + "U001/";
        topic.tell(
                told(new CaseAssigned(handler, unit), matter, caseId, 1, unit, BROKEN, "chief"),
                told(new CaseClosed("PENALTY"), matter, caseId, 2, unit, BROKEN.plusSeconds(60), handler),
                told(
                        new LegalReviewPassed("lr-1", "066", true, null),
                        matter,
                        "lr-" + caseId,
                        1,
                        unit,
                        BROKEN.plusSeconds(30),
                        "066"));
        await(() -> transactions
                .<List<String>, RuntimeException>asConsumer(
                        handle -> handle.createQuery("select officer from matter_hand where matter = :matter")
                                .bind("matter", matter)
                                .mapTo(String.class)
                                .list())
                .contains("066"));
    }
}
