package org.firstbutton.localrun.county.story;

import org.jspecify.annotations.Nullable;

/**
 * 回访安排 — how the caller is asked afterwards. As drawn everybody is asked in time, by a message that most answer, and is
 * content.
 */
public final class Asking {
    private static final int HOUR = 3600;

    /** Seconds after the closing of the alert. */
    public int messageAfter;

    public boolean messaged = true;
    /** Whether the message was answered. */
    public boolean answered;
    /** Whether a person rings where one has to. */
    public boolean rung = true;
    /** Second of the next day at which a person rings. */
    public int ringsAt;
    /** Whether anybody asks about the case once it is closed … */
    public boolean askedOfCase = true;
    /** … so many days after that. */
    public int daysAfterCase;

    /** What whoever answers says. */
    public String rating;
    /** Who looks into it where he is not content; null where nobody does. */
    public @Nullable String recheckedBy = Unit.COUNTY;

    /** What the caller says; null where the question does not arise. */
    public @Nullable Boolean told = true;

    public boolean cameAsRecorded = true;
    public boolean askedToChange;

    Asking(Dice dice) {
        this.messageAfter = dice.minutes(10, 95);
        this.answered = dice.chance(70);
        this.ringsAt = dice.hours(9, 19);
        this.daysAfterCase = dice.between(1, 6);
        this.rating = dice.chance(85) ? "SATISFIED" : "BASICALLY_SATISFIED";
    }

    /** Whoever answers is not content, and this unit looks into it. */
    public void discontent(@Nullable String unit) {
        answered = true;
        rating = "DISSATISFIED";
        recheckedBy = unit;
    }

    /** An answer comes some minutes after the message, a few minutes after the call. */
    int answersAfter(String channel) {
        return channel.equals("HUMAN") ? HOUR / 12 : HOUR / 3;
    }
}
