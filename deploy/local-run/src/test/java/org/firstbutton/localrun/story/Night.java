package org.firstbutton.localrun.story;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * 夜里 — last night at half past two, by the only clock that supervision goes by: its database's. Everybody else's goes on as
 * before, and so does supervision's once this is closed.
 */
final class Night implements AutoCloseable {
    private static final ZoneId HERE = ZoneId.of("Asia/Shanghai");
    private static final LocalTime HOUR = LocalTime.of(2, 30);

    private final Connection database;
    private final ZonedDateTime fallen;

    private Night(Connection database, ZonedDateTime fallen) {
        this.database = database;
        this.fallen = fallen;
    }

    static Night falls(WholeSystem system) throws SQLException {
        ZonedDateTime now = ZonedDateTime.now(HERE);
        ZonedDateTime today = now.with(HOUR);
        Night night = new Night(
                system.database("supervision"), today.isBefore(now.minusMinutes(10)) ? today : today.minusDays(1));
        night.execute(
                "create schema night",
                "create table night.shift as select interval '0' as ahead",
                "create function night.now() returns timestamptz language sql stable"
                        + " as 'select pg_catalog.now() + ahead from night.shift'",
                "create function night.clock_timestamp() returns timestamptz language sql volatile"
                        + " as 'select pg_catalog.clock_timestamp() + ahead from night.shift'",
                "grant usage on schema night to supervision_app, supervision_consumer",
                "grant select on night.shift to supervision_app, supervision_consumer");
        night.passesTo(HOUR);
        for (String role : new String[] {"supervision_app", "supervision_consumer"}) {
            night.execute("alter role " + role + " set search_path = night, pg_catalog, public");
        }
        // Whoever is connected looks at the old clock still; the service connects anew.
        night.execute("select pg_terminate_backend(pid) from pg_stat_activity"
                + " where datname = 'supervision' and pid <> pg_backend_pid()");
        return night;
    }

    /** When it fell. */
    Instant start() {
        return fallen.toInstant();
    }

    /** The clock is put to this hour of the same day. */
    void passesTo(LocalTime hour) throws SQLException {
        long ahead = Duration.between(Instant.now(), fallen.with(hour)).toSeconds();
        execute("update night.shift set ahead = interval '" + ahead + " seconds'");
    }

    static boolean isNight(Instant at) {
        LocalTime time = at.atZone(HERE).toLocalTime();
        return time.isBefore(LocalTime.of(6, 0)) || time.isAfter(LocalTime.of(22, 0));
    }

    private void execute(String... statements) throws SQLException {
        try (Statement statement = database.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }

    @Override
    public void close() throws SQLException {
        try (database) {
            execute(
                    "update night.shift set ahead = interval '0'",
                    "alter role supervision_app reset search_path",
                    "alter role supervision_consumer reset search_path");
        }
    }
}
