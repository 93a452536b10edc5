package org.firstbutton.chassis.audit;

import com.fasterxml.uuid.Generators;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

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
            with written as (
                insert into audit_entry (id, actor, role, action, object_kind, object, object_version, org_path, result,
                                         purpose, state_hash)
                values (:id, :actor, :role, :action, :kind, :object, cast(:version as bigint), :orgPath, :result, :purpose,
                        case when :result = 'DONE' then sealed_state_hash(:kind, :object) end))
            insert into audit_unsealed (entry) values (:id)
            """;

    public void record(Handle handle, AuditEntry entry) {
        record(handle, List.of(entry));
    }

    public void record(Handle handle, List<AuditEntry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch(INSERT);
        for (AuditEntry entry : entries) {
            batch.bind("id", Generators.timeBasedEpochGenerator().generate())
                    .bind("actor", entry.caller().actorId())
                    .bind("role", entry.caller().actingRole())
                    .bind("action", entry.action())
                    .bind("kind", entry.objectKind())
                    .bind("object", entry.object())
                    .bind("version", entry.objectVersion())
                    .bind("orgPath", entry.orgPath())
                    .bind("result", entry.result().name())
                    .bind("purpose", entry.purpose())
                    .add();
        }
        batch.execute();
    }
}
