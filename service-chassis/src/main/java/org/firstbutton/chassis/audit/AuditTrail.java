package org.firstbutton.chassis.audit;

import com.fasterxml.uuid.Generators;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * 审计轨迹 — one entry for every command, denial and reveal, inserted in the transaction of what it tells about. The
 * entry of a command carries the hash of the object's state as the view {@code sealed_state} shows it right then, so
 * a later edit of the business row, even by the database's owner, is found. Each service's migration defines
 * {@code sealed_state(object_kind, object, content jsonb)}, {@code security_invoker}, over its own tables.
 */
@ApplicationScoped
public class AuditTrail {
    // The app role may insert and nothing else, not even read back what it wrote. Arrays instead of rows: five hundred
    // entries cost one statement.
    private static final String INSERT = """
            with entries as materialized (
                select * from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?) with ordinality
                    as e(id, actor, role, action, kind, object, version, org_path, result, purpose, place)),
            states as (
                select changed.kind, state.object, state.hash
                from (select kind, array_agg(distinct object) as objects from entries
                      where result = 'DONE' group by kind) as changed
                cross join lateral sealed_state_hashes(changed.kind, changed.objects) as state),
            written as (
                insert into audit_entry (id, actor, role, action, object_kind, object, object_version, org_path, result,
                                         purpose, state_hash)
                select e.id, e.actor, e.role, e.action, e.kind, e.object, e.version, e.org_path, e.result, e.purpose,
                       case when e.result = 'DONE' then s.hash end
                from entries e left join states s on s.kind = e.kind and s.object = e.object
                order by e.place)
            insert into audit_unsealed (entry) select id from entries order by place
            """;

    public void record(Handle handle, AuditEntry entry) {
        record(handle, List.of(entry));
    }

    public void record(Handle handle, List<AuditEntry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = handle.getConnection().prepareStatement(INSERT)) {
            Columns columns = new Columns(insert, entries);
            columns.set(1, "uuid", entry -> Generators.timeBasedEpochGenerator().generate());
            columns.set(2, "text", entry -> entry.caller().actorId());
            columns.set(3, "text", entry -> entry.caller().actingRole());
            columns.set(4, "text", AuditEntry::action);
            columns.set(5, "text", AuditEntry::objectKind);
            columns.set(6, "text", AuditEntry::object);
            columns.set(7, "bigint", AuditEntry::objectVersion);
            columns.set(8, "text", AuditEntry::orgPath);
            columns.set(9, "text", entry -> entry.result().name());
            columns.set(10, "text", AuditEntry::purpose);
            insert.executeUpdate();
        } catch (SQLException failed) {
            throw new IllegalStateException("the audit entries could not be written", failed);
        }
    }

    private record Columns(PreparedStatement insert, List<AuditEntry> entries) {
        void set(int index, String type, Function<AuditEntry, @Nullable Object> value) throws SQLException {
            Object[] values = entries.stream().map(value).toArray();
            insert.setArray(index, insert.getConnection().createArrayOf(type, values));
        }
    }
}
