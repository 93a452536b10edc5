package org.firstbutton.supervision.almanac;

import io.quarkus.logging.Log;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.firstbutton.supervision.calendar.Calendars;
import org.firstbutton.supervision.calendar.Limit;
import org.firstbutton.supervision.calendar.WorkCalendar;
import org.firstbutton.supervision.calendar.YearWithoutNotice;
import org.jspecify.annotations.Nullable;

/**
 * 在用日历 — the shipped table and, where {@code firstbutton.supervision.calendar} names a file, its notices too. Read
 * once, when the service starts; a file with one fault is refused, and so is the start.
 */
@Singleton
public class CalendarInForce {
    private final Calendars calendars;

    public CalendarInForce(@ConfigProperty(name = "firstbutton.supervision.calendar") Optional<Path> file) {
        WorkCalendar table = WorkCalendar.stateCouncil();
        WorkCalendar work =
                file.map(more -> table.with(more.toString(), text(more))).orElse(table);
        this.calendars = Calendars.chinaStandard().with(work);
        Log.infof("working calendar %s in force", work.version());
    }

    public Calendars calendars() {
        return calendars;
    }

    /** When the term is over; null while the calendar of that year is not announced. */
    public @Nullable Instant endOf(Instant start, Limit limit) {
        try {
            return calendars.due(start, limit).instant();
        } catch (YearWithoutNotice unknown) {
            return null;
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("firstbutton.supervision.calendar cannot be read: " + file, unreadable);
        }
    }
}
