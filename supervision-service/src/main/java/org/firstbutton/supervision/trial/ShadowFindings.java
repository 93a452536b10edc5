package org.firstbutton.supervision.trial;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.firstbutton.supervision.finding.FindingDraft;
import org.firstbutton.supervision.finding.FindingRecorder.Judged;
import org.firstbutton.supervision.watch.ShadowRecord;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** 影子问题 — what a pack in shadow would have raised, kept as the verdict stands now and told to nobody. */
@ApplicationScoped
class ShadowFindings implements ShadowRecord {

    @Override
    public void follow(Handle handle, UUID pack, Judged judged, List<FindingDraft> verdict) {
        List<FindingDraft> open = verdict.stream()
                .filter(draft -> !draft.startedAt().isBefore(judged.since()))
                .toList();
        handle.createUpdate("""
                        delete from shadow_finding
                        where pack = :pack and subject_kind = :kind and subject = any (:subjects)
                          and started_at >= cast(:since as timestamptz) and id <> all (cast(:kept as uuid[]))
                        """)
                .bind("pack", pack)
                .bind("kind", judged.kind())
                .bindArray("subjects", String.class, judged.subjects().toArray())
                .bind("since", judged.since().toString())
                .bindArray(
                        "kept",
                        String.class,
                        open.stream().map(draft -> draft.id().toString()).toArray())
                .execute();
        PreparedBatch rows = handle.prepareBatch("""
                insert into shadow_finding (pack, id, rule_id, subject_kind, subject, number, org_path, integrity,
                    severity, started_at, due_at, broken_at, remedied_at)
                values (:pack, :id, :rule, :kind, :subject, :number, :orgPath, :integrity, :severity, :startedAt,
                    cast(:dueAt as timestamptz), :brokenAt, cast(:remediedAt as timestamptz))
                on conflict (pack, id) do update set number = excluded.number, org_path = excluded.org_path,
                    severity = excluded.severity, started_at = excluded.started_at, due_at = excluded.due_at,
                    broken_at = excluded.broken_at, remedied_at = excluded.remedied_at
                """);
        open.forEach(draft -> bind(rows, pack, draft));
        if (rows.size() > 0) {
            rows.execute();
        }
    }

    private static void bind(PreparedBatch rows, UUID pack, FindingDraft draft) {
        rows.bind("pack", pack)
                .bind("id", draft.id())
                .bind("rule", draft.ruleId())
                .bind("kind", draft.subjectKind())
                .bind("subject", draft.subject())
                .bind("number", draft.number())
                .bind("orgPath", draft.orgPath())
                .bind("integrity", draft.integrity())
                .bind("severity", draft.severity())
                .bind("startedAt", time(draft.startedAt()))
                .bind("dueAt", time(draft.dueAt()))
                .bind("brokenAt", time(draft.brokenAt()))
                .bind("remediedAt", time(draft.remediedAt()))
                .add();
    }

    /** Newest breach first; {@code after} is the last finding of the page before. */
    List<ShadowFinding> page(Handle handle, UUID pack, @Nullable UUID after, int limit) {
        return handle.createQuery("""
                        select * from shadow_finding
                        where pack = :pack
                          and (cast(:after as uuid) is null or (broken_at, id) < (
                              select broken_at, id from shadow_finding where pack = :pack and id = cast(:after as uuid)))
                        order by broken_at desc, id desc limit :limit
                        """)
                .bind("pack", pack)
                .bind("after", after)
                .bind("limit", limit)
                .map((row, context) -> finding(row))
                .list();
    }

    private static ShadowFinding finding(ResultSet row) throws SQLException {
        OffsetDateTime due = row.getObject("due_at", OffsetDateTime.class);
        OffsetDateTime remedied = row.getObject("remedied_at", OffsetDateTime.class);
        return new ShadowFinding(
                row.getObject("id", UUID.class),
                row.getString("rule_id"),
                row.getString("subject_kind"),
                row.getString("subject"),
                row.getString("number"),
                row.getString("org_path"),
                row.getString("severity"),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                due == null ? null : due.toInstant(),
                row.getObject("broken_at", OffsetDateTime.class).toInstant(),
                remedied == null ? null : remedied.toInstant());
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
