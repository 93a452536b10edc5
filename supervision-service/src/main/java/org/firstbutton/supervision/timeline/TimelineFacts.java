package org.firstbutton.supervision.timeline;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.firstbutton.chassis.database.Rows;
import org.firstbutton.chassis.delivery.ArrivedFact;
import org.firstbutton.contract.Envelope;
import org.firstbutton.supervision.verdict.Correlation;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** 事实库 — every fact that was taken in, kept for good; nothing is updated, a correction is a fact of its own. */
@ApplicationScoped
public class TimelineFacts {
    private static final String SELECT = """
            select id::text, matter, type, source, occurred_at, recorded_at, received_at, org_path, actor,
                   actor_role, aggregate, corrects::text, topic, part, off, body::text
            from timeline_fact
            """;
    private static final String LAY = """
            insert into timeline_fact (id, matter, type, source, occurred_at, recorded_at, org_path, actor,
                actor_role, aggregate, corrects, topic, part, off, finding, officer, place, body)
            select cast(id as uuid), matter, type, source, cast(occurred_at as timestamptz),
                   cast(recorded_at as timestamptz), org_path, actor, actor_role, aggregate, cast(corrects as uuid),
                   topic, part, off, finding, officer, place, cast(body as json)
            from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                as f (id, matter, type, source, occurred_at, recorded_at, org_path, actor, actor_role, aggregate,
                      corrects, topic, part, off, finding, officer, place, body)
            on conflict (id) do nothing
            """;
    /** Facts that correct one another, in either direction, even where the one between them has not come. */
    private static final String FAMILIES = """
            with recursive family as (
                select id, corrects from timeline_fact where %s
                union
                select f.id, f.corrects from family m cross join lateral (
                    select id, corrects from timeline_fact where corrects = m.id
                    union all
                    select id, corrects from timeline_fact where id = m.corrects
                    union all
                    select id, corrects from timeline_fact where corrects = m.corrects) f)
            """;

    private static final String OF_FAMILIES = "where id in (select id from family)";
    private static final String ORDER = " order by occurred_at, recorded_at, id";

    /** How many of them were not known before. */
    int lay(Handle handle, List<ArrivedFact> arrived) {
        return Rows.of(arrived)
                .uuid(fact -> envelope(fact).id())
                .text(fact -> envelope(fact).matter())
                .text(fact -> envelope(fact).type())
                .text(fact -> envelope(fact).source())
                .texts(fact -> envelope(fact).occurredAt())
                .texts(fact -> envelope(fact).recordedAt())
                .text(fact -> envelope(fact).orgPath())
                .text(fact -> envelope(fact).actor().id())
                .text(fact -> envelope(fact).actor().role())
                .text(fact -> envelope(fact).aggregate())
                .uuid(fact -> envelope(fact).corrects())
                .text(ArrivedFact::topic)
                .integer(ArrivedFact::partition)
                .bigint(ArrivedFact::offset)
                .text(fact -> Named.finding(fact.data()))
                .text(fact -> Named.officer(envelope(fact).type(), fact.data()))
                .text(fact -> Named.place(fact.data()))
                .texts(ArrivedFact::data)
                .execute(handle, LAY);
    }

    private static Envelope envelope(ArrivedFact fact) {
        return fact.recorded().envelope();
    }

    /** These facts, whatever matter they belong to, in no order. */
    public List<StoredFact> byIds(Handle handle, Collection<String> ids) {
        return handle.createQuery(SELECT + "where id = any (cast(:ids as uuid[]))")
                .bindArray("ids", String.class, ids.toArray())
                .map((row, context) -> StoredFact.of(row))
                .list();
    }

    /** These facts, all that correct one of them, and all that they correct. */
    List<StoredFact> families(Handle handle, Collection<UUID> ids) {
        return handle.createQuery(FAMILIES.formatted("id = any (:ids)") + SELECT + OF_FAMILIES)
                .bindArray("ids", UUID.class, ids.toArray())
                .map((row, context) -> StoredFact.of(row))
                .list();
    }

    /** The facts that stand on these timelines, and what they were corrected to or from, in the order of judging. */
    public List<StoredFact> of(Handle handle, Wanted wanted) {
        return wanted.isNone()
                ? List.of()
                : wanted.ask(handle, SELECT, ORDER)
                        .map((row, context) -> StoredFact.of(row))
                        .list();
    }

    /** The ids of the facts that stand on these timelines, in no order. */
    public List<String> idsOf(Handle handle, Wanted wanted) {
        return wanted.isNone()
                ? List.of()
                : wanted.ask(handle, "select id::text from timeline_fact ", "")
                        .mapTo(String.class)
                        .list();
    }

    /**
     * 所求 — which facts.
     *
     * @param on the kind of timeline; callers, places and sources gather no facts of their own
     * @param types only these; on a matter all that happened in it, and of what tells of our own findings only these
     * @param from of a county, which never ends, only what occurred since then
     */
    public record Wanted(Correlation on, Collection<String> keys, Collection<String> types, Instant from) {
        public static Wanted matters(Collection<String> matters, Collection<String> spokenOf) {
            return new Wanted(Correlation.MATTER, matters, spokenOf, Instant.EPOCH);
        }

        private boolean isNone() {
            return keys.isEmpty();
        }

        private Query ask(Handle handle, String select, String order) {
            String where = switch (on) {
                case MATTER -> "matter = any (:keys) and (not type ^@ 'finding.' or type = any (:types))";
                case FINDING -> "finding = any (:keys) and type = any (:types)";
                case OFFICER -> "officer = any (:keys) and type = any (:types)";
                case AREA -> "place = any (:keys) and type = any (:types)";
                case UNIT -> "org_path = any (:keys) and type = any (:types)";
                case COUNTY -> """
                        org_path ^@ any (:keys) and type = any (:types)
                        and occurred_at >= cast(:from as timestamptz)""";
                case CALLER, PLACE, SOURCE -> throw new IllegalArgumentException(on + " gathers no facts of its own");
            };
            // What is said of a matter is corrected in that matter; elsewhere the correction may name somebody else.
            String text = on == Correlation.MATTER
                    ? select + "where " + where + order
                    : FAMILIES.formatted(where) + select + OF_FAMILIES + order;
            Query query = handle.createQuery(text)
                    .bindArray("keys", String.class, keys.toArray())
                    .bindArray("types", String.class, types.toArray());
            return on == Correlation.COUNTY ? query.bind("from", from.toString()) : query;
        }
    }
}
