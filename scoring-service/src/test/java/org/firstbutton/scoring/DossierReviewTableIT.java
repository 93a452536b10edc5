package org.firstbutton.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.firstbutton.scoring.FactsFixture.BROKEN;
import static org.firstbutton.scoring.FactsFixture.told;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.chassis.procedure.Procedure;
import org.firstbutton.chassis.procedure.ProcedureWalker;
import org.firstbutton.chassis.procedure.ProcedureWalker.Stroll;
import org.firstbutton.chassis.procedure.ProcedureWalker.Walked;
import org.firstbutton.chassis.procedure.Step;
import org.firstbutton.chassis.procedure.ToldMoves;
import org.firstbutton.chassis.testing.Footprints;
import org.firstbutton.contract.casework.CaseFact.CaseAssigned;
import org.firstbutton.contract.casework.CaseFact.CaseClosed;
import org.firstbutton.scoring.dossierreview.DossierReviewProcedure;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The table b7 at its doors: in every state, every step. What is allowed is done, all else is refused by its rule and leaves nothing. */
@QuarkusTest
class DossierReviewTableIT extends CountyScenario {
    private static final Procedure TABLE = DossierReviewProcedure.TABLE;
    private static final String REVIEWER = "P-" + Roles.LEGAL_OFFICER;
    private static final int DOSSIERS = 40;

    /** As domain.md tells b7; another reviewer may be assigned, and who is not objected to in time is confirmed. */
    private static final Map<String, String> B7 = Map.ofEntries(
            Map.entry("-", "select=SELECTED"),
            Map.entry("SELECTED", "assign=ASSIGNED"),
            Map.entry("ASSIGNED", "assign=ASSIGNED score=SCORED"),
            Map.entry("SCORED", "object=OBJECTED confirm=CONFIRMED"),
            Map.entry("OBJECTED", "recheck=RECHECKED"),
            Map.entry("RECHECKED", "confirm=CONFIRMED"),
            Map.entry("CONFIRMED", "nominate=NOMINATED"),
            Map.entry("NOMINATED", "publish=PUBLISHED"),
            Map.entry("PUBLISHED", "rectify=RECTIFIED"),
            Map.entry("RECTIFIED", "delist=REMOVED_FROM_BLACK_LIST"));

    @ConfigProperty(name = "firstbutton.scoring.objection-window")
    Duration window;

    private final Deque<String> closed = new ArrayDeque<>();

    @Test
    void theTable_isTheOneOfTheDesign() {
        ToldMoves.requireSame(TABLE, B7);
    }

    @TestFactory
    List<DynamicTest> everyStateWithEveryStep_leadsWhereTheTableSaysOrIsRefusedByRule() {
        closeCases();
        return TABLE.states().stream()
                .map(Procedure.State::name)
                .map(state -> DynamicTest.dynamicTest(state, () -> everyStepIn(state)))
                .toList();
    }

    private void everyStepIn(String state) {
        ProcedureWalker walker = new ProcedureWalker(TABLE, new Review("WORST"), role -> county);
        List<Step> way = walker.wayTo(state);
        Walked here = walker.walk(way);
        for (Step step : TABLE.steps()) {
            if (TABLE.next(state, step).isPresent()) {
                List<Step> on = new ArrayList<>(way);
                on.add(step);
                requireItsFactsAndEntries(walker.walk(on), on);
            } else if (state.equals("SELECTED") && step.name().equals("score")) {
                Map<String, ?> score = Map.of("marks", List.of("EVIDENCE=7.5"), "vetoes", List.of());
                new ScoreDesk(REVIEWER, Roles.LEGAL_OFFICER, county)
                        .refused(404, "dossier-reviews/" + here.id() + ":score", score);
            } else {
                walker.requireRefused(here, step);
            }
        }
        requireItsFactsAndEntries(here, way);
    }

    private void requireItsFactsAndEntries(Walked end, List<Step> way) {
        new Stroll(end, way).requireOneFactAndOneEntryEach(new Footprints(transactions), way.toString());
    }

    @Test
    void oneOfTheBest_isNeverPutRight() {
        closeCases();
        ProcedureWalker walker = new ProcedureWalker(TABLE, new Review("BEST"), role -> county);
        Walked best = walker.walk(walker.wayTo("PUBLISHED"));
        ScoreDesk manager = new ScoreDesk("m-1", Roles.CASE_MANAGER, county);
        assertThat(manager.refused(409, "dossier-reviews/" + best.id() + ":rectify", Map.of("evidenceRef", "ev-1"))
                        .getString("rule"))
                .isEqualTo("b7: only the worst are put right");
    }

    @Test
    void whoScoredIt_doesNotConfirmIt_evenAfterAnotherReviewedItAgain() {
        closeCases();
        ProcedureWalker walker = new ProcedureWalker(TABLE, new Review("WORST"), role -> county);
        Walked rechecked = walker.walk(walker.wayTo("RECHECKED"));
        for (String scorer : List.of(REVIEWER, "P-" + Roles.LEGAL_BRIGADE)) {
            ScoreDesk same = new ScoreDesk(scorer, Roles.LEGAL_CORPS, county);
            assertThat(same.refused(409, "dossier-reviews/" + rechecked.id() + ":confirm", Map.of("weight", 2))
                            .getString("code"))
                    .isEqualTo("self-approval");
        }
    }

    private void closeCases() {
        for (int n = 0; n < DOSSIERS; n++) {
            String caseId = UUID.randomUUID().toString();
            String unit = county + "U001/";
            String matter = "case-" + caseId;
            topic.tell(
                    told(new CaseAssigned("P-handler", unit), matter, caseId, 1, unit, BROKEN, "chief"),
                    told(new CaseClosed("PENALTY"), matter, caseId, 2, unit, BROKEN.plusSeconds(60), "P-handler"));
            closed.add(caseId);
        }
        await(() -> transactions.<Long, RuntimeException>asConsumer(
                        handle -> handle.createQuery("select count(*) from closed_case where org_path ^@ :county")
                                .bind("county", county)
                                .mapTo(Long.class)
                                .one())
                == DOSSIERS);
    }

    /** A review of one more dossier, by one who has not seen it. */
    private final class Review implements ProcedureWalker.Fitting {
        private final String side;

        private Review(String side) {
            this.side = side;
        }

        @Override
        public void fit(Step step, ObjectNode body, ObjectNode detail) {
            switch (step.name()) {
                case "select" -> {
                    if (detail.isEmpty()) {
                        body.put("caseId", closed.remove());
                    }
                }
                case "assign" -> body.put("reviewer", REVIEWER);
                case "confirm" -> {
                    if (detail.path("reviewer").asText().equals(REVIEWER) && !detail.has("weight")) {
                        waitForTheEndOfObjections();
                    }
                }
                case "nominate" -> body.put("side", side);
                default -> {
                    // Its example fits.
                }
            }
        }

        /** Who reviewed it again does not confirm it. */
        @Override
        public String role(Step step) {
            return step.name().equals("confirm") ? Roles.LEGAL_CORPS : ProcedureWalker.Fitting.super.role(step);
        }

        private void waitForTheEndOfObjections() {
            try {
                Thread.sleep(window.toMillis());
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
