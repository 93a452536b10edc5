package org.firstbutton.supervision.calendar;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * 期限 — an amount in a unit, counted by a calendar.
 *
 * @param minusOneDay months end on the day before the corresponding one, where a rule computes them so
 */
public record Limit(long amount, LimitUnit unit, LegalCalendar calendar, boolean minusOneDay) {
    private static final Pattern TEXT = Pattern.compile("([1-9][0-9]{0,8}) +([A-Z_]+)");

    public Limit {
        if (amount < 1) {
            throw new IllegalArgumentException("a limit is at least 1, was " + amount);
        }
        if (!calendar.units().contains(unit)) {
            throw new IllegalArgumentException(calendar + " counts in " + calendar.units() + ", not in " + unit);
        }
        if (calendar == LegalCalendar.CUTOFF && !isCutoff(amount, unit)) {
            throw new IllegalArgumentException("CUTOFF knows 1 CALENDAR_DAYS, 1 MONTHS and 3 MONTHS, not " + amount);
        }
        if (minusOneDay && unit != LimitUnit.MONTHS) {
            throw new IllegalArgumentException("minusOneDay belongs to months");
        }
    }

    public Limit(long amount, LimitUnit unit, LegalCalendar calendar) {
        this(amount, unit, calendar, false);
    }

    /** Reads {@code 5 WORKING_DAYS}. */
    public static Limit of(String text, LegalCalendar calendar) {
        return of(text, calendar, false);
    }

    public static Limit of(String text, LegalCalendar calendar, boolean minusOneDay) {
        Matcher parts = TEXT.matcher(text.strip());
        if (!parts.matches()) {
            throw new IllegalArgumentException("'" + text + "' is not an amount and a unit such as 5 WORKING_DAYS");
        }
        try {
            LimitUnit unit = LimitUnit.valueOf(parts.group(2));
            return new Limit(Long.parseLong(parts.group(1)), unit, calendar, minusOneDay);
        } catch (IllegalArgumentException unknown) {
            String reason = unknown.getMessage();
            boolean noUnit = reason == null || reason.startsWith("No enum constant");
            throw new IllegalArgumentException(
                    noUnit ? "'" + parts.group(2) + "' is none of the units " + units() : reason, unknown);
        }
    }

    /** The calendar that a bare limit most likely means. */
    public static LegalCalendar usualCalendar(LimitUnit unit) {
        return switch (unit) {
            case SECONDS, MINUTES, HOURS -> LegalCalendar.CLOCK;
            case CALENDAR_DAYS -> LegalCalendar.CALDAY;
            case WORKING_DAYS -> LegalCalendar.WORKDAY;
            case MONTHS -> LegalCalendar.MONTH;
        };
    }

    private static boolean isCutoff(long amount, LimitUnit unit) {
        return amount == 1 || (amount == 3 && unit == LimitUnit.MONTHS);
    }

    private static String units() {
        return java.util.Arrays.toString(LimitUnit.values());
    }

    @Override
    public String toString() {
        return amount + " " + unit;
    }
}
