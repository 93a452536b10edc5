package org.firstbutton.chassis.delivery.outgoing;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;

/** 台账 — the relay's view of ledger and pending set, on the one connection that holds its leadership. */
final class Ledger {
    private static final String LOWEST = """
            select l.seq, l.event_id, l.topic, l.type, l.source, l.matter, l.aggregate, l.occurred_at, l.payload
            from outbox_pending p join event_ledger l using (seq) order by seq limit ?
            """;
    // now() is taken before the statement's snapshot: whatever the snapshot does not know yet is written later.
    private static final String HORIZON = """
            select now(), cast(cast(pg_snapshot_xmin(pg_current_snapshot()) as text) as bigint),
                   cast(cast(pg_snapshot_xmax(pg_current_snapshot()) as text) as bigint),
                   (select min(written_at) from outbox_pending)
            """;

    private final Connection connection;
    private final Deque<Horizon> horizons = new ArrayDeque<>();
    private Instant settled = Instant.EPOCH;

    Ledger(Connection connection) throws SQLException {
        this.connection = connection;
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
     * below any transaction that may still commit. A transaction that ran at an instant seen before has ended once the
     * oldest running one is younger than the newest of that instant; so no limit on their length is assumed.
     */
    Instant watermark() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(HORIZON);
                ResultSet row = statement.executeQuery()) {
            row.next();
            long oldestRunning = row.getLong(2);
            horizons.addLast(new Horizon(row.getObject(1, OffsetDateTime.class).toInstant(), row.getLong(3)));
            while (!horizons.isEmpty() && horizons.getFirst().nextTransaction() <= oldestRunning) {
                settled = horizons.removeFirst().at();
            }
            OffsetDateTime oldestPending = row.getObject(4, OffsetDateTime.class);
            return oldestPending != null && oldestPending.toInstant().isBefore(settled)
                    ? oldestPending.toInstant()
                    : settled;
        }
    }

    private record Horizon(Instant at, long nextTransaction) {}

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
