package org.firstbutton.scoring.term;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * 期限 — so many working days, up to the end of the last, or a time by the clock.
 *
 * @param days 0 where it is a time
 */
record Term(WorkingDays calendar, int days, @Nullable Duration clock) {
    private static final Pattern WORKING_DAYS = Pattern.compile("([1-9][0-9]?) WORKING_DAYS");
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    /** @throws IllegalArgumentException naming the property */
    static Term of(String property, String value, WorkingDays calendar) {
        Matcher working = WORKING_DAYS.matcher(value);
        if (working.matches()) {
            return new Term(calendar, Integer.parseInt(working.group(1)), null);
        }
        try {
            return new Term(calendar, 0, Duration.parse(value));
        } catch (DateTimeException neither) {
            throw new IllegalArgumentException(property + ": neither working days nor a time: " + value, neither);
        }
    }

    Instant until(Instant from) {
        if (clock != null) {
            return from.plus(clock);
        }
        LocalDate last = calendar.after(LocalDate.ofInstant(from, CHINA), days);
        return last.plusDays(1).atStartOfDay(CHINA).toInstant();
    }
}
