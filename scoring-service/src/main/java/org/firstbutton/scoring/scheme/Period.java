package org.firstbutton.scoring.scheme;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import org.firstbutton.chassis.problem.Refusal;
import org.jspecify.annotations.Nullable;

/** 期间 — from a day to a day, both included, in the scheme's zone. */
public record Period(LocalDate from, LocalDate to, ZoneId zone) {
    private static final int LONGEST_DAYS = 400;

    /** What a request asks for; without days, the month that {@code now} is in, up to today. */
    public static Period asked(@Nullable String from, @Nullable String to, Instant now, ZoneId zone) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        LocalDate last = to == null ? today : day("to", to);
        LocalDate first = from == null ? YearMonth.from(last).atDay(1) : day("from", from);
        if (last.isBefore(first)) {
            throw Refusal.field("to", "must not be before 'from' (不得早于 from)");
        }
        if (ChronoUnit.DAYS.between(first, last) >= LONGEST_DAYS) {
            throw Refusal.field("from", "a period has at most " + LONGEST_DAYS + " days (期间过长)");
        }
        return new Period(first, last, zone);
    }

    /** A calendar quarter such as {@code 2026-Q4}; without one, the quarter that {@code now} is in. */
    public static Period quarter(@Nullable String quarter, Instant now, ZoneId zone) {
        LocalDate within = LocalDate.ofInstant(now, zone);
        if (quarter != null) {
            if (!isQuarter(quarter)) {
                throw Refusal.field("quarter", "expected a quarter like 2026-Q4 (应为 2026-Q4 形式)");
            }
            int month = (quarter.charAt(6) - '1') * 3 + 1;
            within = LocalDate.of(Integer.parseInt(quarter.substring(0, 4)), month, 1);
        }
        LocalDate first = within.with(IsoFields.DAY_OF_QUARTER, 1);
        return new Period(first, first.plusMonths(3).minusDays(1), zone);
    }

    /** A calendar month such as {@code 2026-11}, or a quarter. */
    public static Period monthOrQuarter(String label, Instant now, ZoneId zone) {
        if (isQuarter(label)) {
            return quarter(label, now, zone);
        }
        if (!label.matches("[0-9]{4}-(0[1-9]|1[0-2])")) {
            throw Refusal.field("period", "expected a month like 2026-11 or a quarter like 2026-Q4 (应为月份或季度)");
        }
        YearMonth month = YearMonth.parse(label);
        return new Period(month.atDay(1), month.atEndOfMonth(), zone);
    }

    public static boolean isQuarter(String label) {
        return label.matches("[0-9]{4}-Q[1-4]");
    }

    public OffsetDateTime start() {
        return OffsetDateTime.ofInstant(from.atStartOfDay(zone).toInstant(), ZoneOffset.UTC);
    }

    /** The first instant that lies outside. */
    public OffsetDateTime end() {
        return OffsetDateTime.ofInstant(to.plusDays(1).atStartOfDay(zone).toInstant(), ZoneOffset.UTC);
    }

    /** As a part of a link. */
    public String query() {
        return "from=" + from + "&to=" + to;
    }

    private static LocalDate day(String field, String value) {
        try {
            return LocalDate.parse(value);
        } catch (DateTimeParseException wrong) {
            throw Refusal.field(field, "expected a day like 2026-11-01 (应为 2026-11-01 形式)");
        }
    }
}
