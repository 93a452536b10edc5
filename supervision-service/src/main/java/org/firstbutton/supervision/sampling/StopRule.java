package org.firstbutton.supervision.sampling;

import org.apache.commons.statistics.distribution.HypergeometricDistribution;

/**
 * 序贯停止 — when enough of one stratum was looked at, in the order of the draw. It may be asked after each alert: however
 * often it is asked, it calls a stratum bad that is good at most {@code falseAlarm} of the time, and good that is bad at
 * most {@code miss} of the time. The likelihood ratio of a bad stratum to a good one, without replacement, is a
 * supermartingale for every good one, so that it seldom ever reaches {@code 1/falseAlarm} (Ville); likewise the inverse.
 *
 * @param all how many alerts the stratum holds
 * @param good so many at fault are acceptable
 * @param bad so many are not
 */
public record StopRule(int all, int good, int bad, double falseAlarm, double miss) {

    /** 结论 */
    public enum Call {
        GO_ON,
        GOOD,
        BAD
    }

    public StopRule {
        if (good < 0 || good >= bad || bad > all || !(falseAlarm > 0 && falseAlarm < 1) || !(miss > 0 && miss < 1)) {
            throw new IllegalArgumentException(good + " < " + bad + " of " + all + " is expected");
        }
    }

    /** What to do once {@code looked} were looked at and {@code hits} of them were at fault. */
    public Call after(int hits, int looked) {
        double evidence = likelihood(bad, hits, looked) - likelihood(good, hits, looked);
        if (Double.isNaN(evidence)) {
            return hits > bad ? Call.BAD : hits > good ? Call.GO_ON : Call.GOOD;
        }
        if (evidence >= -Math.log(falseAlarm)) {
            return Call.BAD;
        }
        return evidence <= Math.log(miss) ? Call.GOOD : Call.GO_ON;
    }

    private double likelihood(int atFault, int hits, int looked) {
        return HypergeometricDistribution.of(all, atFault, looked).logProbability(hits);
    }
}
