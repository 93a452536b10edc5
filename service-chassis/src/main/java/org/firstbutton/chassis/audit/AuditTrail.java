package org.firstbutton.chassis.audit;

import com.fasterxml.uuid.Generators;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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
            written as (
                insert into audit_entry (id, actor, role, action, object_kind, object, object_version, org_path, result,
                                         purpose, state_hash)
                select id, actor, role, action, kind, object, version, org_path, result, purpose, hash
                from entries order by place)
            insert into audit_unsealed (entry) select id from entries order by place
            """;

    public void record(Handle handle, AuditEntry entry) {
        record(handle, List.of(entry));
    }

    public void record(Handle handle, List<AuditEntry> entries) {
        Map<Changed, byte[]> asked = ask(handle, entries);
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
                .bytes(entry -> entry.knowsState() ? entry.stateHash() : asked.get(Changed.by(entry)))
                .execute(handle, INSERT);
    }

    /** 被改之物 — the object of a command whose service does not know its whole state. */
    private record Changed(String kind, String object) {
        static Changed by(AuditEntry entry) {
            return new Changed(entry.objectKind(), entry.object());
        }
    }

    // A join of the entries with these would be left to the planner, who does not know how many they are.
    private static Map<Changed, byte[]> ask(Handle handle, List<AuditEntry> entries) {
        Map<String, Set<String>> unknown = entries.stream()
                .filter(entry -> !entry.knowsState())
                .collect(Collectors.groupingBy(
                        AuditEntry::objectKind, Collectors.mapping(AuditEntry::object, Collectors.toSet())));
        Map<Changed, byte[]> hashes = new HashMap<>();
        unknown.forEach((kind, objects) -> handle.createQuery(
                        "select object, hash from sealed_state_hashes(:kind, :objects)")
                .bind("kind", kind)
                .bindArray("objects", String.class, objects.toArray())
                .map((row, context) -> Map.entry(new Changed(kind, row.getString(1)), row.getBytes(2)))
                .forEach(state -> hashes.put(state.getKey(), state.getValue())));
        return hashes;
    }
}
