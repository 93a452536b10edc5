package org.firstbutton.casework.casefile;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.access.Roles;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** The rows of all cases. Row-level security keeps to the caller's organisations; here a handler keeps to his own. */
@ApplicationScoped
public class CaseRecords {
    private static final String MINE = "(:all or :officer = any (hands))";
    private static final String SELECT = "select " + CaseRow.COLUMNS + " from case_record where ";
    private static final String INSERT = "insert into case_record (" + CaseRow.COLUMNS + ") select " + CaseRow.COLUMNS
            + " from " + CaseRow.SHAPE + " order by id on conflict do nothing";
    // The ids are named besides: of a document the planner does not know how few rows it holds, and would ask the scope
    // of
    // every case there is.
    private static final String UPDATE = """
            update case_record c
            set kind = r.kind, state = r.state, versions = r.versions, tally = r.tally, report_id = r.report_id,
                offence = r.offence, handler = r.handler, hands = r.hands, paused = r.paused, review_id = r.review_id,
                review_subject = r.review_subject
            from\s""" + CaseRow.SHAPE + " where c.id = r.id and c.id = any (:ids)";

    public Optional<CaseRecord> find(Handle handle, Caller caller, UUID id) {
        return one(handle, SELECT + "id = :id and " + MINE, caller, id);
    }

    /**
     * A case that something may be attached to: a handler attaches to his own, the offices that keep registers (the case
     * centre, the keeper of property) to any of their organisations, though they read none.
     */
    Optional<CaseRecord> attachable(Handle handle, Caller caller, UUID id) {
        return caller.has(Roles.HANDLING_OFFICER) ? find(handle, caller, id) : byId(handle, id);
    }

    /** The case, whoever asks; within his organisations. */
    Optional<CaseRecord> byId(Handle handle, UUID id) {
        return list(handle.createQuery(SELECT + "id = :id").bind("id", id)).stream()
                .findFirst();
    }

    /**
     * The case, locked until the transaction ends. The procuratorate's liaison reads no cases, but what the
     * procuratorate demands of one is entered by him.
     */
    public Optional<CaseRecord> lock(Handle handle, Caller caller, UUID id) {
        if (caller.has(Roles.JOINT_OFFICE_LIAISON)) {
            return list(handle.createQuery(SELECT + "id = :id for update").bind("id", id)).stream()
                    .findFirst();
        }
        return one(handle, SELECT + "id = :id and " + MINE + " for update", caller, id);
    }

    public List<CaseRecord> ofMatter(Handle handle, Caller caller, String matter) {
        Query query = handle.createQuery(SELECT + "matter = :matter and " + MINE + " order by registered_at, id")
                .bind("matter", matter);
        return list(seenBy(query, caller));
    }

    /** One page, newest first. */
    public List<CaseRecord> page(Handle handle, Caller caller, CaseFilter filter) {
        Query query = handle.createQuery(SELECT + MINE + """
                         and (cast(:state as text) is null or state = :state)
                         and (cast(:kind as text) is null or kind = :kind)
                         and (cast(:unit as text) is null or org_path ^@ :unit)
                         and (cast(:before as timestamptz) is null or (registered_at, id) < (cast(:before as timestamptz), cast(:beforeId as uuid)))
                        order by registered_at desc, id desc limit :limit
                        """);
        return list(seenBy(filter.bindTo(query), caller));
    }

    /** Several cases by id, locked in the order of their ids, so that two batches cannot wait for each other. */
    public List<CaseRecord> lockAll(Handle handle, Collection<UUID> ids) {
        return list(handle.createQuery(SELECT + "id = any (:ids) order by id for update")
                .bind("ids", ids.toArray(UUID[]::new)));
    }

    /** Adds new cases; one that another request has just added stays as that request left it. */
    public void insert(Handle handle, Collection<CaseRecord> cases) {
        if (!cases.isEmpty()) {
            handle.createUpdate(INSERT).bind("rows", CaseRow.json(cases)).execute();
        }
    }

    public void update(Handle handle, Collection<CaseRecord> cases) {
        if (!cases.isEmpty()) {
            handle.createUpdate(UPDATE)
                    .bind("rows", CaseRow.json(cases))
                    .bind("ids", cases.stream().map(CaseRecord::id).toArray(UUID[]::new))
                    .execute();
        }
    }

    private static Optional<CaseRecord> one(Handle handle, String sql, Caller caller, UUID id) {
        return seenBy(handle.createQuery(sql).bind("id", id), caller)
                .map((row, context) -> CaseRow.read(row))
                .findOne();
    }

    private static List<CaseRecord> list(Query query) {
        return query.map((row, context) -> CaseRow.read(row)).list();
    }

    private static Query seenBy(Query query, Caller caller) {
        return query.bind("all", caller.hasAnyOf(Roles.SEE_CASES)).bind("officer", caller.actorId());
    }
}
