package org.firstbutton.supervision.reminder;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.chassis.database.Rows;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** 提醒簿 — who was reminded of which limit, and whether he has signed. */
@ApplicationScoped
class Reminders {
    private static final List<String> HANDLERS = List.of(Roles.HANDLING_OFFICER, Roles.RESPONDING_OFFICER);
    private static final String SELECT = """
            select r.*, w.cleared_at is null and r.due_at > now() as open
            from reminder r join warning w on w.id = r.warning
            """;

    /** 待提醒 — a warning that nobody has looked at yet. */
    record Risk(
            UUID warning,
            String ruleId,
            @Nullable String number,
            String matter,
            String unit,
            int percent,
            Instant dueAt) {}

    /** 新提醒 */
    record Fresh(UUID id, Risk risk, String person, Part part, boolean toSign) {}

    /** Open warnings of these rules that were not looked at yet, locked until the transaction ends. */
    List<Risk> risks(Handle handle, Collection<String> rules, int limit) {
        return handle.createQuery("""
                        select w.id, w.rule_id, w.number, w.matter, w.org_path, w.percent, w.due_at from warning w
                        where w.cleared_at is null and w.rule_id = any (:rules)
                          and not exists (select from reminder_look l where l.warning = w.id)
                        order by w.issued_at, w.id limit :limit for update of w skip locked
                        """)
                .bindArray("rules", String.class, rules.toArray())
                .bind("limit", limit)
                .map((row, context) -> new Risk(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getInt(6),
                        row.getObject(7, OffsetDateTime.class).toInstant()))
                .list();
    }

    /** Who handles each matter: whom it was assigned to last, else who last recorded work on it. */
    Map<String, String> handlers(Handle handle, Collection<String> matters) {
        Map<String, String> handlers = new HashMap<>();
        handle.createQuery("""
                        select distinct on (matter) matter,
                               case when type = 'case.assigned' then body ->> 'officer' else actor end
                        from timeline_fact
                        where matter = any (:matters) and (type = 'case.assigned' or actor_role = any (:roles))
                        order by matter, (type = 'case.assigned') desc, occurred_at desc, id desc
                        """)
                .bindArray("matters", String.class, matters.toArray())
                .bindArray("roles", String.class, HANDLERS.toArray())
                .map((row, context) -> handlers.put(row.getString(1), row.getString(2)))
                .list();
        return handlers;
    }

    void remind(Handle handle, List<Risk> looked, List<Fresh> fresh) {
        Rows.of(fresh)
                .uuid(Fresh::id)
                .uuid(one -> one.risk().warning())
                .text(Fresh::person)
                .text(one -> one.part().name())
                .bool(Fresh::toSign)
                .execute(handle, """
                        insert into reminder (id, warning, person, part, to_sign, rule_id, number, matter, percent, due_at,
                                              org_path)
                        select cast(r.id as uuid), w.id, r.person, r.part, r.to_sign, w.rule_id, w.number, w.matter,
                               w.percent, w.due_at, w.org_path
                        from unnest(?, ?, ?, ?, ?) as r (id, warning, person, part, to_sign)
                        join warning w on w.id = cast(r.warning as uuid)
                        """);
        Rows.of(looked)
                .uuid(Risk::warning)
                .integer(risk -> (int)
                        fresh.stream().filter(one -> one.risk().equals(risk)).count())
                .execute(
                        handle,
                        "insert into reminder_look (warning, people)"
                                + " select cast(warning as uuid), people from unnest(?, ?) as l (warning, people)");
    }

    /** Latest first; {@code person}: only his. */
    List<Reminder> page(
            Handle handle,
            @Nullable String person,
            @Nullable String unit,
            boolean open,
            @Nullable UUID before,
            int limit) {
        return handle.createQuery(SELECT + """
                        where (cast(:person as text) is null or r.person = :person)
                          and (cast(:unit as text) is null or r.org_path ^@ :unit)
                          and (not :open or (r.acknowledged_at is null and (r.to_sign or w.cleared_at is null)))
                          and (cast(:before as uuid) is null or r.id < cast(:before as uuid))
                        order by r.id desc limit :limit
                        """)
                .bind("person", person)
                .bind("unit", unit)
                .bind("open", open)
                .bind("before", before == null ? null : before.toString())
                .bind("limit", limit)
                .map((row, context) -> reminder(row))
                .list();
    }

    Optional<Reminder> lock(Handle handle, UUID id, String person) {
        return handle.createQuery(SELECT + "where r.id = :id and r.person = :person for update of r")
                .bind("id", id)
                .bind("person", person)
                .map((row, context) -> reminder(row))
                .findOne();
    }

    Reminder acknowledge(Handle handle, Reminder reminder, Instant at) {
        handle.createUpdate("update reminder set acknowledged_at = :at, version = version + 1 where id = :id")
                .bind("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                .bind("id", reminder.id())
                .execute();
        return lock(handle, reminder.id(), reminder.person()).orElseThrow();
    }

    private static Reminder reminder(ResultSet row) throws SQLException {
        Part part = Part.valueOf(row.getString("part"));
        OffsetDateTime acknowledged = row.getObject("acknowledged_at", OffsetDateTime.class);
        return new Reminder(
                row.getObject("id", UUID.class),
                row.getString("person"),
                part,
                part.zh(),
                part.en(),
                row.getBoolean("to_sign"),
                row.getString("rule_id"),
                row.getString("number"),
                row.getString("matter"),
                row.getString("org_path"),
                row.getInt("percent"),
                row.getObject("due_at", OffsetDateTime.class).toInstant(),
                row.getObject("reminded_at", OffsetDateTime.class).toInstant(),
                acknowledged == null ? null : acknowledged.toInstant(),
                row.getBoolean("open"),
                row.getLong("version"));
    }
}
