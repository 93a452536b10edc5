package org.firstbutton.intake.questionnaire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.firstbutton.intake.questionnaire.Content.About;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** 问卷库 — the caller sees what his organisations and those above them drafted; row-level security keeps to that. */
@ApplicationScoped
public class Questionnaires {
    private static final ObjectMapper JSON =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();
    private static final String SELECT = """
            select q.id, q.paper, q.version, q.org_path, q.origin, q.state, q.revision, q.in_force_from, q.drafted_by,
                   q.drafted_at, q.approved_by, q.approved_at, q.content
            from questionnaire q where\s""";
    // One version of a paper follows the other; of several papers that fit, the nearest organisation's comes first.
    private static final String IN_FORCE = SELECT + """
            q.state = 'APPROVED' and q.in_force_from <= :at and :org ^@ q.org_path
              and not exists (select 1 from questionnaire later
                              where later.paper = q.paper and later.org_path = q.org_path and later.state = 'APPROVED'
                                and later.in_force_from <= :at
                                and (later.in_force_from, later.version) > (q.in_force_from, q.version))
            order by length(q.org_path) desc, q.in_force_from desc, q.paper
            """;

    public Optional<Questionnaire> find(Handle handle, String id) {
        return one(handle, id, "");
    }

    Optional<Questionnaire> lock(Handle handle, String id) {
        return one(handle, id, " for update");
    }

    private static Optional<Questionnaire> one(Handle handle, String id, String lock) {
        return handle.createQuery(SELECT + "q.id = :id" + lock)
                .bind("id", id)
                .map((row, context) -> read(row))
                .findOne();
    }

    /** What may be asked about such a matter at this time; that of the nearest organisation first. */
    public List<Questionnaire> inForce(
            Handle handle, String orgPath, Instant at, About what, @Nullable String category, @Nullable Integer level) {
        return handle
                .createQuery(IN_FORCE)
                .bind("at", utc(at))
                .bind("org", orgPath)
                .map((row, context) -> read(row))
                .list()
                .stream()
                .filter(paper -> paper.content().isFor(what, category, level))
                .toList();
    }

    /** Newest first; ids are drawn in the order of time. */
    List<Questionnaire> page(
            Handle handle,
            @Nullable String paper,
            Questionnaire.@Nullable State state,
            @Nullable String after,
            int limit) {
        return handle.createQuery(SELECT + """
                        (cast(:paper as text) is null or q.paper = :paper)
                        and (cast(:state as text) is null or q.state = :state)
                        and (cast(:after as text) is null or q.id < cast(:after as text))
                        order by q.id desc limit :limit
                        """)
                .bind("paper", paper)
                .bind("state", state == null ? null : state.name())
                .bind("after", after)
                .bind("limit", limit)
                .map((row, context) -> read(row))
                .list();
    }

    /** The number of the next version; two who draft the same paper at once do not get the same. */
    int nextVersion(Handle handle, String orgPath, String paper) {
        handle.createQuery("select cast(pg_advisory_xact_lock(hashtextextended(:key, 0)) as text)")
                .bind("key", orgPath + "\n" + paper)
                .mapTo(String.class)
                .one();
        return handle.createQuery(
                        "select coalesce(max(version), 0) + 1 from questionnaire where org_path = :org and paper = :paper")
                .bind("org", orgPath)
                .bind("paper", paper)
                .mapTo(Integer.class)
                .one();
    }

    void insert(Handle handle, Questionnaire fresh) {
        bind(handle.createUpdate("""
                        insert into questionnaire (id, paper, version, org_path, origin, state, revision, in_force_from,
                                                   drafted_by, drafted_at, approved_by, approved_at, content)
                        values (:id, :paper, :version, :orgPath, 'OWN', :state, :revision, :from, :by, :at, :approver,
                                :approvedAt, cast(:content as jsonb))
                        """), fresh)
                .bind("paper", fresh.paper())
                .bind("version", fresh.version())
                .bind("orgPath", fresh.orgPath())
                .execute();
    }

    void update(Handle handle, Questionnaire after) {
        bind(handle.createUpdate("""
                        update questionnaire set state = :state, revision = :revision, in_force_from = :from,
                               drafted_by = :by, drafted_at = :at, approved_by = :approver, approved_at = :approvedAt,
                               content = cast(:content as jsonb)
                        where id = :id
                        """), after).execute();
    }

    private static Update bind(Update update, Questionnaire paper) {
        return update.bind("id", paper.id())
                .bind("state", paper.state().name())
                .bind("revision", paper.revision())
                .bind("from", utc(paper.inForceFrom()))
                .bind("by", paper.draftedBy().toArray(String[]::new))
                .bind("at", utc(paper.draftedAt()))
                .bind("approver", paper.approvedBy())
                .bind("approvedAt", utc(paper.approvedAt()))
                .bind("content", written(paper.content()));
    }

    private static Questionnaire read(ResultSet row) throws SQLException {
        return new Questionnaire(
                Objects.requireNonNull(row.getString("id")),
                Objects.requireNonNull(row.getString("paper")),
                row.getInt("version"),
                Objects.requireNonNull(row.getString("org_path")),
                Questionnaire.Origin.valueOf(row.getString("origin")),
                Questionnaire.State.valueOf(row.getString("state")),
                row.getLong("revision"),
                instant(row, "in_force_from"),
                List.of((String[]) row.getArray("drafted_by").getArray()),
                Objects.requireNonNull(instant(row, "drafted_at")),
                row.getString("approved_by"),
                instant(row, "approved_at"),
                content(row.getString("content")));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    private static Content content(String json) {
        try {
            return JSON.readValue(json, Content.class);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String written(Content content) {
        try {
            return JSON.writeValueAsString(content);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
