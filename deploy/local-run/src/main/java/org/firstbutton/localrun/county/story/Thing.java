package org.firstbutton.localrun.county.story;

import org.jspecify.annotations.Nullable;

/**
 * 涉案财物 — how one thing that was taken will go, in seconds after the taking. As drawn it reaches the keeper and the
 * ledger in time and goes back before the case is closed.
 */
public final class Thing {
    private static final int MINUTE = 60;
    private static final int HOUR = 3600;

    public final Taking taking;
    /** In seconds after the acceptance of the case. */
    public final int after;
    /** Until it goes back to its owner, or is set free. */
    public final int releaseAfter;

    public int handOverAfter = 40 * MINUTE;
    /** Whether whoever took it kept it and called himself its keeper. */
    public boolean toHimself;

    public int registerAfter = 70 * MINUTE;
    public boolean documentsFiled = true;
    /** After the taking, lent for some hours. */
    public @Nullable Integer loanAfter;

    public int loanedFor = 8 * HOUR;
    public int dueAfter = 24 * HOUR;
    /** When it turned out to have nothing to do with the case. */
    public @Nullable Integer unrelatedAfter;

    /** 取得方式 — as the facts name it. */
    public enum Taking {
        EXTRACTED,
        SEALED,
        PRESERVED,
        FROZEN
    }

    public Thing(Taking taking, int after, int releaseAfter) {
        this.taking = taking;
        this.after = after;
        this.releaseAfter = releaseAfter;
    }
}
