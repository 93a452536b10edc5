package org.firstbutton.supervision.inspection;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.firstbutton.contract.CloudEventJson;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** 方案库 — the caller sees what his organisations, those above and those below them drafted. */
@ApplicationScoped
class Schemes {
    private static final String SELECT = """
            select id, scheme, version, org_path, state, revision, drafted_by, drafted_at, approved_by, approved_at, content
            from inspection_scheme where\s""";

    Optional<Scheme> find(Handle handle, UUID id) {
        return one(handle, id, "");
    }

    Optional<Scheme> lock(Handle handle, UUID id) {
        return one(handle, id, " for update");
    }

    private static Optional<Scheme> one(Handle handle, UUID id, String lock) {
        return handle.createQuery(SELECT + "id = :id" + lock)
                .bind("id", id)
                .map((row, context) -> read(row))
                .findOne();
    }

    /** The version by which this organisation inspects: of the nearest organisation that has one, the latest. */
    Optional<Scheme> inForce(Handle handle, String scheme, String orgPath) {
        return handle.createQuery(SELECT + """
                        scheme = :scheme and state = 'APPROVED' and :org ^@ org_path
                        order by length(org_path) desc, version desc limit 1
                        """)
                .bind("scheme", scheme)
                .bind("org", orgPath)
                .map((row, context) -> read(row))
                .findOne();
    }

    /** All versions, newest first, after those that the product ships. */
    List<Scheme> page(Handle handle, @Nullable String scheme, @Nullable UUID after, int limit) {
        return handle.createQuery(SELECT + """
                        (cast(:scheme as text) is null or scheme = :scheme)
                        and (cast(:after as uuid) is null or id < cast(:after as uuid))
                        order by id desc limit :limit
                        """)
                .bind("scheme", scheme)
                .bind("after", after == null ? null : after.toString())
                .bind("limit", limit)
                .map((row, context) -> read(row))
                .list();
    }

    /** The number of the next version; two who draft the same scheme at once do not get the same. */
    int nextVersion(Handle handle, String orgPath, String scheme) {
        handle.createQuery("select cast(pg_advisory_xact_lock(hashtextextended(:key, 0)) as text)")
                .bind("key", orgPath + "\n" + scheme)
                .mapTo(String.class)
                .one();
        return handle.createQuery(
                        "select coalesce(max(version), 0) + 1 from inspection_scheme where org_path = :org and scheme = :scheme")
                .bind("org", orgPath)
                .bind("scheme", scheme)
                .mapTo(Integer.class)
                .one();
    }

    void insert(Handle handle, Scheme fresh) {
        bind(handle.createUpdate("""
                        insert into inspection_scheme (id, scheme, version, org_path, state, revision, drafted_by, drafted_at,
                                                       approved_by, approved_at, content)
                        values (:id, :scheme, :version, :orgPath, :state, :revision, :by, cast(:at as timestamptz),
                                :approver, cast(:approvedAt as timestamptz), cast(:content as jsonb))
                        """), fresh)
                .bind("scheme", fresh.scheme())
                .bind("version", fresh.version())
                .bind("orgPath", fresh.orgPath())
                .execute();
    }

    void update(Handle handle, Scheme after) {
        bind(handle.createUpdate("""
                        update inspection_scheme set state = :state, revision = :revision, drafted_by = :by,
                               drafted_at = cast(:at as timestamptz), approved_by = :approver,
                               approved_at = cast(:approvedAt as timestamptz), content = cast(:content as jsonb)
                        where id = :id
                        """), after).execute();
    }

    private static Update bind(Update update, Scheme scheme) {
        return update.bind("id", scheme.id())
                .bind("state", scheme.state().name())
                .bind("revision", scheme.revision())
                .bind("by", scheme.draftedBy().toArray(String[]::new))
                .bind("at", scheme.draftedAt().toString())
                .bind("approver", scheme.approvedBy())
                .bind("approvedAt", Objects.toString(scheme.approvedAt(), null))
                .bind("content", written(scheme.content()));
    }

    private static Scheme read(ResultSet row) throws SQLException {
        return new Scheme(
                row.getObject("id", UUID.class),
                row.getString("scheme"),
                row.getInt("version"),
                row.getString("org_path"),
                Scheme.State.valueOf(row.getString("state")),
                row.getLong("revision"),
                List.of((String[]) row.getArray("drafted_by").getArray()),
                row.getObject("drafted_at", OffsetDateTime.class).toInstant(),
                row.getString("approved_by"),
                instant(row.getObject("approved_at", OffsetDateTime.class)),
                content(row.getString("content")));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }

    private static SchemeContent content(String json) {
        try {
            return CloudEventJson.MAPPER.readValue(json, SchemeContent.class);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String written(SchemeContent content) {
        try {
            return CloudEventJson.MAPPER.writeValueAsString(content);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
