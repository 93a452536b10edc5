package org.firstbutton.localrun.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;

/**
 * 未了职责 — alerts of the last day that wait for their closure, laid down in the service's own tables as if they had been
 * taken in and judged: each has one duty, due a day after it.
 */
final class OpenDuties implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String FACTS = """
            insert into timeline_fact (id, matter, type, source, occurred_at, recorded_at, org_path, actor, actor_role,
                aggregate, topic, part, off, body)
            select gen_random_uuid(), ? || i, 'alert.received', 'bench', t, t, 'HB/JZ/SS/U001/', '1', 'R',
                   ? || i, 'alert-events', i %% 12, i, '{"channel": "PHONE_110"}'
            from (select i, %1$s - interval '24 hours' as t from generate_series(1, ?) as i) as s
            """;
    private static final String TIMELINES = """
            insert into timeline (kind, key, part, org_path, sources, next_check)
            select 'matter', f.matter, f.part, f.org_path, array['bench'], f.occurred_at + interval '24 hours'
            from timeline_fact f where f.matter ^@ ? and not exists
                (select from timeline t where t.kind = 'matter' and t.key = f.matter)
            """;

    private final Connection connection;
    private OffsetDateTime laidDown = OffsetDateTime.MIN;

    OpenDuties(BenchSystem system) throws SQLException {
        this.connection = system.database("supervision", "consumer");
    }

    /** Duties that fall due one after the other in the hours after the next ten minutes. */
    void later(String prefix, int count) throws SQLException {
        seed(prefix, count, "now() + interval '10 minutes' + i * interval '23 hours' / " + Math.max(1, count));
    }

    /** Duties that fall due within this time, evenly, from ten seconds on. */
    void soon(String prefix, int count, Duration within) throws SQLException {
        seed(
                prefix,
                count,
                "now() + interval '10 seconds' + i * interval '" + within.toMillis() + " milliseconds' / " + count);
    }

    private void seed(String prefix, int count, String due) throws SQLException {
        connection.setAutoCommit(false);
        try (PreparedStatement facts = connection.prepareStatement(FACTS.formatted(due));
                PreparedStatement timelines = connection.prepareStatement(TIMELINES)) {
            facts.setString(1, prefix);
            facts.setString(2, prefix);
            facts.setInt(3, count);
            facts.executeUpdate();
            timelines.setString(1, prefix);
            timelines.executeUpdate();
            laidDown = now();
            connection.commit();
        } finally {
            connection.setAutoCommit(true);
        }
    }

    private OffsetDateTime now() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select clock_timestamp()")) {
            row.next();
            return row.getObject(1, OffsetDateTime.class);
        }
    }

    /** Waits until the duties with this prefix have become findings; seconds from due until each could be read. */
    Samples lateness(String prefix, int count) throws SQLException, InterruptedException {
        Map<String, Double> seen = new HashMap<>();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try (PreparedStatement select = connection.prepareStatement("""
                select subject, extract(epoch from clock_timestamp() - due_at) from finding
                where rule_id = 'ONE-01' and broken_at > ? and subject ^@ ? and status = 'RAISED' order by raised_at desc limit 3000
                """)) {
            // The findings of earlier rounds are not read again, or watching would cost more with each round.
            select.setObject(1, laidDown);
            select.setString(2, prefix);
            while (seen.size() < count) {
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        seen.putIfAbsent(row.getString(1), row.getDouble(2));
                    }
                }
                if (System.nanoTime() - deadline > 0) {
                    throw new IllegalStateException("only " + seen.size() + " of " + count + " were found");
                }
                Thread.sleep(20);
            }
        }
        Samples lateness = new Samples();
        seen.values().forEach(lateness::add);
        return lateness;
    }

    /** Bytes on disk of all timelines and facts, indexes included. */
    long bytes() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select pg_total_relation_size('timeline') + pg_total_relation_size('timeline_fact')")) {
            row.next();
            return row.getLong(1);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
