package org.firstbutton.supervision.inspection;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.firstbutton.chassis.paging.PageCursor;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * 一警一巡查清单 — closed alerts that a person has to look at and nobody has since they were closed: what looks like a case,
 * levels 1 and 2, and one in ten of the rest. Which ones, the id of the closing fact decides: nobody knows it beforehand.
 */
@ApplicationScoped
class AlertQueue {
    static final Duration WITHIN = Duration.ofDays(3);
    private static final String DUE = """
            with closed as (
                select distinct on (c.matter) c.matter, c.id, c.org_path, c.occurred_at from timeline_fact c
                where c.type = 'alert.closed' and c.occurred_at > now() - interval '90 days'
                  and (cast(:matter as text) is null or c.matter = :matter)
                order by c.matter, c.occurred_at desc, c.id desc),
            due as (
                select c.matter, c.org_path, c.occurred_at, kind.category,
                       case when kind.case_indicated then 'CASE_TYPE'
                            when kind.level <= 2 then 'LEVEL'
                            when ('x' || right(replace(c.id::text, '-', ''), 7))::bit(28)::int % 10 = 0 then 'RANDOM'
                       end as why
                from closed c
                left join lateral (
                    select f.body ->> 'category' as category, (f.body ->> 'level')::int as level,
                           (f.body ->> 'caseIndicated')::boolean as case_indicated
                    from timeline_fact f where f.matter = c.matter and f.type = 'alert.classified'
                    order by f.occurred_at desc, f.id desc limit 1) kind on true
                where not exists (select from timeline_fact later where later.matter = c.matter
                                    and later.occurred_at >= c.occurred_at
                                    and (later.type = 'alert.reopened'
                                         or later.type = 'alert.inspected' and later.body ->> 'mode' = 'HUMAN'))
                  and not exists (select from alert_inspection i where i.matter = c.matter and i.at >= c.occurred_at))
            select * from due where why is not null
            """;

    /** 待巡查警情 — {@code why}: {@code CASE_TYPE}, {@code LEVEL} or {@code RANDOM}. */
    @Schema(name = "AlertToInspect")
    record Due(String matter, String unit, @Nullable String category, String why, Instant closedAt, Instant dueAt) {}

    /** 人工巡查 */
    record Inspected(java.util.UUID id, String matter, String orgPath, Instant at, String inspector, String result) {}

    /** Longest closed first. */
    List<Due> page(Handle handle, @Nullable String cursor, int limit) {
        PageCursor behind = cursor == null ? null : PageCursor.read(cursor);
        return bound(handle.createQuery(DUE + """
                                and (cast(:at as timestamptz) is null
                                     or (occurred_at, matter) > (cast(:at as timestamptz), cast(:after as text)))
                                order by occurred_at, matter limit :limit
                                """), null)
                .bind("at", behind == null ? null : OffsetDateTime.ofInstant(behind.at(), ZoneOffset.UTC))
                .bind("after", behind == null ? null : behind.id().toString())
                .bind("limit", limit)
                .map((row, context) -> due(row))
                .list();
    }

    Optional<Due> find(Handle handle, String matter) {
        handle.createQuery("select cast(pg_advisory_xact_lock(hashtextextended(:key, 7)) as text)")
                .bind("key", matter)
                .mapTo(String.class)
                .one();
        return bound(handle.createQuery(DUE), matter)
                .map((row, context) -> due(row))
                .findOne();
    }

    void add(Handle handle, Inspected one) {
        handle.createUpdate("""
                        insert into alert_inspection (id, matter, org_path, at, inspector, result)
                        values (:id, :matter, :unit, cast(:at as timestamptz), :inspector, :result)
                        """)
                .bind("id", one.id())
                .bind("matter", one.matter())
                .bind("unit", one.orgPath())
                .bind("at", one.at().toString())
                .bind("inspector", one.inspector())
                .bind("result", one.result())
                .execute();
    }

    private static Query bound(Query query, @Nullable String matter) {
        return query.bind("matter", matter);
    }

    private static Due due(ResultSet row) throws SQLException {
        Instant closedAt = row.getObject("occurred_at", OffsetDateTime.class).toInstant();
        return new Due(
                row.getString("matter"),
                row.getString("org_path"),
                row.getString("category"),
                row.getString("why"),
                closedAt,
                closedAt.plus(WITHIN));
    }
}
