package org.firstbutton.supervision.accountability;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.firstbutton.chassis.access.Roles;
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
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/**
 * Accountability as its table says, and not otherwise: each state with each step, never taken or approved by whom it is
 * about nor approved by who proposed it; and walks at random.
 */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "database", value = "supervision"))
@WithTestResource(KafkaResource.class)
@WithTestResource(TokenResource.class)
class AccountabilityProcedureIT {
    private static final Logger LOG = Logger.getLogger(AccountabilityProcedureIT.class);
    private static final Procedure TABLE = AccountabilityProcedure.TABLE;
    private static final int LONGEST_WALK = 30;
    /** Who is asked about: the walker appeals as this person. */
    private static final String WHOM = "P-" + Roles.CALL_TAKER;

    private static final Set<String> BEFORE_THE_HEARING = Set.of("REFERRED", "FAULT_REVIEW", "FAULT_DETERMINED");
    private static final Map<String, String> SEATS = Map.of(
            Roles.CASE_MANAGER, Officer.COUNTY,
            Roles.LEGAL_BRIGADE, Officer.COUNTY,
            Roles.INSPECTORATE, Officer.COUNTY,
            Roles.INSPECTOR_GENERAL, Officer.CITY);

    private final Transactions transactions;
    private Instant clock = Instant.EPOCH;

    AccountabilityProcedureIT(Transactions transactions) {
        this.transactions = transactions;
    }

    @Test
    void everyStateWithEveryStep_leadsWhereTheTableSaysOrIsRefusedByRule() {
        ProcedureWalker walker = walker();
        for (Procedure.State state : TABLE.states()) {
            if (!Set.of(Procedure.PROPOSED, Procedure.REFUSED).contains(state.name())) {
                everyStepIn(walker, state.name());
            }
        }
    }

    private static void everyStepIn(ProcedureWalker walker, String state) {
        List<Step> way = Objects.requireNonNull(walker.ways().get(state), "no way to " + state);
        Walked here = walker.walk(way);
        for (Step step : TABLE.steps()) {
            if (TABLE.next(state, step).isPresent()) {
                walker.take(walker.walk(way), step);
                if (!step.name().equals("appeal")) {
                    walker.requireOwnRefused(here, step, WHOM);
                }
            } else if (step.name().equals("appeal") && BEFORE_THE_HEARING.contains(state)) {
                Officer officer = new Officer(WHOM, Set.of(Roles.CALL_TAKER), Officer.UNIT);
                assertThat(officer.posts("/" + here.id() + ":appeal", Map.of("grounds", "unheard"))
                                .statusCode())
                        .as("he does not know of it before he is heard")
                        .isEqualTo(404);
            } else {
                walker.requireRefused(here, step);
            }
        }
    }

    @Test
    void walksAtRandom_leaveOneFactAndOneAuditEntryForEachStep() {
        long seed = Long.getLong("firstbutton.seed", 20_261_122);
        int steps = Integer.getInteger("firstbutton.walk-steps", 400);
        LOG.infof("walks of %d steps, seed %d", steps, seed);
        RandomGenerator random = new Random(seed);
        long taken = 0;
        while (taken < steps) {
            Stroll stroll = walker().stroll(random, LONGEST_WALK);
            taken += stroll.steps().size();
            stroll.requireOneFactAndOneEntryEach(new Footprints(transactions), "seed " + seed);
        }
    }

    private ProcedureWalker walker() {
        return new ProcedureWalker(TABLE, this::fit, role -> SEATS.getOrDefault(role, Officer.UNIT));
    }

    private void fit(Step step, ObjectNode body, ObjectNode detail) {
        switch (step.name()) {
            case "refer" ->
                body.put("findingId", Officer.finding(transactions, "CONFIRMED"))
                        .put("officerId", WHOM);
            case "determine-fault" -> body.put("outcome", "FAULT");
            case "assess-tolerance" -> body.put("outcome", "NONE");
            case "clear" -> body.put("kind", "FLAW");
            case "decide" -> body.put("kind", "CRITICISM");
            case "suspend" -> body.put("days", 60);
            default -> {
                // Its example fits.
            }
        }
        if (detail.isEmpty()) {
            clock = Instant.now().minus(Duration.ofDays(400));
        }
        body.put("occurredAt", clock.toString());
        clock = clock.plus(step.name().equals("serve") ? Duration.ofDays(61) : Duration.ofMinutes(1));
    }
}
