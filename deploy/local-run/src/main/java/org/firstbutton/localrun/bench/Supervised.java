package org.firstbutton.localrun.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** 监督库 — what the supervision service has committed, as anybody can read it. */
final class Supervised implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final Duration BETWEEN = Duration.ofMillis(500);

    private final Connection connection;

    Supervised(BenchSystem system) throws SQLException {
        this.connection = system.database("supervision", "consumer");
    }

    // Supervision also takes in what it has found itself; that was not sent here.
    long taken() throws SQLException {
        return number("select coalesce(sum(count), 0) from received_count where consumer = 'supervision-service'"
                + " and topic not like 'supervision-%'");
    }

    long facts() throws SQLException {
        return number("select count(*) from timeline_fact where topic not like 'supervision-%'");
    }

    /** Findings raised more than once without having been withdrawn between. */
    long raisedTwice() throws SQLException {
        return number("""
                select count(*) from (select finding from finding_history group by finding
                    having count(*) filter (where change = 'RAISED') > 1 + count(*) filter (where change = 'WITHDRAWN')) t
                """);
    }

    /**
     * Waits until so many facts are taken in and every timeline says what can be said up to {@code settled}.
     *
     * @param meanwhile is run every half second
     */
    void awaitJudged(long facts, Instant settled, Runnable meanwhile) throws SQLException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        long next = System.nanoTime();
        while (taken() < facts || watermarkIsBefore(settled) || isWaiting(settled)) {
            if (System.nanoTime() - deadline > 0) {
                throw new IllegalStateException("supervision does not come to an end: " + taken() + " of " + facts);
            }
            if (System.nanoTime() - next > 0) {
                next = System.nanoTime() + BETWEEN.toNanos();
                meanwhile.run();
            }
            Thread.sleep(20);
        }
    }

    void awaitTaken(long facts) throws SQLException, InterruptedException {
        while (taken() < facts) {
            Thread.sleep(10);
        }
    }

    private boolean watermarkIsBefore(Instant settled) throws SQLException {
        return number("select count(*) from feed_watermark where watermark >= '" + settled + "'")
                < 2L * org.firstbutton.contract.Topic.FACT_PARTITIONS;
    }

    private boolean isWaiting(Instant settled) throws SQLException {
        return number("select count(*) from (select from timeline_mark limit 1) m") > 0
                || number("select count(*) from (select from timeline where touched_at is not null limit 1) t") > 0
                || number("select count(*) from (select from timeline where next_check <= '" + settled + "' limit 1) t")
                        > 0;
    }

    /** Findings about the matters with this prefix, by rule. */
    Map<String, Long> findings(String prefix) throws SQLException {
        Map<String, Long> found = new TreeMap<>();
        try (PreparedStatement select = connection.prepareStatement("""
                select rule_id, count(*) from finding
                where subject_kind = 'matter' and status = 'RAISED' and subject ^@ ? group by rule_id
                """)) {
            select.setString(1, prefix);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.put(row.getString(1), row.getLong(2));
                }
            }
        }
        return found;
    }

    private long number(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
