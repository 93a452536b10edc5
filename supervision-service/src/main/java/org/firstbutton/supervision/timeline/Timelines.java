package org.firstbutton.supervision.timeline;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.firstbutton.chassis.database.Rows;
import org.firstbutton.chassis.delivery.ArrivedFact;
import org.firstbutton.contract.Envelope;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** 时间线簿 — one row per matter, caller and source, saying when its verdict can next change. */
@ApplicationScoped
public class Timelines {
    /** Timelines that span partitions are gated by the slowest one. */
    public static final int ALL_PARTITIONS = -1;

    /** How many timelines wait to be judged, as an expression. */
    public static final String WAITING = """
            (select count(*) from timeline where touched_at is not null or settling)
            + (select count(distinct (kind, key)) from timeline_mark)""";

    private static final String MARKED = """
            with waiting as (
                select kind, key, min(at) as since, array_agg(seq) as marks
                from (select * from timeline_mark where at <= clock_timestamp() - :rested * interval '1 millisecond'
                      order by at limit :limit) m
                group by kind, key)
            select t.kind, t.key, t.part, t.number, t.org_path, t.sources, w.marks
            from waiting w join timeline t using (kind, key) order by w.since for update of t skip locked
            """;

    /** A matter that belongs to a caller's, place's or unit's timeline too. */
    public record Link(String kind, String key, String matter) {}

    /** A timeline's name: {@code matter}, {@code caller} or {@code source}, and which. */
    public record Key(String kind, String key) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byKind = kind.compareTo(other.kind);
            return byKind != 0 ? byKind : key.compareTo(other.key);
        }
    }

    /** A timeline whose verdict may have changed. */
    public record Due(Key key, int partition, @Nullable String number, String orgPath, Set<String> sources) {}

    /**
     * How far one partition may be judged by time; for {@code source} empty by what the services have handed over,
     * else by what that connector has claimed to have handed in.
     */
    public record Gate(int partition, String source, Instant openTo) {}

    void link(Handle handle, List<Link> links) {
        Rows.of(links).text(Link::kind).text(Link::key).text(Link::matter).execute(handle, """
                insert into timeline_link (kind, key, matter) select * from unnest(?, ?, ?) on conflict do nothing
                """);
    }

    /** Touches the callers' timelines to which the batch's matters belong. */
    void touchLinked(Handle handle, List<ArrivedFact> facts, Touches touches) {
        if (facts.isEmpty()) {
            return;
        }
        Map<String, List<Envelope>> matters =
                facts.stream().map(fact -> fact.recorded().envelope()).collect(Collectors.groupingBy(Envelope::matter));
        handle.createQuery("""
                        select l.kind, l.key, l.matter,
                               coalesce((select sources from timeline where kind = 'matter' and key = l.matter), '{}')
                        from timeline_link l where l.matter = any (:matters)
                        """)
                .bindArray("matters", String.class, matters.keySet().toArray())
                .map((row, context) -> {
                    Key key = new Key(row.getString(1), row.getString(2));
                    List<String> before = List.of((String[]) row.getArray(4).getArray());
                    for (Envelope envelope : matters.getOrDefault(row.getString(3), List.of())) {
                        touches.linked(key, envelope.orgPath(), before);
                        touches.linked(key, envelope.orgPath(), Set.of(envelope.source()));
                    }
                    return key;
                })
                .list();
    }

    /** The matters that belong to each of these linked timelines. */
    public Map<Key, List<String>> mattersOf(Handle handle, Collection<Key> keys) {
        return handle
                .createQuery("""
                        select l.kind, l.key, l.matter from timeline_link l
                        join unnest(:kinds, :keys) as wanted (kind, key) using (kind, key)
                        """)
                .bindArray("kinds", String.class, keys.stream().map(Key::kind).toArray())
                .bindArray("keys", String.class, keys.stream().map(Key::key).toArray())
                .map((row, context) -> Map.entry(new Key(row.getString(1), row.getString(2)), row.getString(3)))
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    /**
     * Timelines with new facts, oldest first; they stay locked until the transaction ends. Facts read from now on are all
     * those of which the marks speak that are taken away here.
     *
     * @param rested how long ago the first of these facts must have come
     */
    public List<Due> touched(Handle handle, Duration rested, int limit) {
        Map<Key, Due> due = new LinkedHashMap<>();
        List<Long> marks = new ArrayList<>();
        handle.createQuery(MARKED)
                .bind("rested", rested.toMillis())
                .bind("limit", limit)
                .map((row, context) -> {
                    marks.addAll(List.of((Long[]) row.getArray(7).getArray()));
                    return due(row);
                })
                .forEach(one -> due.put(one.key(), one));
        if (!marks.isEmpty()) {
            handle.createUpdate("delete from timeline_mark where seq = any (:marks)")
                    .bindArray("marks", Long.class, marks.toArray())
                    .execute();
        }
        handle.createQuery("""
                        select kind, key, part, number, org_path, sources from timeline
                        where touched_at <= clock_timestamp() - :rested * interval '1 millisecond'
                        order by touched_at limit :limit for update skip locked
                        """)
                .bind("rested", rested.toMillis())
                .bind("limit", limit)
                .map((row, context) -> due(row))
                .forEach(one -> due.put(one.key(), one));
        return List.copyOf(due.values());
    }

    /** Has the next timelines after this one judged again; none is left when fewer than {@code limit} come back. */
    public List<Key> touchAfter(Handle handle, Key from, int limit) {
        List<Key> next = handle.createQuery("""
                        select kind, key from timeline where (kind, key) > (:kind, :key)
                        order by kind, key limit :limit for update
                        """)
                .bind("kind", from.kind())
                .bind("key", from.key())
                .bind("limit", limit)
                .map((row, context) -> new Key(row.getString(1), row.getString(2)))
                .list();
        handle.createUpdate("""
                        update timeline t set touched_at = coalesce(t.touched_at, clock_timestamp())
                        from unnest(:kinds, :keys) as n (kind, key)
                        where t.kind = n.kind and t.key = n.key and not t.settling
                        """)
                .bindArray("kinds", String.class, next.stream().map(Key::kind).toArray())
                .bindArray("keys", String.class, next.stream().map(Key::key).toArray())
                .execute();
        return next;
    }

    /** How many there are. */
    public long count(Handle handle) {
        return handle.createQuery("select count(*) from timeline")
                .mapTo(Long.class)
                .one();
    }

    /**
     * Timelines that time alone may have changed, and for which everything up to then has been taken in. The widest gate
     * bounds the look into the index, or every open duty would be asked for its own gate each time.
     */
    public List<Due> ripe(Handle handle, List<Gate> gates, int limit) {
        return handle.createQuery("""
                        select kind, key, part, number, org_path, sources from timeline t
                        where next_check <= (select max(o) from unnest(cast(:opens as timestamptz[])) as o)
                          and next_check <= (
                            select min(g.open_to) from unnest(:parts, :sources, cast(:opens as timestamptz[])) as g (part, source, open_to)
                            where g.part = t.part
                              and (g.source = '' or (t.kind <> 'source' and g.source = any (t.sources))))
                        order by next_check limit :limit for update skip locked
                        """)
                .bindArray(
                        "parts",
                        Integer.class,
                        gates.stream().map(Gate::partition).toArray())
                .bindArray(
                        "sources",
                        String.class,
                        gates.stream().map(Gate::source).toArray())
                .bindArray(
                        "opens",
                        String.class,
                        gates.stream().map(gate -> opensAt(gate.openTo())).toArray())
                .bind("limit", limit)
                .map((row, context) -> due(row))
                .list();
    }

    // PostgreSQL's own far ends: an instant of ours may lie beyond what it can hold.
    private static String opensAt(Instant instant) {
        return instant.equals(Instant.MAX) ? "infinity" : instant.toString();
    }

    public Optional<Due> find(Handle handle, Key key) {
        return handle.createQuery("""
                        select kind, key, part, number, org_path, sources from timeline where kind = :kind and key = :key
                        """)
                .bind("kind", key.kind())
                .bind("key", key.key())
                .map((row, context) -> due(row))
                .findOne();
    }

    /** All timelines by name, from the one after this on. */
    public List<Due> after(Handle handle, Key key, int limit) {
        return handle.createQuery("""
                        select kind, key, part, number, org_path, sources from timeline
                        where (kind, key) > (:kind, :key) order by kind, key limit :limit
                        """)
                .bind("kind", key.kind())
                .bind("key", key.key())
                .bind("limit", limit)
                .map((row, context) -> due(row))
                .list();
    }

    private static Due due(ResultSet row) throws SQLException {
        return new Due(
                new Key(row.getString(1), row.getString(2)),
                row.getInt(3),
                row.getString(4),
                row.getString(5),
                Set.of((String[]) row.getArray(6).getArray()));
    }

    /** Writes when each judged timeline is to be looked at next; null where nothing can change by time alone. */
    public void judged(Handle handle, Map<Key, Instant> nextChecks, Collection<Due> all) {
        Rows.of(List.copyOf(all))
                .text(due -> due.key().kind())
                .text(due -> due.key().key())
                .texts(due -> nextChecks.get(due.key()))
                .execute(handle, """
                        update timeline t set touched_at = null, settling = false,
                            next_check = cast(j.next as timestamptz), judged_at = clock_timestamp()
                        from unnest(?, ?, ?) as j (kind, key, next)
                        where t.kind = j.kind and t.key = j.key
                        """);
    }
}
