package org.firstbutton.supervision.campaign;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.firstbutton.contract.review.ReviewFact.CampaignStarted;
import org.firstbutton.supervision.rectification.RectificationProcedure;
import org.firstbutton.supervision.rectification.Settled;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * 行动任务 — the findings that a campaign took on when it started. Whether one is cleared is read off the finding itself:
 * it was remedied, put right, or does not hold; nobody ticks it off.
 */
@ApplicationScoped
class CampaignTasks {
    // A sealed finding is no task: the list would give it away.
    private static final String TAKE = """
            insert into campaign_task (campaign, finding, org_path)
            select :campaign, f.id, f.org_path from finding f
            where f.org_path ^@ :unit and not f.integrity and f.broken_at >= :from and f.broken_at < :to
              and (cardinality(:rules) = 0 or f.rule_id = any (:rules))
              and (cardinality(:statuses) = 0 or f.status = any (:statuses))
              and (cardinality(:severities) = 0 or f.severity = any (:severities))
              and (cardinality(:categories) = 0 or exists (
                   select from (select c.body ->> 'category' as category from timeline_fact c
                                where c.matter = f.matter and c.type = 'alert.classified'
                                order by c.occurred_at desc, c.id desc limit 1) last
                   where last.category = any (:categories)))
            """;
    private static final String TASK = """
            with task as (
                select t.campaign, t.finding, f.rule_id, f.severity, f.status, t.org_path as unit, f.matter,
                       (""" + Settled.FINDING + """
                       ) as cleared
                from campaign_task t join finding f on f.id = t.finding
                where t.campaign = :campaign)
            """;

    /** 任务 — {@code cleared}: its finding was remedied, put right, or does not hold. */
    @Schema(name = "CampaignTask")
    record Task(
            UUID finding, String rule, String severity, String status, String unit, String matter, boolean cleared) {}

    /** 计数 */
    record Count(int tasks, int cleared) {}

    /** 单位进度 */
    @Schema(name = "CampaignUnit")
    record UnitProgress(String unit, int tasks, int cleared) {}

    /** Takes on all findings of the scope that the caller sees; answers how many. */
    int take(Handle handle, UUID campaign, CampaignStarted scope) {
        return handle.createUpdate(TAKE)
                .bind("campaign", campaign)
                .bind("unit", scope.unit())
                .bind("from", OffsetDateTime.ofInstant(scope.from(), ZoneOffset.UTC))
                .bind("to", OffsetDateTime.ofInstant(scope.to(), ZoneOffset.UTC))
                .bindArray("rules", String.class, scope.rules().toArray())
                .bindArray("statuses", String.class, scope.statuses().toArray())
                .bindArray("severities", String.class, scope.severities().toArray())
                .bindArray("categories", String.class, scope.categories().toArray())
                .execute();
    }

    Count count(Handle handle, UUID campaign) {
        return asked(handle, "select count(*), count(*) filter (where cleared) from task", campaign)
                .map((row, context) -> new Count(row.getInt(1), row.getInt(2)))
                .one();
    }

    List<UnitProgress> units(Handle handle, UUID campaign) {
        return asked(
                        handle,
                        "select unit, count(*), count(*) filter (where cleared) from task group by unit order by unit",
                        campaign)
                .map((row, context) -> new UnitProgress(row.getString(1), row.getInt(2), row.getInt(3)))
                .list();
    }

    /** 措施计数 — {@code overdue} as {@link ProgrammeTaskProcedure#OVERDUE} has it. */
    record Measures(int all, int accepted, int overdue) {}

    /** The measures set in words. */
    Measures measures(Handle handle, UUID campaign) {
        return handle.createQuery("""
                        select count(*), count(*) filter (where state = 'ACCEPTED'),
                               count(*) filter (where %s)
                        from proceeding where procedure = :measures and subject = :campaign
                        """.formatted(ProgrammeTaskProcedure.OVERDUE))
                .bind("measures", ProgrammeTaskProcedure.TABLE.head().path())
                .bind("campaign", campaign.toString())
                .map((row, context) -> new Measures(row.getInt(1), row.getInt(2), row.getInt(3)))
                .one();
    }

    /** 一方面的措施 — {@code overdue} as in the sum; {@code next}: the first day to come of what was not reported as done. */
    @Schema(name = "CampaignHeading")
    record Heading(
            String heading,
            int measures,
            int accepted,
            int overdue,
            @Nullable Instant next,
            List<String> units) {}

    /** What was set in words, by its heading; in no order. */
    List<Heading> headings(Handle handle, UUID campaign) {
        return handle.createQuery("""
                        select coalesce(detail ->> 'heading', ''), count(*), count(*) filter (where state = 'ACCEPTED'),
                               count(*) filter (where %s),
                               min(expires_at) filter (where state in ('SET', 'AT_WORK') and expires_at >= now()),
                               array_agg(distinct org_path::text)
                        from proceeding where procedure = :measures and subject = :campaign group by 1
                        """.formatted(ProgrammeTaskProcedure.OVERDUE))
                .bind("measures", ProgrammeTaskProcedure.TABLE.head().path())
                .bind("campaign", campaign.toString())
                .map((row, context) -> new Heading(
                        row.getString(1),
                        row.getInt(2),
                        row.getInt(3),
                        row.getInt(4),
                        instant(row.getObject(5, OffsetDateTime.class)),
                        List.of((String[]) row.getArray(6).getArray())))
                .list();
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }

    /** By their findings' ids; row-level security keeps to the caller's organisations. */
    List<Task> page(Handle handle, UUID campaign, boolean open, @Nullable UUID after, int limit) {
        return asked(handle, """
                        select * from task where (not :open or not cleared)
                          and (cast(:after as uuid) is null or finding > cast(:after as uuid))
                        order by finding limit :limit
                        """, campaign)
                .bind("open", open)
                .bind("after", after == null ? null : after.toString())
                .bind("limit", limit)
                .map((row, context) -> task(row))
                .list();
    }

    private static Query asked(Handle handle, String select, UUID campaign) {
        return handle.createQuery(TASK + select)
                .bind("campaign", campaign)
                .bind("orders", RectificationProcedure.TABLE.head().path());
    }

    private static Task task(ResultSet row) throws SQLException {
        return new Task(
                row.getObject("finding", UUID.class),
                row.getString("rule_id"),
                row.getString("severity"),
                row.getString("status"),
                row.getString("unit"),
                row.getString("matter"),
                row.getBoolean("cleared"));
    }
}
