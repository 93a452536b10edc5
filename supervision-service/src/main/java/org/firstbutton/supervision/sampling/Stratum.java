package org.firstbutton.supervision.sampling;

import java.util.Comparator;

/**
 * 层 — alerts that are drawn from and estimated together.
 *
 * @param unit organisation path
 */
public record Stratum(String unit, String category, Layer layer) implements Comparable<Stratum> {
    private static final Comparator<Stratum> ORDER =
            Comparator.comparing(Stratum::unit).thenComparing(Stratum::category).thenComparing(Stratum::layer);

    /** 层别 — so that what no rule found fault with, and what was closed as no crime, is looked at too. */
    public enum Layer {
        FLAGGED,
        UNFLAGGED,
        NO_CRIME
    }

    @Override
    public int compareTo(Stratum other) {
        return ORDER.compare(this, other);
    }
}
