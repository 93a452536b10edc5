package org.firstbutton.chassis.database;

import java.time.Instant;
import java.time.OffsetDateTime;
import org.jdbi.v3.core.Handle;

/** 时钟 — the database's clock is the only one that decides; no replica's own clock ever does. */
public final class DatabaseClock {
    private DatabaseClock() {}

    /** The instant at which the running transaction started. */
    public static Instant transactionTime(Handle handle) {
        return read(handle, "select now()");
    }

    /** The instant of this very call. */
    public static Instant now(Handle handle) {
        return read(handle, "select clock_timestamp()");
    }

    private static Instant read(Handle handle, String sql) {
        return handle.createQuery(sql).mapTo(OffsetDateTime.class).one().toInstant();
    }
}
