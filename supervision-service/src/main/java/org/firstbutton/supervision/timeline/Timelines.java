package org.firstbutton.supervision.timeline;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.firstbutton.chassis.delivery.ArrivedFact;
import org.firstbutton.contract.Envelope;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** 时间线簿 — one row per matter, caller and source, saying when its verdict can next change. */
@ApplicationScoped
public class Timelines {
    /** Timelines that span partitions are gated by the slowest one. */
    public static final int ALL_PARTITIONS = -1;

    // An export sends a call's facts in one request, but they may arrive in two batches: judged in between, a call
    // would be accused and cleared again for nothing.
    private static final int SETTLE_MILLIS = 1500;

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

    private record Touch(int partition, @Nullable String number, String orgPath, Set<String> sources, int waitMillis) {}

    /** What a batch of facts touches, in one order for all replicas so that they cannot lock each other out. */
    static final class Touches {
        private final Map<Key, Touch> byKey = new TreeMap<>();

        void matter(Envelope envelope, int partition, @Nullable String number, boolean export) {
            Key key = new Key("matter", envelope.matter());
            Touch earlier = byKey.get(key);
            Set<String> sources = new LinkedHashSet<>();
            if (earlier != null) {
                sources.addAll(earlier.sources());
            }
            sources.add(envelope.source());
            String known = number == null && earlier != null ? earlier.number() : number;
            byKey.put(key, new Touch(partition, known, envelope.orgPath(), sources, export ? SETTLE_MILLIS : 0));
        }

        void source(String source, String orgPath) {
            byKey.put(new Key("source", source), new Touch(ALL_PARTITIONS, source, orgPath, Set.of(source), 0));
        }

        void linked(Key key, String orgPath, Set<String> sources) {
            byKey.put(key, new Touch(ALL_PARTITIONS, null, orgPath, sources, 0));
        }
    }

    void touch(Handle handle, Touches touches) {
        PreparedBatch batch = handle.prepareBatch("""
                insert into timeline as t (kind, key, part, number, org_path, sources, next_check)
                values (:kind, :key, :part, :number, :orgPath, :sources,
                        clock_timestamp() + :wait * interval '1 millisecond')
                on conflict (kind, key) do update set
                    next_check = case when :wait > 0 then excluded.next_check
                                 else least(t.next_check, excluded.next_check) end,
                    number = coalesce(t.number, excluded.number),
                    org_path = excluded.org_path,
                    sources = case when t.sources @> excluded.sources then t.sources
                              else array(select distinct s from unnest(t.sources || excluded.sources) s order by s) end
                """);
        touches.byKey.forEach((key, touch) -> batch.bind("kind", key.kind())
                .bind("key", key.key())
                .bind("part", touch.partition())
                .bind("number", touch.number())
                .bind("orgPath", touch.orgPath())
                .bindArray("sources", String.class, touch.sources().toArray())
                .bind("wait", touch.waitMillis())
                .add());
        if (batch.size() > 0) {
            batch.execute();
        }
    }

    void link(Handle handle, List<Link> links) {
        if (links.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch("""
                insert into timeline_link (kind, key, matter) values (:kind, :key, :matter) on conflict do nothing
                """);
        links.forEach(link -> batch.bind("kind", link.kind())
                .bind("key", link.key())
                .bind("matter", link.matter())
                .add());
        batch.execute();
    }

    /** Touches the callers' timelines to which the batch's matters belong. */
    void touchLinked(Handle handle, List<ArrivedFact> facts, Touches touches) {
        Map<String, Envelope> matters = facts.stream()
                .map(fact -> fact.recorded().envelope())
                .collect(Collectors.toMap(Envelope::matter, envelope -> envelope, (first, second) -> second));
        handle.createQuery("select kind, key, matter from timeline_link where matter = any (:matters)")
                .bindArray("matters", String.class, matters.keySet().toArray())
                .map((row, context) -> new Link(row.getString(1), row.getString(2), row.getString(3)))
                .forEach(link -> {
                    Envelope envelope = java.util.Objects.requireNonNull(matters.get(link.matter()));
                    touches.linked(new Key(link.kind(), link.key()), envelope.orgPath(), Set.of(envelope.source()));
                });
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

    /** Writes when each judged timeline is to be looked at next; null where nothing can change by time alone. */
    public void judged(Handle handle, Map<Key, Instant> nextChecks, Collection<Key> all) {
        PreparedBatch batch = handle.prepareBatch("""
                update timeline set next_check = :next, judged_at = clock_timestamp()
                where kind = :kind and key = :key
                """);
        List<Key> ordered = new ArrayList<>(all);
        for (Key key : ordered) {
            Instant next = nextChecks.get(key);
            batch.bind("next", next == null ? null : TimelineFacts.time(next))
                    .bind("kind", key.kind())
                    .bind("key", key.key())
                    .add();
        }
        batch.execute();
    }
}
