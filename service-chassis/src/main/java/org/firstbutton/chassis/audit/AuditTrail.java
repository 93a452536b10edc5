package org.firstbutton.chassis.audit;

import com.fasterxml.uuid.Generators;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.firstbutton.chassis.database.Rows;
import org.jdbi.v3.core.Handle;

/**
 * 审计轨迹 — one entry for every command, denial and reveal, inserted in the transaction of what it tells about. The
 * entry of a command carries the hash of the object's state as the view {@code sealed_state} shows it right then, so
 * a later edit of the business row, even by the database's owner, is found. Each service's migration defines
 * {@code sealed_state(object_kind, object, content jsonb)}, {@code security_invoker}, over its own tables.
 */
@ApplicationScoped
public class AuditTrail {
    // The app role may insert and nothing else, not even read back what it wrote.
    private static final String INSERT = """
            with entries as materialized (
                select * from unnest(cast(? as uuid[]), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) with ordinality
                    as e(id, actor, role, action, kind, object, version, org_path, result, purpose, hash, place)),
            states as (
                select changed.kind, state.object, state.hash
                from (select kind, array_agg(distinct object) as objects from entries
                      where result = 'DONE' and hash is null group by kind) as changed
                cross join lateral sealed_state_hashes(changed.kind, changed.objects) as state),
            written as (
                insert into audit_entry (id, actor, role, action, object_kind, object, object_version, org_path, result,
                                         purpose, state_hash)
                select e.id, e.actor, e.role, e.action, e.kind, e.object, e.version, e.org_path, e.result, e.purpose,
                       case when e.result = 'DONE' then coalesce(e.hash, s.hash) end
                from entries e left join states s on s.kind = e.kind and s.object = e.object
                order by e.place)
            insert into audit_unsealed (entry) select id from entries order by place
            """;

    public void record(Handle handle, AuditEntry entry) {
        record(handle, List.of(entry));
    }

    public void record(Handle handle, List<AuditEntry> entries) {
        Rows.of(entries)
                .uuid(entry -> Generators.timeBasedEpochGenerator().generate())
                .text(entry -> entry.caller().actorId())
                .text(entry -> entry.caller().actingRole())
                .text(AuditEntry::action)
                .text(AuditEntry::objectKind)
                .text(AuditEntry::object)
                .bigint(AuditEntry::objectVersion)
                .text(AuditEntry::orgPath)
                .text(entry -> entry.result().name())
                .text(AuditEntry::purpose)
                .bytes(AuditEntry::stateHash)
                .execute(handle, INSERT);
    }
}
