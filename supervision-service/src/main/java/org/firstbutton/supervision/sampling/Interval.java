package org.firstbutton.supervision.sampling;

import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.HypergeometricDistribution;

/** 置信区间 — from {@code low} to {@code high}, both included. */
public record Interval(double low, double high) {

    public Interval {
        if (!(low <= high)) {
            throw new IllegalArgumentException(low + " … " + high);
        }
    }

    public boolean holds(double value) {
        return low <= value && value <= high;
    }

    Interval and(Interval other) {
        double from = Math.max(low, other.low);
        return new Interval(from, Math.max(from, Math.min(high, other.high)));
    }

    /** Clopper–Pearson: a probability of which {@code hits} of {@code tries} independent tries came true. */
    public static Interval ofProbability(int hits, int tries, double confidence) {
        requireCounts(hits, tries, tries, confidence);
        double tail = (1 - confidence) / 2;
        double low =
                hits == 0 ? 0 : BetaDistribution.of(hits, tries - hits + 1.0).inverseCumulativeProbability(tail);
        double high = hits == tries
                ? 1
                : BetaDistribution.of(hits + 1.0, tries - hits).inverseSurvivalProbability(tail);
        return new Interval(low, high);
    }

    /**
     * Clopper–Pearson's construction for a draw without replacement: how many of {@code all} are hits if {@code hits} of
     * {@code drawn} were. Exact: a count is left out only if this few or this many hits would be rarer than half of what
     * the confidence leaves.
     */
    public static Interval ofCount(int hits, int drawn, int all, double confidence) {
        requireCounts(hits, drawn, all, confidence);
        double tail = (1 - confidence) / 2;
        int low = hits;
        int high = all - (drawn - hits);
        // The fewest in all with which this many hits are not too rare, and the most with which this few are not.
        int from = search(low, high, count -> atLeast(hits, drawn, all, count) > tail);
        int to = low + high - search(low, high, mirrored -> atMost(hits, drawn, all, low + high - mirrored) > tail);
        return new Interval(from, to);
    }

    private interface Likely {
        boolean with(int count);
    }

    private static int search(int from, int to, Likely likely) {
        int low = from;
        int high = to;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (likely.with(middle)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private static double atLeast(int hits, int drawn, int all, int count) {
        return HypergeometricDistribution.of(all, count, drawn).survivalProbability(hits - 1);
    }

    private static double atMost(int hits, int drawn, int all, int count) {
        return HypergeometricDistribution.of(all, count, drawn).cumulativeProbability(hits);
    }

    private static void requireCounts(int hits, int drawn, int all, double confidence) {
        if (hits < 0 || hits > drawn || drawn < 1 || drawn > all || !(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException(hits + " of " + drawn + " of " + all + " at " + confidence);
        }
    }
}
