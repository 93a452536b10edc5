package org.firstbutton.scoring.dossierreview;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** 已结案件 — cases that are over, within what the caller may see, and who had a part in them. */
@ApplicationScoped
class ClosedCases {
    private static final String COLUMNS = "matter, case_id, org_path, outcome, closed_at, handler, hands";

    /** 已结案件 */
    record ClosedCase(
            String matter,
            String caseId,
            String orgPath,
            String outcome,
            Instant closedAt,
            @Nullable String handler,
            List<String> hands) {}

    Optional<ClosedCase> find(Handle handle, UUID caseId) {
        return handle.createQuery("select " + COLUMNS + " from closed_case where case_id = :id")
                .bind("id", caseId.toString())
                .map((row, context) -> read(row))
                .findOne();
    }

    /** Those whose dossier nobody has selected, the oldest first. */
    List<ClosedCase> due(Handle handle, int limit) {
        return handle.createQuery("select " + COLUMNS + """
                         from closed_case c
                        where not exists (select 1 from proceeding p where p.procedure = 'dossier-reviews'
                                          and cast(p.case_id as text) = c.case_id)
                        order by closed_at, case_id limit :limit
                        """)
                .bind("limit", limit)
                .map((row, context) -> read(row))
                .list();
    }

    /** Closed cases in scope, and those of them whose dossier was scored. */
    long[] coverage(Handle handle) {
        return handle.createQuery("""
                        select count(*), count(*) filter (where exists (
                            select 1 from proceeding p where p.procedure = 'dossier-reviews'
                              and cast(p.case_id as text) = c.case_id
                              and p.state not in ('SELECTED', 'ASSIGNED')))
                        from closed_case c
                        """)
                .map((row, context) -> new long[] {row.getLong(1), row.getLong(2)})
                .one();
    }

    /** So many per cent of the dossiers with a confirmed first score and no second one, in the order that the seed gives. */
    List<ClosedCase> sample(Handle handle, String seed, int percent) {
        return handle.createQuery("""
                        with scored as (
                            select c.* from closed_case c
                            where exists (select 1 from dossier_result r where r.matter = c.matter and r.sample = 'FULL')),
                        drawn as (
                            select s.*, row_number() over (order by md5(:seed || s.case_id), s.case_id) as place,
                                   count(*) over () as n
                            from scored s)
                        select matter, case_id, org_path, outcome, closed_at, handler, hands from drawn d
                        where place <= ceil(n * :percent / 100.0)
                          and not exists (select 1 from dossier_result r where r.matter = d.matter and r.sample = 'SECOND')
                        order by place limit 500
                        """)
                .bind("seed", seed)
                .bind("percent", percent)
                .map((row, context) -> read(row))
                .list();
    }

    private static ClosedCase read(ResultSet row) throws SQLException {
        return new ClosedCase(
                Objects.requireNonNull(row.getString("matter")),
                Objects.requireNonNull(row.getString("case_id")),
                Objects.requireNonNull(row.getString("org_path")),
                Objects.requireNonNull(row.getString("outcome")),
                row.getObject("closed_at", OffsetDateTime.class).toInstant(),
                row.getString("handler"),
                List.of((String[]) row.getArray("hands").getArray()));
    }
}
