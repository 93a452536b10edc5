package org.firstbutton.supervision.calendar;

import java.time.Duration;

/** 期限单位 — an enum and never ISO-8601: {@code P5D} does not say which kind of day is meant. */
public enum LimitUnit {
    SECONDS,
    MINUTES,
    HOURS,
    CALENDAR_DAYS,
    WORKING_DAYS,
    MONTHS;

    boolean isClockTime() {
        return this == SECONDS || this == MINUTES || this == HOURS;
    }

    Duration times(long amount) {
        return switch (this) {
            case SECONDS -> Duration.ofSeconds(amount);
            case MINUTES -> Duration.ofMinutes(amount);
            case HOURS -> Duration.ofHours(amount);
            default -> throw new IllegalStateException(this + " is not clock time");
        };
    }
}
