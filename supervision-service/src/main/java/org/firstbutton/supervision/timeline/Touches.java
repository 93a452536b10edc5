package org.firstbutton.supervision.timeline;

import static org.firstbutton.supervision.timeline.Timelines.ALL_PARTITIONS;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.firstbutton.chassis.database.Rows;
import org.firstbutton.contract.Envelope;
import org.firstbutton.supervision.timeline.Timelines.Key;
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
                                  when 'DAILY' then clock_timestamp() + interval '1 day' end,
                   attention = 'COMPLETE'
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

    /** When a touched timeline is to be judged. */
    private enum Attention {
        /** As soon as the sweep comes by. */
        NOW,
        /** Once a day: peers are compared when a period has ended, however many facts come before. */
        DAILY,
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
            Attention attention) {}

    private final Map<Key, Touch> byKey = new TreeMap<>();

    /** @param leads whether the number is the alert's own, which names the matter before any case's does */
    void matter(Envelope envelope, int partition, @Nullable String number, boolean leads, boolean export) {
        Key key = new Key("matter", envelope.matter());
        Touch earlier = byKey.get(key);
        Set<String> sources = new LinkedHashSet<>();
        if (earlier != null) {
            sources.addAll(earlier.sources());
        }
        sources.add(envelope.source());
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

    void county(Key key, String orgPath, Set<String> sources) {
        byKey.put(key, new Touch(ALL_PARTITIONS, null, false, orgPath, sources, Attention.DAILY));
    }

    void linked(Key key, String orgPath, Set<String> sources) {
        byKey.put(key, new Touch(ALL_PARTITIONS, null, false, orgPath, sources, Attention.NOW));
    }

    void write(Handle handle) {
        Map<Boolean, List<Map.Entry<Key, Touch>>> byLead = byKey.entrySet().stream()
                .collect(Collectors.partitioningBy(touched ->
                        touched.getValue().leads() && touched.getValue().number() != null));
        // Those that lead belong to one partition, so only the others can meet another replica's.
        write(handle, byLead.getOrDefault(true, List.of()), TOUCH + OWN_NUMBER);
        write(handle, byLead.getOrDefault(false, List.of()), TOUCH + FIRST_NUMBER);
    }

    private static void write(Handle handle, List<Map.Entry<Key, Touch>> touched, String sql) {
        Rows.of(touched)
                .text(one -> one.getKey().kind())
                .text(one -> one.getKey().key())
                .integer(one -> one.getValue().partition())
                .text(one -> one.getValue().number())
                .text(one -> one.getValue().orgPath())
                .text(one -> String.join(BETWEEN_SOURCES, one.getValue().sources()))
                .text(one -> one.getValue().attention().name())
                .execute(handle, sql);
    }
}
