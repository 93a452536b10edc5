package org.firstbutton.localrun.county.story;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * 案件文书 — when the papers of a case reach those for whom they are, in seconds, and whether they do. As drawn everybody
 * hears everything in time.
 */
public final class CasePapers {
    private static final int MINUTE = 60;

    /** After the registration; null where nobody got a receipt. */
    public @Nullable Integer receiptAfter = 4 * MINUTE;

    /** Milestones of which the party is never told. */
    public final Set<String> untold = new HashSet<>();

    /** Whether the offender was told before the penalty what he might say against it. */
    public boolean noticeGiven = true;
    /** After the decision. */
    public int servedAfter = 16 * MINUTE;
    /** Whether somebody was harmed, who gets a copy. */
    public boolean victim;

    public boolean victimServed = true;

    public @Nullable String penalty;
    /** After the decision, where the penalty is detention. */
    public int deliveredAfter = 18 * MINUTE;

    public boolean familyTold = true;

    /** 行政拘留 */
    public void detention() {
        penalty = "DETENTION";
    }
}
