package org.firstbutton.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.chassis.procedure.Procedure;
import org.firstbutton.chassis.procedure.ProcedureWalker;
import org.firstbutton.chassis.procedure.ProcedureWalker.Stroll;
import org.firstbutton.chassis.procedure.ProcedureWalker.Walked;
import org.firstbutton.chassis.procedure.Step;
import org.firstbutton.chassis.procedure.ToldMoves;
import org.firstbutton.chassis.testing.Footprints;
import org.firstbutton.scoring.evaluation.EvaluationProcedure;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The table b8 at its doors: in every state, every step. What is allowed is done, all else is refused by its rule and leaves nothing. */
@QuarkusTest
class EvaluationTableIT extends CountyScenario {
    private static final Procedure TABLE = EvaluationProcedure.TABLE;

    /** As domain.md tells b8, with what may be repeated where it stands. */
    private static final Map<String, String> B8 = Map.of(
            "-", "open=OPEN",
            "OPEN", "collect=COLLECTING",
            "COLLECTING", "submit=COLLECTING rescore=COLLECTING close-round=PROVISIONAL",
            "PROVISIONAL", "check-ratio=RATIO_CHECK",
            "RATIO_CHECK", "pass-ratio=OBJECTION_WINDOW order-rerun=RERUN_ORDERED",
            "RERUN_ORDERED", "collect=COLLECTING",
            "OBJECTION_WINDOW", "object=OBJECTION_WINDOW decide-objection=OBJECTION_WINDOW finalise=FINAL",
            "FINAL", "publish=PUBLISHED",
            "PUBLISHED", "use=USED",
            "USED", "use=USED");

    /** What has to be done first, in the state itself, for a step to have something to work on. */
    private static final Map<String, List<String>> AFTER = Map.of(
            "rescore", List.of("submit"),
            "close-round", List.of("submit", "rescore"),
            "decide-objection", List.of("object"));

    @Test
    void theTable_isTheOneOfTheDesign() {
        ToldMoves.requireSame(TABLE, B8);
    }

    @TestFactory
    List<DynamicTest> everyStateWithEveryStep_leadsWhereTheTableSaysOrIsRefusedByRule() {
        return TABLE.states().stream()
                .map(Procedure.State::name)
                .map(state -> DynamicTest.dynamicTest(state, () -> everyStepIn(state)))
                .toList();
    }

    private void everyStepIn(String state) {
        List<Step> way = walker(List.of()).wayTo(state);
        List<Step> done = complete(way);
        ProcedureWalker walker = walker(done);
        Walked here = walker.walk(done);
        assertThat(here.state()).isEqualTo(state);
        for (Step step : TABLE.steps()) {
            if (TABLE.next(state, step).isEmpty()) {
                walker.requireRefused(here, step);
            } else {
                List<Step> on = complete(with(way, step));
                requireItsFactsAndEntries(walker(on).walk(on), on);
            }
        }
        requireItsFactsAndEntries(here, done);
    }

    private void requireItsFactsAndEntries(Walked end, List<Step> way) {
        new Stroll(end, way).requireOneFactAndOneEntryEach(new Footprints(transactions), way.toString());
    }

    private static List<Step> with(List<Step> way, Step last) {
        List<Step> on = new ArrayList<>(way);
        on.add(last);
        return on;
    }

    private static List<Step> complete(List<Step> way) {
        return way.stream()
                .flatMap(step -> Stream.concat(
                        AFTER.getOrDefault(step.name(), List.of()).stream().map(TABLE::step), Stream.of(step)))
                .toList();
    }

    // One is evaluated: excellent, it is one too many, and there is a ground for a rerun; else there is none.
    private ProcedureWalker walker(List<Step> way) {
        String grade = way.contains(TABLE.step("order-rerun")) ? "EXCELLENT" : "GOOD";
        return new ProcedureWalker(TABLE, new Round(grade), role -> county);
    }

    private record Round(String grade) implements ProcedureWalker.Fitting {

        @Override
        public void fit(Step step, ObjectNode body, ObjectNode detail) {
            switch (step.name()) {
                case "open" -> body.put("evaluated", 1);
                case "submit" -> body.put("grade", grade).remove("veto");
                case "rescore" -> body.put("score", 91.5);
                case "finalise" -> waitUntil(Instant.parse(detail.path("until").asText(Instant.EPOCH.toString())));
                default -> {
                    // Its example fits.
                }
            }
        }

        /** Who scored first does not score again. */
        @Override
        public String role(Step step) {
            return step.name().equals("rescore") ? Roles.LEGAL_CORPS : ProcedureWalker.Fitting.super.role(step);
        }

        private static void waitUntil(Instant over) {
            try {
                Thread.sleep(Math.max(0, Duration.between(Instant.now(), over).toMillis()));
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
