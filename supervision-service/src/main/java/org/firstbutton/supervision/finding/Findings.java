package org.firstbutton.supervision.finding;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.firstbutton.chassis.database.Rows;
import org.jdbi.v3.core.Handle;

/** 问题库 — findings on record and every change they went through. */
@ApplicationScoped
public class Findings {

    /** No id of a fact holds it. */
    private static final String BETWEEN_IDS = "\n";

    private static final String WRITE = """
            insert into finding (id, rule_id, pack, subject_kind, subject, number, matter, episode, org_path, ladder,
                integrity, status, severity, started_at, due_at, broken_at, remedied_at, withdrawal_proposed_by,
                basis_changed, evidence, explanation, version, open_version, raised_at, changed_at)
            select cast(id as uuid), rule_id, pack, subject_kind, subject, number, matter, episode, org_path, ladder,
                integrity, status, severity, cast(started_at as timestamptz), cast(due_at as timestamptz),
                cast(broken_at as timestamptz), cast(remedied_at as timestamptz), withdrawal_proposed_by,
                basis_changed, string_to_array(evidence, E'\\n'), cast(explanation as jsonb), version, open_version,
                cast(raised_at as timestamptz), cast(changed_at as timestamptz)
            from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                as f (id, rule_id, pack, subject_kind, subject, number, matter, episode, org_path, ladder, integrity,
                      status, severity, started_at, due_at, broken_at, remedied_at, withdrawal_proposed_by,
                      basis_changed, evidence, explanation, version, open_version, raised_at, changed_at)
            on conflict (id) do update set pack = excluded.pack, org_path = excluded.org_path,
                number = excluded.number, integrity = excluded.integrity, status = excluded.status,
                severity = excluded.severity, started_at = excluded.started_at, due_at = excluded.due_at,
                broken_at = excluded.broken_at, remedied_at = excluded.remedied_at,
                withdrawal_proposed_by = excluded.withdrawal_proposed_by, basis_changed = excluded.basis_changed,
                evidence = excluded.evidence, explanation = excluded.explanation, version = excluded.version,
                open_version = excluded.open_version, changed_at = excluded.changed_at
            """;

    /** One change of a finding, as it is written down. */
    record Change(FindingRow after, String change, String actor, String cause) {}

    List<FindingRow> ofSubjects(Handle handle, String subjectKind, Collection<String> subjects, Instant since) {
        return handle.createQuery("""
                        select * from finding
                        where subject_kind = :kind and subject = any (:subjects) and started_at >= cast(:since as timestamptz)
                        for no key update
                        """)
                .bind("since", since.toString())
                .bind("kind", subjectKind)
                .bindArray("subjects", String.class, subjects.toArray())
                .map((row, context) -> FindingRow.of(row))
                .list();
    }

    public Optional<FindingRow> find(Handle handle, UUID id) {
        return handle.createQuery("select * from finding where id = :id")
                .bind("id", id)
                .map((row, context) -> FindingRow.of(row))
                .findOne();
    }

    /** What was found in these matters, the earliest breach first. */
    public List<FindingRow> ofMatters(Handle handle, Collection<String> matters) {
        return handle.createQuery("select * from finding where matter = any (:matters) order by broken_at, id")
                .bindArray("matters", String.class, matters.toArray())
                .map((row, context) -> FindingRow.of(row))
                .list();
    }

    public Map<UUID, FindingRow> byIds(Handle handle, Collection<UUID> ids) {
        return handle
                .createQuery("select * from finding where id = any (:ids)")
                .bindArray("ids", UUID.class, ids.toArray())
                .map((row, context) -> FindingRow.of(row))
                .stream()
                .collect(Collectors.toMap(row -> row.draft().id(), row -> row));
    }

    Optional<FindingRow> findForUpdate(Handle handle, UUID id) {
        return handle.createQuery("select * from finding where id = :id for no key update")
                .bind("id", id)
                .map((row, context) -> FindingRow.of(row))
                .findOne();
    }

    void write(Handle handle, List<Change> changes, Instant at) {
        if (changes.isEmpty()) {
            return;
        }
        Rows.of(changes.stream().map(Change::after).toList())
                .uuid(row -> row.draft().id())
                .text(row -> row.draft().ruleId())
                .text(row -> row.draft().pack())
                .text(row -> row.draft().subjectKind())
                .text(row -> row.draft().subject())
                .text(row -> row.draft().number())
                .text(row -> row.draft().matter())
                .text(row -> row.draft().episode())
                .text(row -> row.draft().orgPath())
                .text(row -> row.draft().ladder())
                .bool(FindingRow::isSealed)
                .text(row -> row.status().name())
                .text(row -> row.draft().severity())
                .texts(row -> row.draft().startedAt())
                .texts(row -> row.draft().dueAt())
                .texts(row -> row.draft().brokenAt())
                .texts(row -> row.draft().remediedAt())
                .text(row -> row.draft().withdrawalProposedBy())
                .bool(FindingRow::basisChanged)
                .text(row -> String.join(BETWEEN_IDS, row.draft().evidence()))
                .texts(row -> row.draft().explanation())
                .bigint(FindingRow::version)
                .bigint(FindingRow::openVersion)
                .texts(FindingRow::raisedAt)
                .texts(row -> at)
                .execute(handle, WRITE);
        writeHistory(handle, changes, at);
    }

    private static void writeHistory(Handle handle, List<Change> changes, Instant at) {
        Rows.of(changes)
                .uuid(change -> change.after().draft().id())
                .bigint(change -> change.after().version())
                .texts(change -> at)
                .text(Change::change)
                .text(Change::actor)
                .text(change -> change.after().status().name())
                .text(change -> change.after().draft().severity())
                .text(Change::cause)
                .text(change -> change.after().draft().orgPath())
                .bool(change -> change.after().isSealed())
                .execute(handle, """
                        insert into finding_history (finding, version, at, change, actor, status, severity, cause,
                            org_path, integrity)
                        select cast(finding as uuid), version, cast(at as timestamptz), change, actor, status, severity,
                               cause, org_path, integrity
                        from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as h (finding, version, at, change, actor, status,
                            severity, cause, org_path, integrity)
                        """);
    }
}
