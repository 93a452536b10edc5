package org.firstbutton.supervision.rules;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import org.firstbutton.supervision.calendar.Limit;
import org.firstbutton.supervision.calendar.LimitUnit;

/** 统计周期 — a calendar period in a pack's zone. */
public enum Period {
    DAY,
    /** Monday to Sunday. */
    WEEK,
    MONTH,
    QUARTER,
    YEAR;

    /** The period that ends with the cut-off of this limit. */
    public static Period of(Limit cutoff) {
        if (cutoff.unit() == LimitUnit.CALENDAR_DAYS) {
            return cutoff.amount() == 1 ? DAY : WEEK;
        }
        return cutoff.amount() == 1 ? MONTH : cutoff.amount() == 3 ? QUARTER : YEAR;
    }

    /** The first day of the period in which {@code day} lies. */
    public LocalDate startOf(LocalDate day) {
        return switch (this) {
            case DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1);
            case QUARTER -> LocalDate.of(day.getYear(), (day.getMonthValue() - 1) / 3 * 3 + 1, 1);
            case YEAR -> day.withDayOfYear(1);
        };
    }

    /** The first day of the period after the one that begins on {@code start}. */
    public LocalDate after(LocalDate start) {
        return switch (this) {
            case DAY -> start.plusDays(1);
            case WEEK -> start.plusWeeks(1);
            case MONTH -> start.plusMonths(1);
            case QUARTER -> start.plusMonths(3);
            case YEAR -> start.plusYears(1);
        };
    }

    /** Days of the longest one. */
    int longest() {
        return switch (this) {
            case DAY -> 1;
            case WEEK -> 7;
            case MONTH -> 31;
            case QUARTER -> 92;
            case YEAR -> 366;
        };
    }

    public Instant startOf(Instant moment, ZoneId zone) {
        return startOf(moment.atZone(zone).toLocalDate()).atStartOfDay(zone).toInstant();
    }
}
