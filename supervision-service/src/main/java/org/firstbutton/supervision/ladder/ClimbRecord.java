package org.firstbutton.supervision.ladder;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.firstbutton.supervision.finding.FindingRow;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** 攀升记录 — the ladder of one finding as it is shown, and its pauses. */
@ApplicationScoped
class ClimbRecord {

    /**
     * 阶梯现状
     *
     * @param rungs how many the ladder has
     * @param next when it is looked at again; none once nobody needs to be told any more
     */
    public record View(
            String ladder,
            int rungs,
            List<RungView> reached,
            List<PauseView> pauses,
            @Nullable Instant next) {}

    /**
     * 已达一级
     *
     * @param rung from 1
     * @param posts each as {@code role@organisation}; {@code told} is empty where nobody held them
     */
    public record RungView(int rung, Instant dueAt, Instant reachedAt, List<String> posts, List<ToldView> told) {}

    /** 告知一人 */
    public record ToldView(String person, @Nullable Instant acknowledgedAt) {}

    /** 暂停一次 */
    public record PauseView(Instant from, Instant until, String reason, String by) {}

    private final Ladders ladders;

    ClimbRecord(Ladders ladders) {
        this.ladders = ladders;
    }

    View of(Handle handle, FindingRow row) {
        UUID id = row.draft().id();
        String ladder = row.draft().ladder();
        return new View(
                ladder,
                ladders.of(ladder).map(known -> known.rungs().size()).orElse(0),
                rungs(handle, id),
                pauses(handle, id),
                next(handle, id));
    }

    private static @Nullable Instant next(Handle handle, UUID finding) {
        return handle.createQuery("select next_at from climb where finding = :id and next_at is not null")
                .bind("id", finding)
                .mapTo(OffsetDateTime.class)
                .findOne()
                .map(OffsetDateTime::toInstant)
                .orElse(null);
    }

    private static List<RungView> rungs(Handle handle, UUID finding) {
        Map<Integer, List<ToldView>> told = handle
                .createQuery(
                        "select rung, person, acknowledged_at from notice where finding = :id order by rung, person")
                .bind("id", finding)
                .map((row, context) -> Map.entry(row.getInt(1), new ToldView(row.getString(2), instant(row, 3))))
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        return handle.createQuery("""
                        select rung, due_at, reached_at, posts from climb_rung where finding = :id order by rung
                        """)
                .bind("id", finding)
                .map((row, context) -> new RungView(
                        row.getInt(1) + 1,
                        row.getObject(2, OffsetDateTime.class).toInstant(),
                        row.getObject(3, OffsetDateTime.class).toInstant(),
                        List.of((String[]) row.getArray(4).getArray()),
                        told.getOrDefault(row.getInt(1), List.of())))
                .list();
    }

    private static List<PauseView> pauses(Handle handle, UUID finding) {
        return handle.createQuery("""
                        select from_at, until_at, reason, paused_by from climb_pause where finding = :id order by from_at
                        """)
                .bind("id", finding)
                .map((row, context) -> new PauseView(
                        row.getObject(1, OffsetDateTime.class).toInstant(),
                        row.getObject(2, OffsetDateTime.class).toInstant(),
                        row.getString(3),
                        row.getString(4)))
                .list();
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    /** Whether the ladder still climbs and no pause is running; the ladder is locked by this. */
    boolean canPause(Handle handle, UUID finding, Instant now) {
        return handle.createQuery("""
                        select 1 from climb c where finding = :id and next_at is not null
                          and not exists (select 1 from climb_pause p where p.finding = c.finding
                                          and p.until_at > cast(:now as timestamptz))
                        for update
                        """)
                .bind("id", finding)
                .bind("now", now.toString())
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    void pause(Handle handle, UUID id, UUID finding, Instant from, Instant until, String reason, String by) {
        handle.createUpdate("""
                        insert into climb_pause (id, finding, from_at, until_at, reason, paused_by, org_path, integrity)
                        select :id, finding, cast(:from as timestamptz), cast(:until as timestamptz), :reason, :by,
                               org_path, integrity
                        from climb where finding = :finding
                        """)
                .bind("id", id)
                .bind("finding", finding)
                .bind("from", from.toString())
                .bind("until", until.toString())
                .bind("reason", reason)
                .bind("by", by)
                .execute();
        handle.createUpdate("update climb set next_at = clock_timestamp() where finding = :finding")
                .bind("finding", finding)
                .execute();
    }
}
