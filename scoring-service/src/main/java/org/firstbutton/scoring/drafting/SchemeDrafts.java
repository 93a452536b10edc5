package org.firstbutton.scoring.drafting;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** 方案库 — the caller sees what his organisations and those above them drafted; row-level security keeps to that. */
@ApplicationScoped
class SchemeDrafts {
    private static final String SELECT = """
            select id, scheme, version, org_path, state, revision, effective_from, content, drafted_by, drafted_at,
                   approved_by, approved_at
            from scoring_scheme\s""";

    List<DraftedScheme> all(Handle handle) {
        return handle.createQuery(SELECT + "order by drafted_at desc, id desc limit 200")
                .map((row, context) -> read(row))
                .list();
    }

    Optional<DraftedScheme> find(Handle handle, UUID id) {
        return one(handle, id, "");
    }

    Optional<DraftedScheme> lock(Handle handle, UUID id) {
        return one(handle, id, " for update");
    }

    private static Optional<DraftedScheme> one(Handle handle, UUID id, String lock) {
        return handle.createQuery(SELECT + "where id = :id" + lock)
                .bind("id", id)
                .map((row, context) -> read(row))
                .findOne();
    }

    /** Whether there is another of this name and version, or another approved for this day. */
    boolean taken(Handle handle, DraftedScheme draft) {
        return handle.createQuery("""
                        select exists (select 1 from scoring_scheme
                                       where org_path = :org and id <> :id
                                         and ((scheme = :scheme and version = :version)
                                              or (state = 'APPROVED' and effective_from = :from)))
                        """)
                .bind("org", draft.orgPath())
                .bind("id", draft.id())
                .bind("scheme", draft.scheme())
                .bind("version", draft.version())
                .bind("from", draft.effectiveFrom())
                .mapTo(Boolean.class)
                .one();
    }

    void insert(Handle handle, DraftedScheme fresh) {
        bind(handle.createUpdate("""
                        insert into scoring_scheme (id, scheme, version, org_path, state, revision, effective_from, content,
                                                    drafted_by, drafted_at, approved_by, approved_at)
                        values (:id, :scheme, :version, :orgPath, :state, :revision, :from, :content, :by, :at, :approver,
                                :approvedAt)
                        """), fresh).bind("orgPath", fresh.orgPath()).execute();
    }

    void update(Handle handle, DraftedScheme after) {
        bind(handle.createUpdate("""
                        update scoring_scheme set scheme = :scheme, version = :version, state = :state,
                               revision = :revision, effective_from = :from, content = :content, drafted_by = :by,
                               drafted_at = :at, approved_by = :approver, approved_at = :approvedAt
                        where id = :id
                        """), after).execute();
    }

    private static Update bind(Update update, DraftedScheme scheme) {
        return update.bind("id", scheme.id())
                .bind("scheme", scheme.scheme())
                .bind("version", scheme.version())
                .bind("state", scheme.state().name())
                .bind("revision", scheme.revision())
                .bind("from", scheme.effectiveFrom())
                .bind("content", scheme.content())
                .bind("by", scheme.draftedBy().toArray(String[]::new))
                .bind("at", utc(scheme.draftedAt()))
                .bind("approver", scheme.approvedBy())
                .bind("approvedAt", utc(scheme.approvedAt()));
    }

    private static DraftedScheme read(ResultSet row) throws SQLException {
        return new DraftedScheme(
                row.getObject("id", UUID.class),
                Objects.requireNonNull(row.getString("scheme")),
                row.getInt("version"),
                Objects.requireNonNull(row.getString("org_path")),
                DraftedScheme.State.valueOf(row.getString("state")),
                row.getLong("revision"),
                row.getObject("effective_from", LocalDate.class),
                Objects.requireNonNull(row.getString("content")),
                List.of((String[]) row.getArray("drafted_by").getArray()),
                Objects.requireNonNull(instant(row, "drafted_at")),
                row.getString("approved_by"),
                instant(row, "approved_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
