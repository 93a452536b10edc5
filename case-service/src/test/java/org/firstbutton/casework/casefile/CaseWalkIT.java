package org.firstbutton.casework.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.firstbutton.chassis.database.Transactions;
import org.firstbutton.chassis.testing.Footprints;
import org.firstbutton.chassis.testing.KafkaResource;
import org.firstbutton.chassis.testing.PostgresResource;
import org.firstbutton.chassis.testing.TokenResource;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/** Cases that take whatever step the tables of b2 and b3 allow next, over HTTP, two at a time. */
@QuarkusTest
@QuarkusTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "database", value = "casework"))
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(TokenResource.class)
class CaseWalkIT {
    private static final Logger LOG = Logger.getLogger(CaseWalkIT.class);
    private static final int LONGEST_WALK = 60;
    private static final int WALKERS = 2;

    private final Transactions transactions;

    CaseWalkIT(Transactions transactions) {
        this.transactions = transactions;
    }

    @Test
    void longWalksAtRandom_endInStatesOfTheTable_withOneFactAndOneAuditEntryForEachStep() {
        long seed = Long.getLong("firstbutton.seed", 20_261_122);
        int steps = Integer.getInteger("firstbutton.walk-steps", 10_000);
        LOG.infof("walks of %d steps, seed %d", steps, seed);
        List<Tally> tallies = IntStream.range(0, WALKERS)
                .mapToObj(walker ->
                        CompletableFuture.supplyAsync(() -> walks(new Random(seed + walker), steps / WALKERS)))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
        int asked = tallies.stream().mapToInt(Tally::asked).sum();
        int taken = tallies.stream().mapToInt(Tally::taken).sum();
        LOG.infof("%d steps asked for, %d taken, %s", asked, taken, tallies);
        assertThat(taken).as("most of what the table allows can be done").isGreaterThan(asked / 2);
    }

    /** 统计 — what one walker asked for, how much of it was done, and where he came. */
    private record Tally(int asked, int taken, Set<CaseState> states) {}

    private Tally walks(RandomGenerator random, int steps) {
        Set<CaseState> states = new TreeSet<>();
        Footprints footprints = new Footprints(transactions);
        int asked = 0;
        int taken = 0;
        while (taken < steps) {
            CaseKind kind = random.nextBoolean() ? CaseKind.ADMIN : CaseKind.CRIMINAL;
            CaseWalker walker = new CaseWalker(kind, random.nextBoolean() ? "PENALTY" : "NO_PENALTY");
            for (int i = 0; i < LONGEST_WALK && !walker.allowed().isEmpty(); i++) {
                List<CaseCommand> allowed = walker.allowed();
                walker.take(allowed.get(random.nextInt(allowed.size())));
                states.add(walker.state());
                asked++;
            }
            walker.requireOneFactAndOneEntryEach(footprints, "after " + taken + " steps");
            taken += walker.steps();
        }
        return new Tally(asked, taken, states);
    }
}
