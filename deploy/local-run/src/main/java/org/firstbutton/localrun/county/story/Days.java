package org.firstbutton.localrun.county.story;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** 日历日 — the days of the county's clock. */
public final class Days {
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private Days() {}

    public static LocalDate of(Instant instant) {
        return instant.atZone(ZONE).toLocalDate();
    }

    public static Instant begin(LocalDate day) {
        return day.atStartOfDay(ZONE).toInstant();
    }

    public static Instant at(LocalDate day, int secondOfDay) {
        return begin(day).plusSeconds(secondOfDay);
    }
}
