package org.firstbutton.supervision.notification;

import com.fasterxml.uuid.Generators;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.firstbutton.chassis.database.DatabaseClock;
import org.firstbutton.chassis.database.Rows;
import org.firstbutton.supervision.almanac.CalendarInForce;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** 通知簿 — each thing is told to a person once. */
@ApplicationScoped
public class Notifications {

    /**
     * 要告知的事
     *
     * @param about where to look
     * @param key names the one thing that is told
     * @param integrity about an unverified integrity finding
     */
    public record Told(
            String person,
            NotificationKind kind,
            String severity,
            String about,
            String key,
            String orgPath,
            boolean integrity) {}

    /** 通知 */
    @Schema(name = "Notification", description = "通知 — one thing that was brought to the caller's attention")
    public record NotificationView(
            UUID id,
            @Schema(examples = "FINDING_TOLD") String kind,
            @Schema(examples = "HIGH") String severity,
            @Schema(description = "Where to look") String about,
            @Schema(examples = "HB/JZ/SS/U001/") String orgPath,
            Instant toldAt,

            @Schema(description = "From when on it is shown as new; none: its kind is not wanted as push") @Nullable
            Instant pushAt,

            @Nullable Instant seenAt) {}

    private final Preferences preferences;
    private final ZoneId zone;

    Notifications(Preferences preferences, CalendarInForce calendar) {
        this.preferences = preferences;
        this.zone = calendar.calendars().zone();
    }

    public void tell(Handle handle, List<Told> told) {
        if (told.isEmpty()) {
            return;
        }
        Instant now = DatabaseClock.now(handle);
        Map<String, Preference> wanted = preferences.of(
                handle, told.stream().map(Told::person).distinct().toList());
        Rows.of(told)
                .uuid(any -> Generators.timeBasedEpochGenerator().generate())
                .text(Told::person)
                .text(each -> each.kind().name())
                .text(Told::severity)
                .text(Told::about)
                .text(Told::key)
                .text(Told::orgPath)
                .bool(Told::integrity)
                .texts(each -> wanted.getOrDefault(each.person(), Preference.NONE)
                        .pushAt(each.kind(), each.severity(), now, zone))
                .execute(handle, """
                        insert into notification (id, person, kind, severity, about, about_key, org_path, integrity,
                            push_at)
                        select cast(id as uuid), person, kind, severity, about, about_key, org_path, integrity,
                               cast(push_at as timestamptz)
                        from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?)
                            as t (id, person, kind, severity, about, about_key, org_path, integrity, push_at)
                        on conflict (person, about_key) do nothing
                        """);
    }

    /** What waits, waits by what he prefers now. */
    void replan(Handle handle, String person, Preference preference) {
        Instant now = DatabaseClock.now(handle);
        record Waiting(UUID id, @Nullable Instant pushAt) {}
        List<Waiting> waiting = handle.createQuery("""
                        select id, kind, severity from notification
                        where person = :person and seen_at is null and (push_at is null or push_at > clock_timestamp())
                        """)
                .bind("person", person)
                .map((row, context) -> new Waiting(
                        row.getObject(1, UUID.class),
                        preference.pushAt(NotificationKind.valueOf(row.getString(2)), row.getString(3), now, zone)))
                .list();
        Rows.of(waiting).uuid(Waiting::id).texts(Waiting::pushAt).execute(handle, """
                update notification n set push_at = cast(w.push_at as timestamptz)
                from unnest(?, ?) as w (id, push_at) where n.id = cast(w.id as uuid)
                """);
    }

    /** He has seen it where it stands, too. */
    public void settled(Handle handle, String person, String key) {
        handle.createUpdate("""
                        update notification set seen_at = coalesce(seen_at, clock_timestamp())
                        where person = :person and about_key = :key
                        """).bind("person", person).bind("key", key).execute();
    }

    /** @param all also what waits or was seen; otherwise only what is new now */
    List<NotificationView> of(Handle handle, String person, boolean all, @Nullable UUID before, int limit) {
        return handle.createQuery("""
                        select * from notification
                        where person = :person and (:all or (push_at <= clock_timestamp() and seen_at is null))
                          and (cast(:before as uuid) is null or id < cast(:before as uuid))
                        order by id desc limit :limit
                        """)
                .bind("person", person)
                .bind("all", all)
                .bind("before", before == null ? null : before.toString())
                .bind("limit", limit)
                .map((row, context) -> view(row))
                .list();
    }

    /** Whether there was one to see. */
    boolean seen(Handle handle, UUID id, String person) {
        return handle.createUpdate("""
                        update notification set seen_at = coalesce(seen_at, clock_timestamp())
                        where id = :id and person = :person
                        """).bind("id", id).bind("person", person).execute() > 0;
    }

    private static NotificationView view(ResultSet row) throws SQLException {
        return new NotificationView(
                row.getObject("id", UUID.class),
                row.getString("kind"),
                row.getString("severity"),
                row.getString("about"),
                row.getString("org_path"),
                row.getObject("told_at", OffsetDateTime.class).toInstant(),
                instant(row, "push_at"),
                instant(row, "seen_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
