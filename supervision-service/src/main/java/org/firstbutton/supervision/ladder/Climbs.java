package org.firstbutton.supervision.ladder;

import com.fasterxml.uuid.Generators;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.firstbutton.chassis.database.Rows;
import org.firstbutton.supervision.calendar.Pause;
import org.firstbutton.supervision.ladder.Climb.Reached;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** 攀升簿 — how far each finding's ladder has been climbed, who was told, who acknowledged, and when to look again. */
@ApplicationScoped
class Climbs {
    private static final int AT_ONCE = 1_000;
    /** What the ladders say themselves is no news to them. */
    private static final Set<String> OWN = Set.of("finding.told", "finding.acknowledged");

    /** A ladder as it stands: {@code version} counts the facts told of it. */
    record Standing(UUID finding, long version) {}

    /** Has the ladders looked at whose findings were told of since; one replica at a time, in the order of the feed. */
    int listen(Handle handle) {
        boolean mine = handle.createQuery("select pg_try_advisory_xact_lock(hashtext('ladder-feed'))")
                .mapTo(Boolean.class)
                .one();
        if (!mine) {
            return 0;
        }
        List<Told> told = handle.createQuery("""
                        select f.no, case when l.type ^@ 'finding.' and l.type <> all (:own)
                                     then cast(convert_from(l.payload, 'UTF8') as jsonb) ->> 'findingId' end
                        from finding_feed f join event_ledger l using (seq)
                        where f.no > (select no from climb_feed) order by f.no limit :most
                        """)
                .bindArray("own", String.class, OWN.toArray())
                .bind("most", AT_ONCE)
                .map((row, context) -> new Told(row.getLong(1), row.getString(2)))
                .list();
        if (told.isEmpty()) {
            return 0;
        }
        lookAt(
                handle,
                told.stream()
                        .map(Told::finding)
                        .filter(Objects::nonNull)
                        .distinct()
                        .map(UUID::fromString)
                        .toList());
        handle.createUpdate("update climb_feed set no = :no")
                .bind("no", told.get(told.size() - 1).no())
                .execute();
        return told.size();
    }

    private record Told(long no, @Nullable String finding) {}

    private static void lookAt(Handle handle, List<UUID> findings) {
        handle.createUpdate("""
                        insert into climb as c (finding, org_path, integrity, next_at)
                        select id, org_path, integrity, clock_timestamp() from finding where id = any (:ids)
                        on conflict (finding) do update set next_at = excluded.next_at, org_path = excluded.org_path,
                            integrity = excluded.integrity
                        """)
                .bindArray("ids", UUID.class, findings.toArray())
                .execute();
    }

    /** Ladders that are due, locked until the transaction ends. */
    List<Standing> due(Handle handle, int limit) {
        return handle.createQuery("""
                        select finding, version from climb where next_at <= clock_timestamp()
                        order by next_at limit :limit for update skip locked
                        """)
                .bind("limit", limit)
                .map((row, context) -> standing(row))
                .list();
    }

    @Nullable
    Standing lock(Handle handle, UUID finding) {
        return handle.createQuery("select finding, version from climb where finding = :id for update")
                .bind("id", finding)
                .map((row, context) -> standing(row))
                .findOne()
                .orElse(null);
    }

    private static Standing standing(ResultSet row) throws SQLException {
        return new Standing(row.getObject(1, UUID.class), row.getLong(2));
    }

    Map<UUID, List<Reached>> reached(Handle handle, Collection<UUID> findings) {
        Map<String, List<Instant>> acknowledged = new HashMap<>();
        handle.createQuery("""
                        select finding, rung, acknowledged_at from notice
                        where finding = any (:ids) and acknowledged_at is not null
                        """)
                .bindArray("ids", UUID.class, findings.toArray())
                .map((row, context) -> acknowledged
                        .computeIfAbsent(row.getString(1) + row.getInt(2), any -> new ArrayList<>())
                        .add(row.getObject(3, OffsetDateTime.class).toInstant()))
                .list();
        Map<UUID, List<Reached>> reached = new HashMap<>();
        handle.createQuery("select finding, rung, due_at, told from climb_rung where finding = any (:ids)")
                .bindArray("ids", UUID.class, findings.toArray())
                .map((row, context) -> reached.computeIfAbsent(row.getObject(1, UUID.class), any -> new ArrayList<>())
                        .add(new Reached(
                                row.getInt(2),
                                row.getObject(3, OffsetDateTime.class).toInstant(),
                                row.getInt(4),
                                acknowledged.getOrDefault(row.getString(1) + row.getInt(2), List.of()))))
                .list();
        return reached;
    }

    Map<UUID, List<Pause>> pauses(Handle handle, Collection<UUID> findings) {
        Map<UUID, List<Pause>> pauses = new HashMap<>();
        handle.createQuery("select finding, from_at, until_at from climb_pause where finding = any (:ids)")
                .bindArray("ids", UUID.class, findings.toArray())
                .map((row, context) -> pauses.computeIfAbsent(row.getObject(1, UUID.class), any -> new ArrayList<>())
                        .add(new Pause(
                                row.getObject(2, OffsetDateTime.class).toInstant(),
                                row.getObject(3, OffsetDateTime.class).toInstant())))
                .list();
        return pauses;
    }

    /** A rung to write down: whom it tells, and the posts that were looked for. */
    record NewRung(UUID finding, int rung, Instant dueAt, List<String> posts, List<String> people) {}

    void reach(Handle handle, List<NewRung> rungs) {
        Rows.of(rungs)
                .uuid(NewRung::finding)
                .integer(NewRung::rung)
                .texts(NewRung::dueAt)
                .text(rung -> String.join(",", rung.posts()))
                .integer(rung -> rung.people().size())
                .execute(handle, """
                        insert into climb_rung (finding, rung, due_at, posts, told, org_path, integrity)
                        select c.finding, r.rung, cast(r.due_at as timestamptz), string_to_array(r.posts, ','), r.told,
                               c.org_path, c.integrity
                        from unnest(?, ?, ?, ?, ?) as r (finding, rung, due_at, posts, told)
                        join climb c on c.finding = cast(r.finding as uuid)
                        """);
        Rows.of(rungs.stream()
                        .flatMap(rung -> rung.people().stream().map(person -> Map.entry(rung, person)))
                        .toList())
                .uuid(any -> Generators.timeBasedEpochGenerator().generate())
                .uuid(notice -> notice.getKey().finding())
                .integer(notice -> notice.getKey().rung())
                .text(Map.Entry::getValue)
                .execute(handle, """
                        insert into notice (id, finding, rung, person, org_path, integrity)
                        select cast(n.id as uuid), c.finding, n.rung, n.person, c.org_path, c.integrity
                        from unnest(?, ?, ?, ?) as n (id, finding, rung, person)
                        join climb c on c.finding = cast(n.finding as uuid)
                        """);
    }

    /** When each is looked at again; {@code told} is how many facts were told of it now. */
    record Next(UUID finding, @Nullable Instant at, int told) {}

    void rest(Handle handle, List<Next> next) {
        Rows.of(next).uuid(Next::finding).texts(Next::at).integer(Next::told).execute(handle, """
                update climb c set next_at = cast(n.at as timestamptz), version = c.version + n.told
                from unnest(?, ?, ?) as n (finding, at, told) where c.finding = cast(n.finding as uuid)
                """);
    }
}
