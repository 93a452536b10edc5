package org.firstbutton.chassis.procedure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.contract.CloudEventJson;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** The rows of all proceedings. Row-level security keeps to the caller's organisations. */
@ApplicationScoped
public class Proceedings {
    private static final String SELECT = """
            select id, procedure, state, version, matter, case_id, org_path, subject, detail, hands, opened_at,
                   last_at, expires_at
            from proceeding where\s""";
    private static final String SEEN = "procedure = :procedure and (:all or :officer = any (hands))";

    /** The proceeding, if the caller may see it; his role is checked by whoever asks. */
    public Optional<Proceeding> find(Handle handle, Caller caller, Procedure procedure, UUID id) {
        return one(handle, caller, procedure, id, "");
    }

    /** The proceeding, locked until the transaction ends. */
    public Optional<Proceeding> lock(Handle handle, Caller caller, Procedure procedure, UUID id) {
        return one(handle, caller, procedure, id, " for update");
    }

    /**
     * The proceeding, which takes no step until the transaction ends, for somebody who works on a part of it; his role and
     * whether it is his part are checked by whoever asks.
     */
    public Optional<Proceeding> shared(Handle handle, Procedure procedure, UUID id) {
        return handle.createQuery(SELECT + "procedure = :procedure and id = :id for share")
                .bind("procedure", procedure.head().path())
                .bind("id", id)
                .map((row, context) -> read(row))
                .findOne();
    }

    private static Optional<Proceeding> one(Handle handle, Caller caller, Procedure procedure, UUID id, String lock) {
        return seenBy(handle.createQuery(SELECT + SEEN + " and id = :id" + lock), caller, procedure)
                .bind("id", id)
                .map((row, context) -> read(row))
                .findOne();
    }

    /** One page, newest first. */
    List<Proceeding> page(Handle handle, Caller caller, Procedure procedure, ProceedingQuery filter) {
        Query query = handle.createQuery(SELECT + SEEN + """
                         and (cast(:state as text) is null or state = :state)
                         and (cast(:caseId as uuid) is null or case_id = cast(:caseId as uuid))
                         and (cast(:subject as text) is null or subject = :subject)
                         and (cast(:unit as text) is null or org_path ^@ :unit)
                         and (not :open or not ended)
                         and (cast(:expiresBefore as timestamptz) is null
                              or (not ended and expires_at < cast(:expiresBefore as timestamptz)))
                         and (cast(:before as timestamptz) is null
                              or (opened_at, id) < (cast(:before as timestamptz), cast(:beforeId as uuid)))
                        order by opened_at desc, id desc limit :limit
                        """);
        return seenBy(filter.bindTo(query), caller, procedure)
                .map((row, context) -> read(row))
                .list();
    }

    /** All that are not ended and are about this person or thing, in the caller's organisations, locked. */
    public List<Proceeding> openAbout(Handle handle, Procedure procedure, String subject) {
        return handle.createQuery(
                        SELECT
                                + "procedure = :procedure and subject = :subject and not ended order by opened_at, id for update")
                .bind("procedure", procedure.head().path())
                .bind("subject", subject)
                .map((row, context) -> read(row))
                .list();
    }

    /** The last that was opened about this person or thing, ended or not, in the caller's organisations. */
    public Optional<Proceeding> lastAbout(Handle handle, Procedure procedure, String subject) {
        return handle.createQuery(SELECT
                        + "procedure = :procedure and subject = :subject order by opened_at desc, id desc limit 1")
                .bind("procedure", procedure.head().path())
                .bind("subject", subject)
                .map((row, context) -> read(row))
                .findOne();
    }

    /** All about this person or thing, ended or not, in the caller's organisations; the one that changed last is last. */
    public List<Proceeding> about(Handle handle, Procedure procedure, String subject) {
        return handle.createQuery(
                        SELECT + "procedure = :procedure and subject = :subject order by last_at, opened_at, id")
                .bind("procedure", procedure.head().path())
                .bind("subject", subject)
                .map((row, context) -> read(row))
                .list();
    }

    /** All of a case, ended or not. */
    public List<Proceeding> ofCase(Handle handle, Procedure procedure, UUID caseId) {
        return handle.createQuery(SELECT + "procedure = :procedure and case_id = :case order by opened_at, id")
                .bind("procedure", procedure.head().path())
                .bind("case", caseId)
                .map((row, context) -> read(row))
                .list();
    }

    /** All that stand in this state in a unit and below it, in the caller's organisations; by their ids. */
    public List<Proceeding> standing(Handle handle, Procedure procedure, String state, String unit) {
        return handle.createQuery(
                        SELECT + "procedure = :procedure and state = :state and org_path ^@ :unit order by id")
                .bind("procedure", procedure.head().path())
                .bind("state", state)
                .bind("unit", unit)
                .map((row, context) -> read(row))
                .list();
    }

    void insert(Handle handle, Procedure procedure, Proceeding fresh) {
        handle.createUpdate("""
                        insert into proceeding (id, procedure, state, ended, version, matter, case_id, org_path, subject,
                                                detail, hands, opened_at, last_at, expires_at)
                        values (:id, :procedure, :state, :ended, :version, :matter, cast(:case as uuid), :orgPath, :subject,
                                cast(:detail as jsonb), :hands, :openedAt, :lastAt, :expiresAt)
                        """)
                .bind("id", fresh.id())
                .bind("procedure", fresh.procedure())
                .bind("state", fresh.state())
                .bind("ended", procedure.endsIn(fresh.state()))
                .bind("version", fresh.version())
                .bind("matter", fresh.matter())
                .bind("case", fresh.caseId())
                .bind("orgPath", fresh.orgPath())
                .bind("subject", fresh.subject())
                .bind("detail", fresh.detail().toString())
                .bind("hands", fresh.hands().toArray(String[]::new))
                .bind("openedAt", utc(fresh.openedAt()))
                .bind("lastAt", utc(fresh.lastAt()))
                .bind("expiresAt", utc(fresh.expiresAt()))
                .execute();
    }

    void update(Handle handle, Procedure procedure, Proceeding after) {
        handle.createUpdate("""
                        update proceeding set state = :state, ended = :ended, version = :version, subject = :subject,
                               detail = cast(:detail as jsonb), hands = :hands, last_at = :lastAt, expires_at = :expiresAt
                        where id = :id
                        """)
                .bind("id", after.id())
                .bind("state", after.state())
                .bind("ended", procedure.endsIn(after.state()))
                .bind("version", after.version())
                .bind("subject", after.subject())
                .bind("detail", after.detail().toString())
                .bind("hands", after.hands().toArray(String[]::new))
                .bind("lastAt", utc(after.lastAt()))
                .bind("expiresAt", utc(after.expiresAt()))
                .execute();
    }

    private static Query seenBy(Query query, Caller caller, Procedure procedure) {
        return query.bind("procedure", procedure.head().path())
                .bind("all", caller.hasAnyOf(procedure.head().readers()))
                .bind("officer", caller.actorId());
    }

    private static Proceeding read(ResultSet row) throws SQLException {
        OffsetDateTime expiresAt = row.getObject("expires_at", OffsetDateTime.class);
        return new Proceeding(
                row.getObject("id", UUID.class),
                Objects.requireNonNull(row.getString("procedure")),
                Objects.requireNonNull(row.getString("state")),
                row.getLong("version"),
                Objects.requireNonNull(row.getString("matter")),
                row.getObject("case_id", UUID.class),
                Objects.requireNonNull(row.getString("org_path")),
                row.getString("subject"),
                detail(row.getString("detail")),
                List.of((String[]) row.getArray("hands").getArray()),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                row.getObject("last_at", OffsetDateTime.class).toInstant(),
                expiresAt == null ? null : expiresAt.toInstant());
    }

    static ObjectNode detail(String json) {
        try {
            return (ObjectNode) CloudEventJson.MAPPER.readTree(json);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
