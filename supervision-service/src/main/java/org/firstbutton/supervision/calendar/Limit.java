package org.firstbutton.supervision.calendar;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * 期限 — an amount in a unit, counted by a calendar.
 *
 * @param minusOneDay months end on the day before the corresponding one, where a rule computes them so
 * @param plus time that a cut-off leaves after itself, elapsed
 */
public record Limit(long amount, LimitUnit unit, LegalCalendar calendar, boolean minusOneDay, Duration plus) {
    private static final Pattern TEXT = Pattern.compile("([1-9][0-9]{0,8}) +([A-Z_]+)");

    public Limit {
        if (amount < 1) {
            throw new IllegalArgumentException("a limit is at least 1, was " + amount);
        }
        if (!calendar.units().contains(unit)) {
            throw new IllegalArgumentException(calendar + " counts in " + calendar.units() + ", not in " + unit);
        }
        if (calendar == LegalCalendar.CUTOFF && !isCutoff(amount, unit)) {
            throw new IllegalArgumentException(
                    "CUTOFF knows 1 and 7 CALENDAR_DAYS, 1, 3 and 12 MONTHS, not " + amount + " " + unit);
        }
        if (calendar != LegalCalendar.CUTOFF && !plus.isZero()) {
            throw new IllegalArgumentException("plus belongs to CUTOFF");
        }
        if (minusOneDay && unit != LimitUnit.MONTHS) {
            throw new IllegalArgumentException("minusOneDay belongs to months");
        }
    }

    public Limit(long amount, LimitUnit unit, LegalCalendar calendar) {
        this(amount, unit, calendar, false, Duration.ZERO);
    }

    /** The same limit, with time left after the cut-off. */
    public Limit plus(Duration elapsed) {
        return new Limit(amount, unit, calendar, minusOneDay, elapsed);
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
            return new Limit(Long.parseLong(parts.group(1)), unit, calendar, minusOneDay, Duration.ZERO);
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
        return amount == 1
                || (unit == LimitUnit.CALENDAR_DAYS && amount == 7)
                || (unit == LimitUnit.MONTHS && (amount == 3 || amount == 12));
    }

    private static String units() {
        return java.util.Arrays.toString(LimitUnit.values());
    }

    @Override
    public String toString() {
        return amount + " " + unit + (plus.isZero() ? "" : " + " + plus);
    }
}
