package org.firstbutton.intake.alert;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.chassis.problem.ProblemKind;
import org.firstbutton.chassis.problem.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * 录入 — who enters something, for which source, when it happened and when it was written down.
 *
 * @param now the database's time
 */
public record Entry(Caller caller, String source, Instant occurredAt, Instant recordedAt, Instant now) {
    /** What people enter here belongs to this source. */
    public static final String OWN_SOURCE = "firstbutton";

    private static final Caller MACHINE = new Caller("alert-intake-service", Set.of("SYSTEM"), List.of(), null, null);
    private static final Duration CLOCKS_DIFFER_BY = Duration.ofMinutes(5);

    /** Times that a command may state; both are the database's time when left out. */
    public interface Timed {
        @Nullable
        String occurredAt();

        @Nullable
        String recordedAt();
    }

    public static Entry of(Caller caller, Timed stated, Instant now) {
        Instant occurredAt = stated.occurredAt() == null ? now : read("occurredAt", stated.occurredAt());
        if (occurredAt.isAfter(now.plus(CLOCKS_DIFFER_BY))) {
            throw Refusal.field("/occurredAt", "lies in the future");
        }
        return new Entry(caller, sourceOf(caller), occurredAt, recordedAt(caller, stated, now), now);
    }

    /** The same moment, for what the machine adds to it. */
    Entry byMachine() {
        return new Entry(MACHINE, source, occurredAt, recordedAt, now);
    }

    /** The source that a caller records for. */
    public static String sourceOf(Caller caller) {
        if (!caller.has(Roles.DISPATCH_SYSTEM)) {
            return OWN_SOURCE;
        }
        if (caller.source() == null) {
            throw Refusal.of(ProblemKind.FORBIDDEN, "the system's token names no source");
        }
        return caller.source();
    }

    // A person who could state it could also hide how late an entry was made.
    private static Instant recordedAt(Caller caller, Timed stated, Instant now) {
        String text = stated.recordedAt();
        if (text == null) {
            return now;
        }
        if (!caller.has(Roles.DISPATCH_SYSTEM)) {
            throw Refusal.field("/recordedAt", "people's entries are recorded when they arrive; leave it out");
        }
        Instant recordedAt = read("recordedAt", text);
        if (recordedAt.isAfter(now)) {
            throw Refusal.field("/recordedAt", "is later than now");
        }
        return recordedAt;
    }

    private static Instant read(String field, String text) {
        return instant("/" + field, text);
    }

    /** An instant as RFC 3339 with its offset; the database keeps microseconds. */
    public static Instant instant(String field, String text) {
        try {
            return OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
        } catch (DateTimeException unreadable) {
            throw Refusal.field(
                    field,
                    "RFC 3339 date and time with offset expected, e.g. 2026-03-01T21:40:10+08:00;"
                            + " without an offset nobody can tell which instant is meant");
        }
    }
}
