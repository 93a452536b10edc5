package org.firstbutton.supervision.timeline;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.firstbutton.chassis.database.Rows;
import org.firstbutton.chassis.delivery.ArrivedFact;
import org.firstbutton.contract.Envelope;
import org.jdbi.v3.core.Handle;

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
                actor_role, aggregate, corrects, topic, part, off, body)
            select cast(id as uuid), matter, type, source, cast(occurred_at as timestamptz),
                   cast(recorded_at as timestamptz), org_path, actor, actor_role, aggregate, cast(corrects as uuid),
                   topic, part, off, cast(body as jsonb)
            from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                as f (id, matter, type, source, occurred_at, recorded_at, org_path, actor, actor_role, aggregate,
                      corrects, topic, part, off, body)
            on conflict (id) do nothing
            """;
    private static final String ORDER = " order by occurred_at, recorded_at, id";

    void lay(Handle handle, List<ArrivedFact> arrived) {
        Rows.of(arrived)
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
                .texts(ArrivedFact::data)
                .execute(handle, LAY);
    }

    private static Envelope envelope(ArrivedFact fact) {
        return fact.recorded().envelope();
    }

    /** These facts, whatever matter they belong to. */
    public List<StoredFact> byIds(Handle handle, Collection<String> ids) {
        return handle.createQuery(SELECT + "where id = any (cast(:ids as uuid[]))" + ORDER)
                .bindArray("ids", String.class, ids.toArray())
                .map((row, context) -> StoredFact.of(row))
                .list();
    }

    /**
     * The facts of these matters, in the order of judging.
     *
     * @param spokenOf of what tells of our own findings only these types: a matter is judged by what happened in it
     */
    public List<StoredFact> ofMatters(Handle handle, Collection<String> matters, Collection<String> spokenOf) {
        if (matters.isEmpty()) {
            return List.of();
        }
        return handle.createQuery(SELECT + """
                        where matter = any (:matters) and (not type ^@ 'finding.' or type = any (:spoken))
                        """ + ORDER)
                .bindArray("spoken", String.class, spokenOf.toArray())
                .bindArray("matters", String.class, matters.toArray())
                .map((row, context) -> StoredFact.of(row))
                .list();
    }

    /** The facts that speak of one officer. */
    public List<StoredFact> ofOfficer(Handle handle, String officer, Collection<String> types) {
        return handle.createQuery(SELECT + "where officer = :officer and type = any (:types)" + ORDER)
                .bind("officer", officer)
                .bindArray("types", String.class, types.toArray())
                .map((row, context) -> StoredFact.of(row))
                .list();
    }

    /** The facts that name one case area. */
    public List<StoredFact> ofArea(Handle handle, String area, Collection<String> types) {
        return handle.createQuery(SELECT + "where body ->> 'placeKey' = :area and type = any (:types)" + ORDER)
                .bind("area", area)
                .bindArray("types", String.class, types.toArray())
                .map((row, context) -> StoredFact.of(row))
                .list();
    }

    /** What tells of these findings, in the order of judging. */
    public List<StoredFact> ofFindings(Handle handle, Collection<String> findings, Collection<String> types) {
        return handle.createQuery(SELECT + "where finding = any (:findings) and type = any (:types)" + ORDER)
                .bindArray("findings", String.class, findings.toArray())
                .bindArray("types", String.class, types.toArray())
                .map((row, context) -> StoredFact.of(row))
                .list();
    }

    /** The facts of one organisation. */
    public List<StoredFact> ofUnit(Handle handle, String orgPath, Collection<String> types) {
        return handle.createQuery(SELECT + "where org_path = :orgPath and type = any (:types)" + ORDER)
                .bind("orgPath", orgPath)
                .bindArray("types", String.class, types.toArray())
                .map((row, context) -> StoredFact.of(row))
                .list();
    }

    /** The facts of an organisation and all below it, from this instant on. */
    public List<StoredFact> ofSubtree(Handle handle, String orgPath, Collection<String> types, Instant from) {
        return handle.createQuery(SELECT + """
                        where org_path ^@ :orgPath and type = any (:types)
                          and occurred_at >= cast(:from as timestamptz)
                        """ + ORDER)
                .bind("orgPath", orgPath)
                .bind("from", from.toString())
                .bindArray("types", String.class, types.toArray())
                .map((row, context) -> StoredFact.of(row))
                .list();
    }

    static OffsetDateTime time(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
