package org.firstbutton.supervision.calendar;

import java.util.EnumSet;
import java.util.Set;

/** 计时方法 — the ways in which the law counts time. */
public enum LegalCalendar {
    /** Elapsed time, day and night. */
    CLOCK,
    /** Calendar days or months; a last day off moves to the next working day. */
    CALDAY,
    /** As CALDAY without the move: custody is never extended by a holiday. */
    CALDAY_HARD,
    /** Day n to day n of the target month; its end does not move. */
    MONTH,
    /** Working days by the State Council's table, make-up days included. */
    WORKDAY,
    /**
     * The next local cut-off: {@code 1} or {@code 7 CALENDAR_DAYS}: midnight or the week's end; {@code 1}, {@code 3} or
     * {@code 12 MONTHS}: the end of the month, quarter or year.
     */
    CUTOFF;

    /** The units that this calendar can count. */
    public Set<LimitUnit> units() {
        return switch (this) {
            case CLOCK -> EnumSet.of(LimitUnit.SECONDS, LimitUnit.MINUTES, LimitUnit.HOURS);
            case CALDAY, CALDAY_HARD, CUTOFF -> EnumSet.of(LimitUnit.CALENDAR_DAYS, LimitUnit.MONTHS);
            case MONTH -> EnumSet.of(LimitUnit.MONTHS);
            case WORKDAY -> EnumSet.of(LimitUnit.WORKING_DAYS);
        };
    }
}
