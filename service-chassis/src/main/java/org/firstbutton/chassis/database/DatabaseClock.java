package org.firstbutton.chassis.database;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.firstbutton.chassis.problem.Refusal;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** 时钟 — the database's clock is the only one that decides; no replica's own clock ever does. */
public final class DatabaseClock {
    private static final Duration CLOCKS_DIFFER_BY = Duration.ofMinutes(5);

    private DatabaseClock() {}

    /** The instant at which the running transaction started. */
    public static Instant transactionTime(Handle handle) {
        return read(handle, "select now()");
    }

    /** The instant of this very call. */
    public static Instant now(Handle handle) {
        return read(handle, "select clock_timestamp()");
    }

    /**
     * The stated time of an event, else the time of this call; to the microsecond.
     *
     * @throws Refusal 400 naming {@code /occurredAt} for what has not happened yet
     */
    public static Instant occurred(Handle handle, @Nullable OffsetDateTime stated) {
        Instant now = now(handle).truncatedTo(ChronoUnit.MICROS);
        if (stated == null) {
            return now;
        }
        Instant occurredAt = stated.toInstant().truncatedTo(ChronoUnit.MICROS);
        if (occurredAt.isAfter(now.plus(CLOCKS_DIFFER_BY))) {
            throw Refusal.field("/occurredAt", "不得晚于当前时间 / lies in the future");
        }
        return occurredAt;
    }

    /**
     * Refuses what is entered after the fact, where a deadline could be met that way.
     *
     * @throws Refusal 400 naming {@code /occurredAt}
     */
    public static void requireNow(Handle handle, Instant occurredAt) {
        if (occurredAt.isBefore(now(handle).minus(CLOCKS_DIFFER_BY))) {
            throw Refusal.field("/occurredAt", "须即时记录 / it is recorded when it happens");
        }
    }

    private static Instant read(Handle handle, String sql) {
        return handle.createQuery(sql).mapTo(OffsetDateTime.class).one().toInstant();
    }
}
