package org.firstbutton.intake.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
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

/** Alerts that take whatever step the table of b1 allows next, each by those whose work it is, two at a time. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(TokenResource.class)
class AlertWalkIT {
    private static final Logger LOG = Logger.getLogger(AlertWalkIT.class);
    private static final int LONGEST_WALK = 60;
    private static final int NOW_AND_THEN = 20;
    private static final int WALKERS = 2;

    @Inject
    Transactions transactions;

    @Test
    void longWalksAtRandom_goWhereTheTableSays_withOneFactAndOneAuditEntryForEachStep() {
        long seed = Long.getLong("firstbutton.seed", 20_261_122);
        int steps = Integer.getInteger("firstbutton.walk-steps", 10_000);
        LOG.infof("walks of %d steps, seed %d", steps, seed);
        String master = AlertWalker.received();
        List<Tally> tallies = IntStream.range(0, WALKERS)
                .mapToObj(walker ->
                        CompletableFuture.supplyAsync(() -> walks(master, new Random(seed + walker), steps / WALKERS)))
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
    private record Tally(int asked, int taken, Set<AlertState> states) {}

    private Tally walks(String master, RandomGenerator random, int steps) {
        Set<AlertState> states = new TreeSet<>();
        Footprints footprints = new Footprints(transactions);
        int taken = 0;
        int asked = 0;
        while (taken < steps) {
            AlertWalker walker = new AlertWalker(AlertWalker.received(), master);
            for (int i = 0; i < LONGEST_WALK; i++) {
                walker.take(drawn(walker, random));
                states.add(walker.state());
                asked++;
            }
            walker.requireItsFactsAndEntries(footprints, "after " + taken + " steps");
            taken += walker.steps();
        }
        return new Tally(asked, taken, states);
    }

    // Left to chance alone, hardly an alert would ever be finished: half of the steps are those of units.
    private static AlertCommand drawn(AlertWalker walker, RandomGenerator random) {
        List<AlertCommand> allowed = walker.allowed().stream()
                .filter(command -> walker.isReady(command) || random.nextInt(NOW_AND_THEN) == 0)
                .toList();
        List<AlertCommand> ofUnits =
                allowed.stream().filter(AlertWalker::isOfUnit).toList();
        List<AlertCommand> from = ofUnits.isEmpty() || random.nextBoolean() ? allowed : ofUnits;
        return from.get(random.nextInt(from.size()));
    }
}
