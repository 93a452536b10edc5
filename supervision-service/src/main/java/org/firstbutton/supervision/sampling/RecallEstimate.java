package org.firstbutton.supervision.sampling;

import java.util.List;
import org.firstbutton.supervision.sampling.StratifiedEstimate.Looked;
import org.jspecify.annotations.Nullable;

/**
 * 召回率估计 — which part of what it should have found a rule did find.
 *
 * @param recall null where neither sample held any
 */
public record RecallEstimate(@Nullable Double recall, Interval interval) {

    /**
     * Estimates it from what people saw in two samples; the interval takes half of what the confidence leaves for each.
     *
     * @param flagged what the rule had flagged, a hit being rightly flagged
     * @param unflagged what it had not, a hit being a case that it should have flagged
     */
    public static RecallEstimate of(List<Looked> flagged, List<Looked> unflagged, double confidence) {
        double each = (1 + confidence) / 2;
        StratifiedEstimate found = StratifiedEstimate.of(flagged, each);
        StratifiedEstimate missed = StratifiedEstimate.of(unflagged, each);
        double all = found.count() + missed.count();
        double low = share(found.interval().low(), missed.interval().high(), 0);
        double high = share(found.interval().high(), missed.interval().low(), 1);
        return new RecallEstimate(all == 0 ? null : found.count() / all, new Interval(low, high));
    }

    private static double share(double found, double missed, double ofNothing) {
        return found + missed == 0 ? ofNothing : found / (found + missed);
    }
}
