package org.firstbutton.supervision.worklist;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.firstbutton.chassis.paging.PageCursor;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** 已办簿 — what somebody did, read off the audit trail: there is no second record of it that could differ. */
@ApplicationScoped
class Deeds {
    /** Whoever records the first version of a thing has begun it. */
    private static final String BEGUN = "coalesce(e.object_version, 2) <= 1";

    private static final String OWN = " where e.actor = :actor and e.result = 'DONE'";
    private static final String PAGE =
            "select e.id, e.at, e.role, e.action, e.object_kind, e.object, e.org_path, " + BEGUN
                    + """
            , p.procedure from audit_entry e
            left join proceeding p on p.id = cast(case when e.object_kind = 'proceeding' then e.object end as uuid)
            """ + OWN + " and (:which <> 'BEGUN' or " + BEGUN + """
            ) and (cast(:before as timestamptz) is null
                   or (e.at, e.id) < (cast(:before as timestamptz), cast(:last as uuid)))
            order by e.at desc, e.id desc limit :limit
            """;
    private static final String COUNTS = "select count(*), count(*) filter (where " + BEGUN + ") from audit_entry e"
            + OWN + " and e.at > now() - make_interval(days => :days)";

    /** Of what somebody did, all or what he began. */
    enum Which {
        DONE,
        BEGUN
    }

    /**
     * 已办 — one thing done.
     *
     * @param objectKind what it was done to; {@code object} is its id
     * @param begun whether it began with this
     * @param register where the thing stands, if it is a proceeding
     */
    @Schema(name = "Deed", description = "已办 — one thing that the caller did")
    public record Deed(
            UUID id,
            Instant at,
            @Schema(examples = "LEGAL_BRIGADE") String role,
            @Schema(examples = "confirm") String action,
            @Schema(examples = "finding") String objectKind,
            String object,
            @Schema(examples = "HB/JZ/SS/U001/") String orgPath,
            boolean begun,
            @Schema(examples = "rectifications") @Nullable String register) {}

    /** 计数 — of the last days. */
    @Schema(name = "DeedCounts")
    public record Counts(long done, long begun, int days) {}

    /** @param handle the consumer's: a caller's own connection may write to the trail and not read it */
    List<Deed> page(Handle handle, String actor, Which which, @Nullable PageCursor behind, int limit) {
        return own(handle.createQuery(PAGE), actor)
                .bind("which", which.name())
                .bind("before", behind == null ? null : OffsetDateTime.ofInstant(behind.at(), ZoneOffset.UTC))
                .bind("last", behind == null ? null : behind.id())
                .bind("limit", limit)
                .map((row, context) -> deed(row))
                .list();
    }

    Counts counts(Handle handle, String actor, int days) {
        return own(handle.createQuery(COUNTS), actor)
                .bind("days", days)
                .map((row, context) -> new Counts(row.getLong(1), row.getLong(2), days))
                .one();
    }

    private static Query own(Query query, String actor) {
        return query.bind("actor", actor);
    }

    private static Deed deed(ResultSet row) throws SQLException {
        return new Deed(
                row.getObject(1, UUID.class),
                row.getObject(2, OffsetDateTime.class).toInstant(),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getBoolean(8),
                row.getString(9));
    }
}
