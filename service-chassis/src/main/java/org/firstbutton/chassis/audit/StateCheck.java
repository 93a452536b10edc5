package org.firstbutton.chassis.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import org.firstbutton.chassis.audit.AuditVerification.FirstBad;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** 验实 — holds the business rows against the last entry of each object, and the ledger against its own hashes. */
final class StateCheck {
    private static final String DIFFERENCES = """
            with last as (
                select distinct on (e.object_kind, e.object) e.object_kind, e.object, e.state_hash, s.seq
                from audit_entry e
                left join audit_seal s on s.entry = e.id
                left join audit_unsealed u on u.entry = e.id
                where e.result = 'DONE'
                order by e.object_kind, e.object, s.seq desc nulls first, u.ticket desc),
            now as (
                select object_kind, object, sha256(convert_to(content::text, 'UTF8')) as state_hash from sealed_state)
            select coalesce(last.seq, 0), object_kind, object, last.object is not null, now.object is not null
            from last full join now using (object_kind, object)
            where last.state_hash is distinct from now.state_hash
            order by (last.seq is null), 1, 2, 3 limit 1
            """;
    private static final String PAYLOADS =
            "select seq, aggregate, version, payload, payload_sha256 from event_ledger order by seq";
    // The first epoch of an aggregate starts at 1; a later one continues where a restored backup left it.
    private static final String VERSIONS = """
            select min(first_seq), aggregate, epoch, min(low), max(high), sum(held) from (
                select aggregate, epoch, min(seq) as first_seq, min(version) as low, max(version) as high,
                       count(*) as held, min(epoch) over (partition by aggregate) as first_epoch
                from event_ledger group by aggregate, epoch) streams
            where held <> high - low + 1 or (epoch = first_epoch and low <> 1)
            group by aggregate, epoch order by 1 limit 1
            """;

    private final Handle handle;

    StateCheck(Handle handle) {
        this.handle = handle;
    }

    @Nullable
    FirstBad businessRows() {
        return handle.createQuery(DIFFERENCES)
                .map((row, context) -> {
                    boolean entered = row.getBoolean(4);
                    String kind = !entered ? "ROW_WITHOUT_ENTRY" : row.getBoolean(5) ? "ROW_CHANGED" : "ROW_MISSING";
                    return new FirstBad(
                            row.getLong(1),
                            kind,
                            row.getString(2),
                            row.getString(3),
                            "the row is not as its last entry left it");
                })
                .findOne()
                .orElse(null);
    }

    @Nullable
    FirstBad ledger() {
        try (Statement statement = handle.getConnection().createStatement()) {
            statement.setFetchSize(1_000);
            var digest = EntryHash.sha256();
            try (ResultSet row = statement.executeQuery(PAYLOADS)) {
                while (row.next()) {
                    if (!Arrays.equals(digest.digest(row.getBytes(4)), row.getBytes(5))) {
                        return new FirstBad(
                                0,
                                "LEDGER_PAYLOAD_CHANGED",
                                "event",
                                row.getString(2),
                                "ledger row " + row.getLong(1) + ", version " + row.getLong(3));
                    }
                }
            }
        } catch (SQLException away) {
            throw new IllegalStateException("the ledger cannot be read", away);
        }
        return handle.createQuery(VERSIONS)
                .map((row, context) -> new FirstBad(
                        0,
                        "LEDGER_VERSION_MISSING",
                        "event",
                        row.getString(2),
                        "epoch " + row.getInt(3) + " has " + row.getLong(6) + " versions from " + row.getLong(4)
                                + " to " + row.getLong(5)))
                .findOne()
                .orElse(null);
    }
}
