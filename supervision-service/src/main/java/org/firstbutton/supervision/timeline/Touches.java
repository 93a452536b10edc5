package org.firstbutton.supervision.timeline;

import static org.firstbutton.supervision.timeline.Timelines.ALL_PARTITIONS;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.firstbutton.chassis.database.DatabaseClock;
import org.firstbutton.chassis.database.Rows;
import org.firstbutton.contract.Envelope;
import org.firstbutton.supervision.timeline.Timelines.Key;
import org.firstbutton.supervision.verdict.OwnFindings;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** 触及 — what a batch of facts touches, in one order for all replicas so that they cannot lock each other out. */
final class Touches {
    /** No source's name holds it. */
    private static final String BETWEEN_SOURCES = "\n";

    private static final String TOUCH = """
            insert into timeline as t (kind, key, part, number, org_path, sources, touched_at, next_check, settling)
            select kind, key, part, number, org_path, string_to_array(sources, E'\\n'),
                   case attention when 'NOW' then clock_timestamp()
                                  when 'RESTED' then clock_timestamp() + interval '1.5 seconds' end,
                   case attention when 'COMPLETE' then clock_timestamp()
                                  when 'LATE' then clock_timestamp() + interval '10 seconds'
                                  when 'DAILY' then clock_timestamp() + interval '1 day' end,
                   attention in ('COMPLETE', 'LATE')
            from unnest(?, ?, ?, ?, ?, ?, ?)
                as f (kind, key, part, number, org_path, sources, attention)
            on conflict (kind, key) do update set
                touched_at = case when excluded.touched_at is null then t.touched_at
                                  when t.kind = 'source' then excluded.touched_at
                                  else least(t.touched_at, excluded.touched_at) end,
                next_check = case when excluded.next_check is null then t.next_check
                                  when excluded.settling then excluded.next_check
                                  else least(t.next_check, excluded.next_check) end,
                settling = t.settling or excluded.settling,
                org_path = excluded.org_path,
                sources = case when t.sources @> excluded.sources then t.sources
                          else array(select distinct s from unnest(t.sources || excluded.sources) s order by s) end,
                number =""";
    private static final String OWN_NUMBER = " excluded.number";
    private static final String FIRST_NUMBER = " coalesce(t.number, excluded.number)";

    // A timeline that is being judged is locked for as long as that takes. Whoever brings facts to it neither waits for
    // that
    // nor writes to its row: he leaves a mark beside it, and the row changes only when it would say something else.
    private static final String OPEN = """
            insert into timeline (kind, key, part, number, org_path, sources)
            select kind, key, part, number, org_path, string_to_array(sources, E'\\n')
            from unnest(?, ?, ?, ?, ?, ?) as f (kind, key, part, number, org_path, sources)
            on conflict do nothing
            """;
    private static final String DESCRIBE = """
            with told as (
                select kind, key, number, org_path, string_to_array(sources, E'\\n') as sources, leads
                from unnest(?, ?, ?, ?, ?, ?, ?) as f (kind, key, part, number, org_path, sources, leads)),
            other as (
                select kind, key, f.org_path, array(select distinct s from unnest(t.sources || f.sources) s order by s) as sources,
                       case when f.leads then f.number else coalesce(t.number, f.number) end as number
                from timeline t join told f using (kind, key)
                where t.org_path <> f.org_path or not t.sources @> f.sources
                   or (f.number is not null and (t.number is null or (f.leads and t.number <> f.number)))
                order by kind, key for update of t)
            update timeline t set org_path = o.org_path, sources = o.sources, number = o.number
            from other o where t.kind = o.kind and t.key = o.key
            """;
    // A timeline that gathers many matters' facts is judged once a second, however many come.
    private static final String MARK = """
            insert into timeline_mark (kind, key, at)
            select kind, key, clock_timestamp()
                   + case when kind in ('matter', 'finding') then interval '0' else interval '1 second' end
            from unnest(?, ?) as f (kind, key)
            """;

    /** When a touched timeline is to be judged. */
    private enum Attention {
        /** As soon as the sweep comes by. */
        NOW,
        /** Once a day: peers are compared when a period has ended, however many facts come before. */
        DAILY,
        /**
         * When nothing more has come for a while: what happened in a period that is over changes a comparison that was
         * made, and such facts come in rows, as somebody catches up on his papers or a system is connected.
         */
        LATE,
        /** After a moment's rest: beats come in a row after an outage, and each would open and close a silence. */
        RESTED,
        /**
         * Once everything written before this fact's arrival has been taken in: the facts of an export's record are
         * written together but may arrive apart, and judged in between a call would be accused for nothing.
         */
        COMPLETE
    }

    private record Touch(
            int partition,
            @Nullable String number,
            boolean leads,
            String orgPath,
            Set<String> sources,
            Attention attention) {
        Touch attended(Attention other) {
            return new Touch(partition, number, leads, orgPath, sources, other);
        }
    }

    private final Map<Key, Touch> byKey = new TreeMap<>();
    private final Map<Key, Instant> comparedAt = new HashMap<>();

    /** @param leads whether the number is the alert's own, which names the matter before any case's does */
    void matter(Envelope envelope, int partition, @Nullable String number, boolean leads, boolean export) {
        Key key = new Key("matter", envelope.matter());
        Touch earlier = byKey.get(key);
        // What tells of our own findings comes from nobody who could fall silent; naming us would only change the row.
        Set<String> sources = together(key, OwnFindings.isTold(envelope.type()) ? Set.of() : Set.of(envelope.source()));
        Touch named = earlier != null && (number == null || (earlier.leads() && !leads)) ? earlier : null;
        byKey.put(
                key,
                new Touch(
                        partition,
                        named == null ? number : named.number(),
                        named == null ? leads : named.leads(),
                        envelope.orgPath(),
                        sources,
                        export ? Attention.COMPLETE : Attention.NOW));
    }

    void source(String source, String orgPath) {
        byKey.put(
                new Key("source", source),
                new Touch(ALL_PARTITIONS, source, true, orgPath, Set.of(source), Attention.RESTED));
    }

    /** @param end when the first period is over that counts the fact */
    void county(Key key, String orgPath, String source, Instant end) {
        byKey.put(key, new Touch(ALL_PARTITIONS, null, false, orgPath, together(key, Set.of(source)), Attention.DAILY));
        comparedAt.merge(key, end, (one, other) -> one.isBefore(other) ? one : other);
    }

    /**
     * @param sources whose facts stand there; a timeline that forgets one is looked at before that one has handed in
     *     everything, and again and again until it has
     */
    void linked(Key key, String orgPath, Collection<String> sources) {
        byKey.put(key, new Touch(ALL_PARTITIONS, null, false, orgPath, together(key, sources), Attention.NOW));
    }

    private Set<String> together(Key key, Collection<String> sources) {
        Touch earlier = byKey.get(key);
        Set<String> all = new LinkedHashSet<>(earlier == null ? Set.of() : earlier.sources());
        all.addAll(sources);
        return all;
    }

    void write(Handle handle) {
        if (!comparedAt.isEmpty()) {
            Instant now = DatabaseClock.now(handle);
            comparedAt.forEach((key, end) -> byKey.computeIfPresent(
                    key, (any, touch) -> end.isAfter(now) ? touch : touch.attended(Attention.LATE)));
        }
        Map<Boolean, List<Map.Entry<Key, Touch>>> atOnce = byKey.entrySet().stream()
                .collect(Collectors.partitioningBy(touched -> touched.getValue().attention() == Attention.NOW));
        Map<Boolean, List<Map.Entry<Key, Touch>>> byLead = atOnce.getOrDefault(false, List.of()).stream()
                .collect(Collectors.partitioningBy(touched ->
                        touched.getValue().leads() && touched.getValue().number() != null));
        // Those that lead belong to one partition, so only the others can meet another replica's.
        write(handle, byLead.getOrDefault(true, List.of()), TOUCH + OWN_NUMBER);
        write(handle, byLead.getOrDefault(false, List.of()), TOUCH + FIRST_NUMBER);
        mark(handle, atOnce.getOrDefault(true, List.of()));
    }

    private static void mark(Handle handle, List<Map.Entry<Key, Touch>> touched) {
        described(touched).execute(handle, OPEN);
        described(touched)
                .bool(one -> one.getValue().leads() && one.getValue().number() != null)
                .execute(handle, DESCRIBE);
        Rows.of(touched)
                .text(one -> one.getKey().kind())
                .text(one -> one.getKey().key())
                .execute(handle, MARK);
    }

    private static void write(Handle handle, List<Map.Entry<Key, Touch>> touched, String sql) {
        described(touched).text(one -> one.getValue().attention().name()).execute(handle, sql);
    }

    private static Rows<Map.Entry<Key, Touch>> described(List<Map.Entry<Key, Touch>> touched) {
        return Rows.of(touched)
                .text(one -> one.getKey().kind())
                .text(one -> one.getKey().key())
                .integer(one -> one.getValue().partition())
                .text(one -> one.getValue().number())
                .text(one -> one.getValue().orgPath())
                .text(one -> String.join(BETWEEN_SOURCES, one.getValue().sources()));
    }
}
