package org.firstbutton.supervision.roster;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** 名册 — the posts and who holds them; a post whose holder has left stays on record with its end. */
@ApplicationScoped
public class Roster {
    private static final String SELECT = """
            select id, org_path, role, person, acting_for, from_at, to_at, entered_by, version from post_holder
            """;
    private static final String WITHIN = "(cast(:org as text) is null or org_path ^@ :org)";
    private static final String HELD_AT = """
            from_at <= cast(:at as timestamptz) and (to_at is null or to_at > cast(:at as timestamptz))
            order by org_path, role, person
            """;

    /** Who holds one of these roles in exactly these organisations at this instant. */
    public List<PostHolder> holding(Handle handle, Collection<String> roles, Collection<String> orgPaths, Instant at) {
        return handle.createQuery(SELECT + "where role = any (:roles) and org_path = any (:orgs) and " + HELD_AT)
                .bindArray("roles", String.class, roles.toArray())
                .bindArray("orgs", String.class, orgPaths.toArray())
                .bind("at", at.toString())
                .map((row, context) -> holder(row))
                .list();
    }

    /** Who holds one of these roles in this organisation or below it, or anywhere; as far as the caller sees them. */
    public List<PostHolder> holdingWithin(
            Handle handle, Collection<String> roles, @Nullable String orgPath, Instant at) {
        return handle.createQuery(SELECT + "where role = any (:roles) and " + WITHIN + " and " + HELD_AT)
                .bindArray("roles", String.class, roles.toArray())
                .bind("org", orgPath)
                .bind("at", at.toString())
                .map((row, context) -> holder(row))
                .list();
    }

    /** The posts that these people hold at this instant, as far as the caller sees them. */
    public List<PostHolder> heldBy(Handle handle, Collection<String> people, Instant at) {
        return handle.createQuery(SELECT + "where person = any (:people) and " + HELD_AT)
                .bindArray("people", String.class, people.toArray())
                .bind("at", at.toString())
                .map((row, context) -> holder(row))
                .list();
    }

    /** All posts held in this organisation or below it, or anywhere; as far as the caller sees them. */
    List<PostHolder> allWithin(Handle handle, @Nullable String orgPath, Instant at) {
        return handle.createQuery(SELECT + "where " + WITHIN + " and " + HELD_AT)
                .bind("org", orgPath)
                .bind("at", at.toString())
                .map((row, context) -> holder(row))
                .list();
    }

    List<PostHolder> page(Handle handle, @Nullable String orgPath, @Nullable UUID after, int limit) {
        return handle.createQuery(SELECT + "where " + WITHIN + " and " + """
                        (cast(:after as uuid) is null or id > cast(:after as uuid))
                        order by id limit :limit
                        """)
                .bind("org", orgPath)
                .bind("after", after == null ? null : after.toString())
                .bind("limit", limit)
                .map((row, context) -> holder(row))
                .list();
    }

    Optional<PostHolder> lock(Handle handle, UUID id) {
        return handle.createQuery(SELECT + "where id = :id for update")
                .bind("id", id)
                .map((row, context) -> holder(row))
                .findOne();
    }

    void enter(Handle handle, PostHolder holder) {
        handle.createUpdate("""
                        insert into post_holder (id, org_path, role, person, acting_for, from_at, to_at, entered_by, version)
                        values (:id, :org, :role, :person, :for, cast(:from as timestamptz), cast(:to as timestamptz),
                                :by, 1)
                        """)
                .bind("id", holder.id())
                .bind("org", holder.orgPath())
                .bind("role", holder.role())
                .bind("person", holder.person())
                .bind("for", holder.actingFor())
                .bind("from", holder.from().toString())
                .bind("to", holder.to() == null ? null : holder.to().toString())
                .bind("by", holder.enteredBy())
                .execute();
    }

    void end(Handle handle, UUID id, Instant at) {
        handle.createUpdate(
                        "update post_holder set to_at = cast(:at as timestamptz), version = version + 1 where id = :id")
                .bind("id", id)
                .bind("at", at.toString())
                .execute();
    }

    private static PostHolder holder(ResultSet row) throws SQLException {
        OffsetDateTime to = row.getObject("to_at", OffsetDateTime.class);
        return new PostHolder(
                row.getObject("id", UUID.class),
                row.getString("org_path"),
                row.getString("role"),
                row.getString("person"),
                row.getString("acting_for"),
                row.getObject("from_at", OffsetDateTime.class).toInstant(),
                to == null ? null : to.toInstant(),
                row.getString("entered_by"),
                row.getLong("version"));
    }
}
