package org.firstbutton.supervision.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.firstbutton.supervision.sampling.StopRule.Call;
import org.firstbutton.supervision.sampling.StratifiedEstimate.Looked;
import org.firstbutton.supervision.sampling.Stratum.Layer;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/** In 2,000 counties made up at random, drawn from by the seeds as they are drawn from in earnest. */
class SamplingSimulationTest {
    private static final Logger LOG = Logger.getLogger(SamplingSimulationTest.class);
    private static final int RUNS = 2_000;
    private static final double CONFIDENCE = 0.95;

    private final long seed = Long.getLong("firstbutton.seed", 20260717);
    private final Random random = new Random(seed);

    /** One made-up county: its strata, and which of their alerts are really at fault. */
    private record County(Map<Stratum, List<String>> frame, Set<String> atFault) {
        long faultsIn(Stratum stratum) {
            return frame.getOrDefault(stratum, List.of()).stream()
                    .filter(atFault::contains)
                    .count();
        }

        List<Looked> looked(Draw draw, List<Layer> layers) {
            return draw.drawn().entrySet().stream()
                    .filter(stratum -> layers.contains(stratum.getKey().layer()))
                    .map(stratum -> new Looked(
                            (int) stratum.getValue().stream()
                                    .filter(atFault::contains)
                                    .count(),
                            stratum.getValue().size(),
                            frame.getOrDefault(stratum.getKey(), List.of()).size()))
                    .toList();
        }
    }

    @Test
    void theStatedIntervals_holdTheTruthInAtLeast95PercentOfTheRuns() {
        int strata = 0;
        int stratumHeld = 0;
        int wholeHeld = 0;
        int recallHeld = 0;
        double width = 0;
        for (int run = 0; run < RUNS; run++) {
            County county = county();
            Draw draw = Draw.of(seed(), county.frame(), 60 + random.nextInt(240), 2);
            for (Map.Entry<Stratum, List<String>> one : draw.drawn().entrySet()) {
                int hits = (int) one.getValue().stream()
                        .filter(county.atFault()::contains)
                        .count();
                int all = draw.frame().getOrDefault(one.getKey(), 0);
                Interval interval = Interval.ofCount(hits, one.getValue().size(), all, CONFIDENCE);
                strata++;
                stratumHeld += interval.holds((double) county.faultsIn(one.getKey())) ? 1 : 0;
            }
            StratifiedEstimate whole = StratifiedEstimate.of(county.looked(draw, List.of(Layer.values())), CONFIDENCE);
            wholeHeld += whole.interval().holds(county.atFault().size()) ? 1 : 0;
            width += (whole.interval().high() - whole.interval().low())
                    / draw.frame().values().stream().mapToInt(Integer::intValue).sum();
            recallHeld += recallHolds(county, draw) ? 1 : 0;
        }
        LOG.infof(
                "seed %d: %d of %d strata, %d whole, %d recall of %d runs; mean width of the whole %.3f",
                seed, stratumHeld, strata, wholeHeld, recallHeld, RUNS, width / RUNS);

        assertThat((double) stratumHeld / strata).isGreaterThanOrEqualTo(CONFIDENCE);
        assertThat((double) wholeHeld / RUNS).isGreaterThanOrEqualTo(CONFIDENCE);
        assertThat((double) recallHeld / RUNS).isGreaterThanOrEqualTo(CONFIDENCE);
        assertThat(width / RUNS)
                .as("an interval that says nothing holds always")
                .isLessThan(0.35);
    }

    private static boolean recallHolds(County county, Draw draw) {
        long found = county.frame().keySet().stream()
                .filter(stratum -> stratum.layer() == Layer.FLAGGED)
                .mapToLong(county::faultsIn)
                .sum();
        int all = county.atFault().size();
        RecallEstimate estimate = RecallEstimate.of(
                county.looked(draw, List.of(Layer.FLAGGED)),
                county.looked(draw, List.of(Layer.UNFLAGGED, Layer.NO_CRIME)),
                CONFIDENCE);
        return all == 0 || estimate.interval().holds((double) found / all);
    }

    @Test
    void theStopRuleAskedAfterEveryAlert_keepsItsErrorRates() {
        StopRule rule = new StopRule(600, 30, 90, 0.05, 0.10);
        int falseAlarms = 0;
        int missed = 0;
        long looked = 0;
        for (int run = 0; run < RUNS; run++) {
            List<Boolean> good = shuffled(600, 30);
            List<Boolean> bad = shuffled(600, 90);
            falseAlarms += firstCall(rule, good) == Call.BAD ? 1 : 0;
            missed += firstCall(rule, bad) == Call.GOOD ? 1 : 0;
            looked += lookedAt(rule, bad);
        }
        LOG.infof(
                "seed %d: %d false alarms, %d missed of %d; %.1f looked at in a bad stratum of 600",
                seed, falseAlarms, missed, RUNS, (double) looked / RUNS);

        // The rates are all but used up; what chance adds in 2,000 runs is no breach.
        assertThat(Interval.ofProbability(falseAlarms, RUNS, 0.99).low()).isLessThanOrEqualTo(0.05);
        assertThat(Interval.ofProbability(missed, RUNS, 0.99).low()).isLessThanOrEqualTo(0.10);
        assertThat(falseAlarms + missed)
                .as("a rule that never errs looks at all")
                .isPositive();
        assertThat((double) looked / RUNS).isLessThan(200);
    }

    private static Call firstCall(StopRule rule, List<Boolean> order) {
        int hits = 0;
        for (int looked = 1; looked <= order.size(); looked++) {
            hits += order.get(looked - 1) ? 1 : 0;
            Call call = rule.after(hits, looked);
            if (call != Call.GO_ON) {
                return call;
            }
        }
        return Call.GO_ON;
    }

    private static int lookedAt(StopRule rule, List<Boolean> order) {
        int hits = 0;
        for (int looked = 1; looked <= order.size(); looked++) {
            hits += order.get(looked - 1) ? 1 : 0;
            if (rule.after(hits, looked) != Call.GO_ON) {
                return looked;
            }
        }
        return order.size();
    }

    private List<Boolean> shuffled(int all, int atFault) {
        List<Boolean> order = new ArrayList<>(Collections.nCopies(atFault, true));
        order.addAll(Collections.nCopies(all - atFault, false));
        Collections.shuffle(order, random);
        return order;
    }

    private County county() {
        Map<Stratum, List<String>> frame = new HashMap<>();
        Set<String> atFault = new HashSet<>();
        int units = 1 + random.nextInt(4);
        for (int unit = 0; unit < units; unit++) {
            for (Layer layer : Layer.values()) {
                Stratum stratum = new Stratum("HB/JZ/SS/U00" + unit + "/", "THEFT", layer);
                double share = layer == Layer.FLAGGED ? 0.4 + random.nextDouble() / 2 : random.nextDouble() / 5;
                List<String> ids = IntStream.range(0, 5 + random.nextInt(300))
                        .mapToObj(i -> stratum + "-" + i)
                        .toList();
                ids.stream().filter(id -> random.nextDouble() < share).forEach(atFault::add);
                frame.put(stratum, ids);
            }
        }
        return new County(frame, atFault);
    }

    private SampleSeed seed() {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return new SampleSeed(HexFormat.of().formatHex(bytes));
    }
}
