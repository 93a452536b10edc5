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
        return of(flagged, 0, unflagged, 0, confidence);
    }

    /**
     * The same where nothing was looked at of some strata: any number of what they hold may be a hit. There is no estimate
     * then, and the interval says so.
     *
     * @param unseenFlagged how many of what it had flagged lie in such strata
     * @param unseenUnflagged how many of what it had not
     */
    static RecallEstimate of(
            List<Looked> flagged, int unseenFlagged, List<Looked> unflagged, int unseenUnflagged, double confidence) {
        double each = (1 + confidence) / 2;
        StratifiedEstimate found = estimate(flagged, each);
        StratifiedEstimate missed = estimate(unflagged, each);
        double all = found.count() + missed.count();
        double low = share(found.interval().low(), missed.interval().high() + unseenUnflagged, 0);
        double high =
                share(found.interval().high() + unseenFlagged, missed.interval().low(), 1);
        boolean seen = all > 0 && unseenFlagged + unseenUnflagged == 0;
        return new RecallEstimate(seen ? found.count() / all : null, new Interval(low, high));
    }

    private static StratifiedEstimate estimate(List<Looked> strata, double confidence) {
        return strata.isEmpty()
                ? new StratifiedEstimate(0, new Interval(0, 0))
                : StratifiedEstimate.of(strata, confidence);
    }

    private static double share(double found, double missed, double ofNothing) {
        return found + missed == 0 ? ofNothing : found / (found + missed);
    }
}
