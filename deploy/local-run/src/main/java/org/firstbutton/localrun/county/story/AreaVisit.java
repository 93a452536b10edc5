package org.firstbutton.localrun.county.story;

import org.jspecify.annotations.Nullable;

/**
 * 进出办案区 — how one person's visit to the case area will go, in seconds after he was brought to the station. As drawn
 * nothing is left out.
 */
public final class AreaVisit {
    /** In seconds after the acceptance of the case. */
    public final int broughtAfter;
    /** ADMIN, CRIMINAL, or nothing where he was not summoned. */
    public final @Nullable String summons;

    /** Which area, if not that of the unit. */
    public @Nullable String area;

    public int enterAfter = 4 * 60;
    public int leaveAfter = 2 * 3600 + 1200;
    public boolean safetyChecked = true;
    public @Nullable String reason = "RELEASED";
    /** Between two signs of life of the guard. */
    public int guardEvery = 190;

    public Outing outing = Outing.NONE;
    /** Whether questioning went on after a check in the street. */
    public boolean continued;
    /** Whether he goes home afterwards, and not to the detention centre. */
    public boolean goesHome = true;

    /** 带出 — out of the area and back again. */
    public enum Outing {
        NONE,
        APPROVED,
        UNAPPROVED,
        /** Approved, but not for what the law allows. */
        FOR_ANOTHER_PURPOSE
    }

    public AreaVisit(int broughtAfter, @Nullable String summons) {
        this.broughtAfter = broughtAfter;
        this.summons = summons;
    }
}
