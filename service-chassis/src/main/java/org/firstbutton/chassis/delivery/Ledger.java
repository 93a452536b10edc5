package org.firstbutton.chassis.delivery;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** 台账 — the relay's view of ledger and pending set, on the one connection that holds its leadership. */
final class Ledger {
    private static final String LOWEST = """
            select l.seq, l.event_id, l.topic, l.type, l.source, l.matter, l.aggregate, l.occurred_at, l.payload
            from outbox_pending p join event_ledger l using (seq) order by seq limit ?
            """;
    private static final String WATERMARK = """
            select least(clock_timestamp() - ? * interval '1 millisecond', (select min(written_at) from outbox_pending))
            """;

    private final Connection connection;
    private final Duration longestTransaction;

    Ledger(Connection connection, Duration longestTransaction) throws SQLException {
        this.connection = connection;
        this.longestTransaction = longestTransaction;
        connection.setAutoCommit(true);
    }

    boolean tryLead(String service) throws SQLException {
        return lock("select pg_try_advisory_lock(hashtext(?))", service);
    }

    void stepDown(String service) throws SQLException {
        if (!connection.isClosed()) {
            lock("select pg_advisory_unlock(hashtext(?))", service);
        }
    }

    private boolean lock(String sql, String service) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, "relay-" + service);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    List<PendingFact> lowestPending(int limit) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LOWEST)) {
            statement.setInt(1, limit);
            List<PendingFact> pending = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    pending.add(new PendingFact(
                            rows.getLong(1),
                            rows.getObject(2, UUID.class),
                            rows.getString(3),
                            rows.getString(4),
                            rows.getString(5),
                            rows.getString(6),
                            rows.getString(7),
                            rows.getObject(8, OffsetDateTime.class).toInstant(),
                            rows.getBytes(9)));
                }
            }
            return pending;
        }
    }

    void sent(List<PendingFact> facts) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("delete from outbox_pending where seq = any (?)")) {
            Array sequences = connection.createArrayOf(
                    "bigint", facts.stream().map(PendingFact::seq).toArray());
            statement.setArray(1, sequences);
            statement.executeUpdate();
        }
    }

    /**
     * Everything that was written before this instant has been published: it lies below the oldest pending row, and
     * below any transaction that may still commit.
     */
    Instant watermark() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(WATERMARK)) {
            statement.setLong(1, longestTransaction.toMillis());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getObject(1, OffsetDateTime.class).toInstant();
            }
        }
    }

    /** A fact that was promised and not yet sent. */
    record PendingFact(
            long seq,
            UUID id,
            String topic,
            String type,
            String source,
            String matter,
            String aggregate,
            Instant occurredAt,
            byte[] payload) {}
}
