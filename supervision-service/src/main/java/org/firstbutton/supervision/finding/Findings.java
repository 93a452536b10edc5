package org.firstbutton.supervision.finding;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.firstbutton.chassis.database.Rows;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** 问题库 — findings on record and every change they went through. */
@ApplicationScoped
public class Findings {

    /** One change of a finding, as it is written down. */
    record Change(FindingRow after, String change, String actor, String cause) {}

    List<FindingRow> ofSubjects(Handle handle, String subjectKind, Collection<String> subjects, Instant since) {
        return handle.createQuery("""
                        select * from finding
                        where subject_kind = :kind and subject = any (:subjects) and started_at >= cast(:since as timestamptz)
                        for update
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

    public Map<UUID, FindingRow> byIds(Handle handle, Collection<UUID> ids) {
        return handle
                .createQuery("select * from finding where id = any (:ids)")
                .bindArray("ids", UUID.class, ids.toArray())
                .map((row, context) -> FindingRow.of(row))
                .stream()
                .collect(Collectors.toMap(row -> row.draft().id(), row -> row));
    }

    Optional<FindingRow> findForUpdate(Handle handle, UUID id) {
        return handle.createQuery("select * from finding where id = :id for update")
                .bind("id", id)
                .map((row, context) -> FindingRow.of(row))
                .findOne();
    }

    void write(Handle handle, List<Change> changes, Instant at) {
        if (changes.isEmpty()) {
            return;
        }
        PreparedBatch rows = handle.prepareBatch("""
                insert into finding (id, rule_id, pack, subject_kind, subject, number, matter, episode, org_path, ladder,
                    integrity, status, severity, started_at, due_at, broken_at, remedied_at, withdrawal_proposed_by,
                    basis_changed, evidence, explanation, version, open_version, raised_at, changed_at)
                values (:id, :rule, :pack, :subjectKind, :subject, :number, :matter, :episode, :orgPath, :ladder,
                    :integrity, :status, :severity, :startedAt, cast(:dueAt as timestamptz), :brokenAt, cast(:remediedAt as timestamptz), :proposedBy,
                    :basisChanged, :evidence, cast(:explanation as jsonb), :version, :openVersion, :raisedAt, :at)
                on conflict (id) do update set pack = excluded.pack, org_path = excluded.org_path,
                    number = excluded.number, integrity = excluded.integrity, status = excluded.status, severity = excluded.severity,
                    started_at = excluded.started_at, due_at = excluded.due_at, broken_at = excluded.broken_at,
                    remedied_at = excluded.remedied_at, withdrawal_proposed_by = excluded.withdrawal_proposed_by,
                    basis_changed = excluded.basis_changed, evidence = excluded.evidence,
                    explanation = excluded.explanation, version = excluded.version,
                    open_version = excluded.open_version, changed_at = excluded.changed_at
                """);
        changes.forEach(change -> bind(rows, change.after(), at));
        rows.execute();
        writeHistory(handle, changes, at);
    }

    private static void bind(PreparedBatch rows, FindingRow row, Instant at) {
        FindingDraft draft = row.draft();
        rows.bind("id", draft.id())
                .bind("rule", draft.ruleId())
                .bind("pack", draft.pack())
                .bind("subjectKind", draft.subjectKind())
                .bind("subject", draft.subject())
                .bind("number", draft.number())
                .bind("matter", draft.matter())
                .bind("episode", draft.episode())
                .bind("orgPath", draft.orgPath())
                .bind("ladder", draft.ladder())
                .bind("integrity", row.isSealed())
                .bind("status", row.status().name())
                .bind("severity", draft.severity())
                .bind("startedAt", time(draft.startedAt()))
                .bind("dueAt", time(draft.dueAt()))
                .bind("brokenAt", time(draft.brokenAt()))
                .bind("remediedAt", time(draft.remediedAt()))
                .bind("proposedBy", draft.withdrawalProposedBy())
                .bind("basisChanged", row.basisChanged())
                .bindArray("evidence", String.class, draft.evidence().toArray())
                .bind("explanation", draft.explanation().toString())
                .bind("version", row.version())
                .bind("openVersion", row.openVersion())
                .bind("raisedAt", time(row.raisedAt()))
                .bind("at", time(at))
                .add();
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

    private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
