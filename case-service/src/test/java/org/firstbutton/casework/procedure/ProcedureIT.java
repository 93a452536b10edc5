package org.firstbutton.casework.procedure;

import static org.firstbutton.casework.Station.CHIEF;
import static org.firstbutton.casework.Station.OFFICER;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.firstbutton.casework.dossier.DossierTable;
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
import org.firstbutton.contract.measure.MeasureFact;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every procedure as its table says, and not otherwise: each state with each step, and long walks at random. */
@QuarkusTest
@QuarkusTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "database", value = "casework"))
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(TokenResource.class)
class ProcedureIT {
    private static final Logger LOG = Logger.getLogger(ProcedureIT.class);
    private static final int LONGEST_WALK = 40;
    private static final int WALKERS = 2;
    private static final Set<String> OF_NO_CASE = Set.of("areas", "walk-ins");
    private static final List<Procedure> PROCEDURES = new CaseworkBook().procedures();

    private final Transactions transactions;

    ProcedureIT(Transactions transactions) {
        this.transactions = transactions;
    }

    @TestFactory
    List<DynamicTest> everyStateWithEveryStep_leadsWhereTheTableSaysOrIsRefusedByRule() {
        List<DynamicTest> tests = new ArrayList<>();
        for (Procedure procedure : PROCEDURES) {
            procedure.states().stream()
                    .map(Procedure.State::name)
                    .filter(state -> !state.equals(Procedure.PROPOSED) && !state.equals(Procedure.REFUSED))
                    .forEach(state -> tests.add(DynamicTest.dynamicTest(
                            procedure.head().path() + " in " + state, () -> everyStepIn(procedure, state))));
        }
        return tests;
    }

    private void everyStepIn(Procedure procedure, String state) {
        ProcedureWalker walker = walker(procedure);
        List<Step> way = Objects.requireNonNull(walker.ways().get(state), "no way to " + state);
        Walked here = walker.walk(way);
        for (Step step : procedure.steps()) {
            if (procedure.next(state, step).isPresent()) {
                walker.take(walker.walk(way), step);
            } else {
                walker.requireRefused(here, step);
            }
        }
    }

    @Test
    void longWalksAtRandom_leaveOneFactAndOneAuditEntryForEachStep() {
        long seed = Long.getLong("firstbutton.seed", 20_261_122);
        int steps = Integer.getInteger("firstbutton.walk-steps", 10_000);
        LOG.infof("walks of %d steps, seed %d", steps, seed);
        IntStream.range(0, WALKERS)
                .mapToObj(walker -> CompletableFuture.runAsync(() -> walks(new Random(seed + walker), steps / WALKERS)))
                .toList()
                .forEach(CompletableFuture::join);
    }

    private void walks(RandomGenerator random, int steps) {
        Footprints footprints = new Footprints(transactions);
        int taken = 0;
        while (taken < steps) {
            Procedure procedure = PROCEDURES.get(random.nextInt(PROCEDURES.size()));
            Stroll stroll = walker(procedure).stroll(random, LONGEST_WALK);
            stroll.requireOneFactAndOneEntryEach(footprints, procedure.head().path() + " after " + taken + " steps");
            taken += stroll.steps().size();
        }
    }

    private static ProcedureWalker walker(Procedure procedure) {
        String caseId = procedure == DossierTable.PROCEDURE ? ended() : OFFICER.registers("CRIMINAL");
        String person = UUID.randomUUID().toString();
        return new ProcedureWalker(procedure, (step, body, detail) -> {
            boolean opening = detail.isEmpty();
            if (opening && !OF_NO_CASE.contains(procedure.head().path())) {
                body.put("caseId", caseId);
            }
            if (body.has("personId")) {
                body.put("personId", UUID.randomUUID() + person);
            }
            fitTimes(step, body, detail);
            fitDossier(body);
            if (body.has("fromMeasure") && detail.hasNonNull("measure")) {
                body.put("fromMeasure", detail.get("measure").asText());
            }
        });
    }

    // Only the dossier of a case that has ended is ever dropped.
    private static String ended() {
        String caseId = OFFICER.registers("CRIMINAL");
        String transfer =
                OFFICER.proposes(caseId, "transfer", Map.of("toUnit", "HB/JZ/GA/", "reason", "OTHER_JURISDICTION"));
        CHIEF.approves(transfer);
        return caseId;
    }

    // The form is one of the tests' own, whose term is no time at all; nothing is attached, which has its reason.
    private static void fitDossier(ObjectNode body) {
        if (body.has("form")) {
            body.put("form", "DRILL");
        }
        if (body.has("missing")) {
            body.putArray("missing").add("REPORT").add("PROTOCOL");
        }
        if (body.has("open")) {
            body.putArray("open");
        }
    }

    // The examples of the contract lie in a time of their own.
    private static void fitTimes(Step step, ObjectNode body, ObjectNode detail) {
        if (step.fact() == MeasureFact.MeasureApplied.class) {
            body.remove("expiresAt");
            if (step.name().equals("stop-payment")) {
                body.put("expiresAt", "2100-01-01T10:00:00Z");
            }
        }
        if (body.has("dueAt")) {
            body.put("dueAt", later(step, detail));
        }
    }

    // A loan that is extended ends later than it did.
    private static String later(Step step, ObjectNode detail) {
        Instant due = Instant.parse("2100-01-01T10:00:00Z");
        boolean longer = step.name().equals("extend-loan") && detail.hasNonNull("dueAt");
        return (longer ? Instant.parse(detail.get("dueAt").asText()).plusSeconds(3600) : due).toString();
    }
}
