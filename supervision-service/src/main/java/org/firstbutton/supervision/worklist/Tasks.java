package org.firstbutton.supervision.worklist;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.chassis.paging.PageCursor;
import org.firstbutton.supervision.almanac.CalendarInForce;
import org.firstbutton.supervision.campaign.ProgrammeTaskProcedure;
import org.firstbutton.supervision.finding.Recusal;
import org.firstbutton.supervision.finding.Verification;
import org.firstbutton.supervision.rectification.RectificationProcedure;
import org.firstbutton.supervision.worklist.Stages.Stage;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * 待办查询 — everything that waits in the loop and in programmes, read off findings and proceedings themselves: there is no second record of
 * it that could differ. Row-level security keeps to what the caller may know of.
 */
@ApplicationScoped
class Tasks {
    // The order of a page: what has no date comes last.
    private static final String DUE = "coalesce(due_at, timestamptz '9999-12-31 00:00Z')";
    private static final String FILTER = """
             where (:list <> 'MINE' or mine)
               and (:list <> 'OVERDUE' or due_at < now())
               and (:list <> 'DUE_TODAY' or (due_at >= now() and due_at <= tonight))
            """;

    private final CalendarInForce calendar;

    Tasks(CalendarInForce calendar) {
        this.calendar = calendar;
    }

    /** Whose, or until when. */
    enum Which {
        MINE,
        UNIT,
        DUE_TODAY,
        OVERDUE
    }

    /** 计数 — how many there are on each list. */
    public record Counts(long mine, long unit, long dueToday, long overdue) {}

    /** One page, soonest deadline first; one more than asked for where there is another. */
    List<Task> page(Handle handle, Caller caller, Which which, @Nullable String cursor, int limit) {
        PageCursor behind = cursor == null ? null : PageCursor.read(cursor);
        String after = " and (cast(:at as timestamptz) is null or (" + DUE
                + ", id) > (cast(:at as timestamptz), cast(:after as uuid)))";
        Query query = handle.createQuery(
                TaskSql.ALL + "select * from mine_or_ours" + FILTER + after + " order by " + DUE + ", id limit :limit");
        return bound(query, caller)
                .bind("list", which.name())
                .bind("at", behind == null ? null : OffsetDateTime.ofInstant(behind.at(), ZoneOffset.UTC))
                .bind("after", behind == null ? null : behind.id())
                .bind("limit", limit)
                .map((row, context) -> task(row))
                .list();
    }

    Counts counts(Handle handle, Caller caller) {
        Query query = handle.createQuery(TaskSql.ALL + """
                select count(*) filter (where mine), count(*),
                       count(*) filter (where due_at >= now() and due_at <= tonight),
                       count(*) filter (where due_at < now())
                from mine_or_ours
                """);
        return bound(query, caller)
                .map((row, context) -> new Counts(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4)))
                .one();
    }

    private Query bound(Query query, Caller caller) {
        query.bind("actor", caller.actorId())
                .bind("zone", calendar.calendars().zone().getId())
                .bindArray("roles", String.class, caller.roles().toArray())
                .bindArray("seats", String.class, caller.orgPaths().toArray())
                .bindArray("grave", String.class, Recusal.DECIDE_GRAVE.toArray())
                .bind("stationed", Roles.LEGAL_OFFICER)
                .bind("rectifications", RectificationProcedure.TABLE.head().path())
                .bind("measures", ProgrammeTaskProcedure.TABLE.head().path());
        roles(query, "issuers", RectificationProcedure.TABLE.step("order").takers());
        roles(query, "extenders", RectificationProcedure.TABLE.step("extend").approvers());
        roles(query, "setters", ProgrammeTaskProcedure.TABLE.step("set").takers());
        roles(query, "doers", ProgrammeTaskProcedure.TABLE.step("finish").takers());
        roles(query, "acceptors", ProgrammeTaskProcedure.TABLE.step("accept").takers());
        column(query, "procedures", Stage::procedure);
        column(query, "states", Stage::state);
        column(query, "tasks", stage -> stage.task().name());
        column(query, "levels", stage -> stage.level().name());
        column(query, "takers", Stage::takers);
        for (Map.Entry<String, Duration> term : Verification.VERIFY_WITHIN.entrySet()) {
            query.bind(term.getKey(), term.getValue().toHours());
        }
        return query;
    }

    private static void roles(Query query, String name, Collection<String> roles) {
        query.bindArray(name, String.class, roles.toArray());
    }

    private static void column(Query query, String name, Function<Stage, String> value) {
        query.bindArray(name, String.class, Stages.ALL.stream().map(value).toArray());
    }

    private static Task task(ResultSet row) throws SQLException {
        TaskKind kind = TaskKind.valueOf(row.getString("task"));
        boolean mine = row.getBoolean("mine");
        String said = row.getString("why");
        OffsetDateTime dueAt = row.getObject("due_at", OffsetDateTime.class);
        return new Task(
                row.getObject("id", UUID.class),
                kind,
                mine,
                row.getObject("finding", UUID.class),
                row.getString("rule_id"),
                row.getString("severity"),
                row.getString("unit"),
                dueAt == null ? null : dueAt.toInstant(),
                said == null ? kind.whyZh(mine) : kind.whyZh(mine) + "：" + said,
                said == null ? kind.whyEn(mine) : kind.whyEn(mine) + ": " + said,
                kind.nextZh(),
                kind.nextEn(),
                row.getString("place"));
    }

    /** Where the page after this task starts. */
    static String cursor(Task last) {
        return new PageCursor(
                        last.dueAt() == null
                                ? OffsetDateTime.of(9999, 12, 31, 0, 0, 0, 0, ZoneOffset.UTC)
                                        .toInstant()
                                : last.dueAt(),
                        last.id())
                .opaque();
    }
}
