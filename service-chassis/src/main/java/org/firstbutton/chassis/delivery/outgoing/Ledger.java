package org.firstbutton.chassis.delivery.outgoing;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;

/** 台账 — the relay's view of ledger and pending set, on the one connection that holds its leadership. */
final class Ledger {
    private static final int CHUNK = 500;
    private static final long MOST_BYTES = 8L << 20;
    private static final String LOWEST = "select seq from outbox_pending order by seq limit ?";
    private static final String ROWS = """
            select seq, event_id, topic, type, source, matter, aggregate, occurred_at, payload
            from event_ledger where seq = any (?) order by seq
            """;
    // The pending set is empty most of the time and large when it matters, so its statistics mislead: left to itself
    // the database sorts the whole backlog for every batch. A deletion that a crash takes back is only sent twice.
    private static final String STRICT =
            "set enable_seqscan = off; set enable_sort = off; set jit = off;" + " set synchronous_commit = off";
    private static final String AS_USUAL =
            "reset enable_seqscan; reset enable_sort; reset jit; reset synchronous_commit";
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
        boolean leads = lock("select pg_try_advisory_lock(hashtext(?))", service);
        if (leads) {
            set(STRICT);
        }
        return leads;
    }

    void stepDown(String service) throws SQLException {
        if (!connection.isClosed()) {
            set(AS_USUAL);
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

    private void set(String settings) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(settings);
        }
    }

    /**
     * The lowest that are pending, except those that are under way. They are left out one by one, never by "above the
     * last of them": a lower one may have been committed meanwhile, and a higher one of the same matter after it.
     */
    List<PendingFact> lowestPending(int limit, List<PendingFact> underWay) throws SQLException {
        List<Long> wanted = new ArrayList<>();
        int next = 0;
        try (PreparedStatement statement = connection.prepareStatement(LOWEST)) {
            statement.setInt(1, limit + underWay.size());
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    long seq = row.getLong(1);
                    while (next < underWay.size() && underWay.get(next).seq() < seq) {
                        next++;
                    }
                    if (next == underWay.size() || underWay.get(next).seq() != seq) {
                        wanted.add(seq);
                    }
                }
            }
        }
        return read(wanted.subList(0, Math.min(limit, wanted.size())));
    }

    // In pieces, so that large payloads end a batch early instead of filling the memory.
    private List<PendingFact> read(List<Long> wanted) throws SQLException {
        List<PendingFact> facts = new ArrayList<>(wanted.size());
        long bytes = 0;
        for (int from = 0; from < wanted.size() && bytes < MOST_BYTES; from += CHUNK) {
            try (PreparedStatement statement = connection.prepareStatement(ROWS)) {
                Object[] piece = wanted.subList(from, Math.min(from + CHUNK, wanted.size()))
                        .toArray();
                statement.setArray(1, connection.createArrayOf("bigint", piece));
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        PendingFact fact = fact(rows);
                        bytes += fact.payload().length;
                        facts.add(fact);
                    }
                }
            }
        }
        return facts;
    }

    private static PendingFact fact(ResultSet row) throws SQLException {
        return new PendingFact(
                row.getLong(1),
                row.getObject(2, UUID.class),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getObject(8, OffsetDateTime.class).toInstant(),
                row.getBytes(9));
    }

    void sent(List<PendingFact> facts) throws SQLException {
        if (facts.isEmpty()) {
            return;
        }
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
