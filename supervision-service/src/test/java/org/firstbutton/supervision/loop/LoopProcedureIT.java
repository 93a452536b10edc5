package org.firstbutton.supervision.loop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;
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
import org.firstbutton.supervision.objection.ObjectionProcedure;
import org.firstbutton.supervision.rectification.RectificationProcedure;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rectifications and objections as their tables say, and not otherwise: each state with each step, and walks at random. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "database", value = "supervision"))
@WithTestResource(KafkaResource.class)
@WithTestResource(TokenResource.class)
class LoopProcedureIT {
    private static final Logger LOG = Logger.getLogger(LoopProcedureIT.class);
    private static final int AT_ONCE = 40;
    private static final int LONGEST_WALK = 30;
    private static final Map<String, String> SEATS = Map.of(
            "UNIT_CHIEF", Person.UNIT,
            "BUREAU_LEADER", Person.UNIT,
            "CASE_MANAGER", Person.COUNTY,
            "LEGAL_BRIGADE", Person.COUNTY);

    private final Transactions transactions;
    private final Deque<String> confirmed = new ArrayDeque<>();
    private Findings findings;

    LoopProcedureIT(Transactions transactions) {
        this.transactions = transactions;
    }

    @BeforeEach
    void open() {
        findings = new Findings();
    }

    @AfterEach
    void close() {
        findings.close();
    }

    @Test
    void everyStateWithEveryStep_leadsWhereTheTableSaysOrIsRefusedByRule() {
        for (Procedure procedure : List.of(RectificationProcedure.TABLE, ObjectionProcedure.TABLE)) {
            ProcedureWalker walker = walker(procedure);
            for (Procedure.State state : procedure.states()) {
                if (!Set.of(Procedure.PROPOSED, Procedure.REFUSED, "REVOKED").contains(state.name())) {
                    everyStepIn(procedure, walker, state.name());
                }
            }
        }
    }

    private static void everyStepIn(Procedure procedure, ProcedureWalker walker, String state) {
        List<Step> way = Objects.requireNonNull(walker.ways().get(state), "no way to " + state);
        Walked here = walker.walk(way);
        for (Step step : procedure.steps()) {
            if (step.onlyFollows()) {
                assertThat(Person.BRIGADE
                                .post(
                                        "/api/v1/" + procedure.head().path() + "/" + here.id() + ":" + step.name(),
                                        Map.of())
                                .statusCode())
                        .isEqualTo(404);
            } else if (procedure.next(state, step).isPresent()) {
                walker.take(walker.walk(way), step);
            } else {
                walker.requireRefused(here, step);
            }
        }
    }

    @Test
    void fromEveryOpenState_anOverturnedFindingRevokesItsOrder_afterWhichNothingIsAllowed() {
        Procedure orders = RectificationProcedure.TABLE;
        ProcedureWalker walker = walker(orders);
        for (String state : walker.ways().keySet()) {
            if (orders.endsIn(state)) {
                continue;
            }
            Walked order = walker.walk(walker.ways().get(state));
            String finding = order.detail().path("findingId").asText();

            assertThat(Person.DETACHMENT.does(finding, "overturn", Map.of("reason", "the console was down")))
                    .isEqualTo("OVERTURNED");

            assertThat(Person.MANAGER
                            .get("/api/v1/rectifications/" + order.id())
                            .<String>path("state"))
                    .isEqualTo("REVOKED");
            Walked revoked = new Walked(order.id(), "REVOKED", order.version() + 1, order.detail());
            orders.steps().stream()
                    .filter(step -> !step.onlyFollows())
                    .forEach(step -> walker.requireRefused(revoked, step));
            Footprints footprints = new Footprints(transactions);
            assertThat(footprints.facts(order.id())).hasSize((int) revoked.version());
            assertThat(footprints.entries("proceeding", order.id())).hasSize((int) revoked.version());
        }
    }

    @Test
    void walksAtRandom_leaveOneFactAndOneAuditEntryForEachStep() {
        long seed = Long.getLong("firstbutton.seed", 20_261_122);
        int steps = Integer.getInteger("firstbutton.walk-steps", 200);
        LOG.infof("walks of %d steps, seed %d", steps, seed);
        RandomGenerator random = new Random(seed);
        long taken = 0;
        while (taken < steps) {
            Procedure procedure = random.nextInt(4) == 0 ? ObjectionProcedure.TABLE : RectificationProcedure.TABLE;
            Stroll stroll = walker(procedure).stroll(random, LONGEST_WALK);
            taken += stroll.steps().size();
            stroll.requireOneFactAndOneEntryEach(new Footprints(transactions), "seed " + seed);
        }
    }

    private ProcedureWalker walker(Procedure procedure) {
        return new ProcedureWalker(procedure, this::fit, role -> SEATS.getOrDefault(role, Person.CITY));
    }

    private void fit(Step step, ObjectNode body, ObjectNode detail) {
        if (body.has("findingId")) {
            body.put("findingId", nextConfirmed());
            body.remove("dueAt");
        }
        if (step.name().equals("close") && detail.hasNonNull("orderId")) {
            Findings.deadline(detail.path("orderId").asText(), Duration.ofMinutes(-1));
        }
    }

    private String nextConfirmed() {
        if (confirmed.isEmpty()) {
            findings.left(AT_ONCE, 1).forEach(id -> {
                Person.BRIGADE.does(id, "confirm", Map.of("reason", "checked the log"));
                confirmed.add(id);
            });
        }
        return confirmed.remove();
    }
}
