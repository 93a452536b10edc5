package org.firstbutton.supervision.sampling;

import java.util.List;

/**
 * 分层估计 — how many of all alerts are at fault, and between which numbers that lies.
 *
 * @param count the estimate: each stratum's share weighed by its size
 * @param interval of the number in all strata together
 */
public record StratifiedEstimate(double count, Interval interval) {

    /** 层内结果 — {@code hits} of {@code drawn} that were looked at, of {@code all} that the stratum holds. */
    public record Looked(int hits, int drawn, int all) {
        double estimate() {
            return (double) hits * all / drawn;
        }
    }

    /**
     * Estimates from all strata. The interval is what two sound ones have in common, each at half of what the confidence
     * leaves: the strata's exact ones added up, narrow for few strata, and Hoeffding's with Serfling's correction for
     * drawing without replacement, narrow for many. So it holds whatever the strata are like.
     */
    public static StratifiedEstimate of(List<Looked> strata, double confidence) {
        if (strata.isEmpty()) {
            throw new IllegalArgumentException("nothing was looked at");
        }
        double error = (1 - confidence) / 2;
        double count = strata.stream().mapToDouble(Looked::estimate).sum();
        return new StratifiedEstimate(count, added(strata, error).and(bounded(strata, count, error)));
    }

    private static Interval added(List<Looked> strata, double error) {
        double low = 0;
        double high = 0;
        for (Looked stratum : strata) {
            Interval one = Interval.ofCount(stratum.hits(), stratum.drawn(), stratum.all(), 1 - error / strata.size());
            low += one.low();
            high += one.high();
        }
        return new Interval(low, high);
    }

    // The log-moment of a stratum's mean is at most t²·(1 − (n−1)/N)/(8n) (Serfling 1974); strata are independent.
    private static Interval bounded(List<Looked> strata, double count, double error) {
        double spread = 0;
        double all = 0;
        for (Looked stratum : strata) {
            double size = stratum.all();
            spread += size * size / stratum.drawn() * (1 - (stratum.drawn() - 1) / size);
            all += size;
        }
        double width = Math.sqrt(Math.log(2 / error) * spread / 2);
        return new Interval(Math.max(0, count - width), Math.min(all, count + width));
    }
}
