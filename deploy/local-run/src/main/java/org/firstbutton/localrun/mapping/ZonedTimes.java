package org.firstbutton.localrun.mapping;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import org.firstbutton.localrun.Words;

/**
 * 时间读法 — the wall clock of an export's zone as instants. A text with an offset of its own keeps it; in the hour that
 * autumn repeats the earlier instant is taken.
 */
record ZonedTimes(ZoneId zone, DateTimeFormatter format) {

    Instant instant(String column, String text) {
        try {
            TemporalAccessor read = format.parseBest(text, ZonedDateTime::from, LocalDateTime::from);
            return read instanceof ZonedDateTime zoned
                    ? zoned.toInstant()
                    : ((LocalDateTime) read).atZone(zone).toInstant();
        } catch (DateTimeException unreadable) {
            throw new BadCell(column, Words.of("“%s”不是时间", "'%s' is no time").formatted(text));
        }
    }
}
