package org.firstbutton.casework.dossier;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.audit.AuditEntry;
import org.firstbutton.chassis.audit.AuditTrail;
import org.jdbi.v3.core.Handle;

/** The rows of all attachments, each change with its audit entry; a row is the reference that keeps a content in the store. */
@ApplicationScoped
class Attachments {
    private static final String KIND = "attachment";
    private static final String SELECT = """
            select id, dossier_id, item, sha256, size, type, added_by, added_at, withdrawn_by, withdrawn_at,
                   withdrawn_reason
            from attachment where dossier_id = :dossier\s""";

    private final AuditTrail audit;

    Attachments(AuditTrail audit) {
        this.audit = audit;
    }

    /** False if the same paper is there already. */
    boolean add(Handle handle, Caller who, Attachment fresh, String orgPath) {
        int added = handle.createUpdate("""
                        insert into attachment (id, dossier_id, org_path, item, sha256, size, type, added_by, added_at)
                        values (:id, :dossier, :orgPath, :item, :sha256, :size, :type, :by, cast(:at as timestamptz))
                        on conflict (dossier_id, item, sha256) where withdrawn_at is null do nothing
                        """)
                .bind("id", fresh.id())
                .bind("dossier", fresh.dossierId())
                .bind("orgPath", orgPath)
                .bind("item", fresh.item())
                .bind("sha256", fresh.sha256())
                .bind("size", fresh.size())
                .bind("type", fresh.type())
                .bind("by", fresh.addedBy())
                .bind("at", fresh.addedAt().toString())
                .execute();
        if (added == 1) {
            audit.record(handle, done(who, "attach", fresh, 1, orgPath));
        }
        return added == 1;
    }

    void withdraw(Handle handle, Caller who, Attachment paper, String orgPath, Instant at, String reason) {
        handle.createUpdate("""
                        update attachment
                        set withdrawn_by = :by, withdrawn_at = cast(:at as timestamptz), withdrawn_reason = :reason
                        where id = :id and withdrawn_at is null
                        """)
                .bind("id", paper.id())
                .bind("by", who.actorId())
                .bind("at", at.toString())
                .bind("reason", reason)
                .execute();
        audit.record(handle, done(who, "withdraw", paper, 2, orgPath));
    }

    void revealed(Handle handle, Caller who, Attachment paper, String orgPath, String purpose) {
        audit.record(
                handle, AuditEntry.revealed(who, "download", KIND, paper.id().toString(), orgPath, purpose));
    }

    private static AuditEntry done(Caller who, String action, Attachment paper, long version, String orgPath) {
        return AuditEntry.done(who, action, KIND, paper.id().toString(), version, orgPath);
    }

    Optional<Attachment> find(Handle handle, UUID dossier, UUID id) {
        return handle.createQuery(SELECT + "and id = :id")
                .bind("dossier", dossier)
                .bind("id", id)
                .map((row, context) -> read(row))
                .findOne();
    }

    List<Attachment> of(Handle handle, UUID dossier) {
        return handle.createQuery(SELECT + "order by added_at, id")
                .bind("dossier", dossier)
                .map((row, context) -> read(row))
                .list();
    }

    private static Attachment read(ResultSet row) throws SQLException {
        OffsetDateTime withdrawnAt = row.getObject("withdrawn_at", OffsetDateTime.class);
        return new Attachment(
                row.getObject("id", UUID.class),
                row.getObject("dossier_id", UUID.class),
                row.getString("item"),
                row.getString("sha256"),
                row.getLong("size"),
                row.getString("type"),
                row.getString("added_by"),
                row.getObject("added_at", OffsetDateTime.class).toInstant(),
                row.getString("withdrawn_by"),
                withdrawnAt == null ? null : withdrawnAt.toInstant(),
                row.getString("withdrawn_reason"));
    }
}
