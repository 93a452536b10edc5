package org.firstbutton.localrun.county.story;

import org.jspecify.annotations.Nullable;

/**
 * 强制措施 — how one measure on a person will go, in seconds after it was applied. A case has a chain of them: the next one
 * follows when this one ends. As drawn the three duties of the first day are met.
 */
public final class Restraint {
    private static final int HOUR = 3600;

    public final String measure;
    /** In seconds after the acceptance of the case; for the first of a chain. */
    public final int after;

    public int deliveredAfter = 4 * HOUR;
    public @Nullable Integer familyAfter = 5 * HOUR;
    public @Nullable Integer interrogatedAfter = 16 * HOUR;
    /** Until it is replaced by the next one, or lifted; null while it is in force. */
    public @Nullable Integer endsAfter;
    /** Whether it is carried out elsewhere than at home. */
    public boolean designatedPlace;
    /** Seconds before its end at which an extension of custody was asked for. */
    public @Nullable Integer extensionAskedBefore;

    public Restraint(String measure, int after) {
        this.measure = measure;
        this.after = after;
    }

    boolean isCustody() {
        return measure.equals("DETENTION") || measure.equals("ARREST");
    }
}
