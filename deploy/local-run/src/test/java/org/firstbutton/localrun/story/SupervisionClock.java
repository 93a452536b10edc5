package org.firstbutton.localrun.story;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;

/**
 * 监督的钟 — the only clock that supervision goes by, its database's, put to another time and going on from there. Everybody
 * else's goes on as before, and so does supervision's once this is closed.
 */
final class SupervisionClock implements AutoCloseable {
    private final Connection database;

    private SupervisionClock(Connection database) {
        this.database = database;
    }

    /** Whoever is connected looks at the old clock still; the service connects anew. */
    static SupervisionClock putTo(Instant time, WholeSystem system) throws SQLException {
        SupervisionClock clock = new SupervisionClock(system.database("supervision"));
        clock.execute(
                "create schema told_time",
                "create table told_time.shift as select interval '0' as ahead",
                "create function told_time.now() returns timestamptz language sql stable"
                        + " as 'select pg_catalog.now() + ahead from told_time.shift'",
                "create function told_time.clock_timestamp() returns timestamptz language sql volatile"
                        + " as 'select pg_catalog.clock_timestamp() + ahead from told_time.shift'",
                "grant usage on schema told_time to supervision_app, supervision_consumer",
                "grant select on told_time.shift to supervision_app, supervision_consumer");
        clock.passesTo(time);
        for (String role : new String[] {"supervision_app", "supervision_consumer"}) {
            clock.execute("alter role " + role + " set search_path = told_time, pg_catalog, public");
        }
        clock.execute("select pg_terminate_backend(pid) from pg_stat_activity"
                + " where datname = 'supervision' and pid <> pg_backend_pid()");
        return clock;
    }

    void passesTo(Instant time) throws SQLException {
        long ahead = Duration.between(Instant.now(), time).toSeconds();
        execute("update told_time.shift set ahead = interval '" + ahead + " seconds'");
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
                    "update told_time.shift set ahead = interval '0'",
                    "alter role supervision_app reset search_path",
                    "alter role supervision_consumer reset search_path");
        }
    }
}
