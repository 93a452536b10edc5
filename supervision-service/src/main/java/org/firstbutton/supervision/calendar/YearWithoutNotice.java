package org.firstbutton.supervision.calendar;

import java.time.LocalDate;

/** A working day was asked for in a year for which no State Council notice is known; guessing would accuse somebody. */
public final class YearWithoutNotice extends RuntimeException {
    private final int year;

    YearWithoutNotice(LocalDate date, String version) {
        super("no State Council holiday notice for " + date.getYear() + " (asked for " + date + ", calendar of "
                + version + "); add the notice to the calendar");
        this.year = date.getYear();
    }

    public int year() {
        return year;
    }
}
