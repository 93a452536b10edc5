package org.firstbutton.supervision.ladder;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.firstbutton.supervision.notification.Notifications;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** 告知簿 — the notices that one person was given, and his acknowledgements. */
@ApplicationScoped
class Notices {
    private static final String SELECT = """
            select n.id, n.finding, n.rung, n.told_at, n.acknowledged_at, n.org_path, n.version,
                   f.rule_id, f.severity, f.ladder, f.number, f.status
            from notice n join finding f on f.id = n.finding
            """;

    /**
     * 告知
     *
     * @param rung of the ladder, from 1
     * @param status of the finding now
     */
    public record Notice(
            UUID id,
            UUID finding,
            int rung,
            Instant toldAt,
            @Nullable Instant acknowledgedAt,
            String unit,
            String ruleId,
            String severity,
            String ladder,
            @Nullable String number,
            String status,
            long version) {

        Notice acknowledged(Instant now) {
            return new Notice(
                    id, finding, rung, toldAt, now, unit, ruleId, severity, ladder, number, status, version + 1);
        }
    }

    private final Notifications notifications;

    Notices(Notifications notifications) {
        this.notifications = notifications;
    }

    /** Under which its notification is known; {@code rung} from 1. */
    static String key(UUID finding, int rung) {
        return "finding " + finding + " rung " + rung;
    }

    /** What this person was told, latest first; {@code open}: only what he has not acknowledged and still stands. */
    List<Notice> of(Handle handle, String person, boolean open, @Nullable UUID before, int limit) {
        return handle.createQuery(SELECT + """
                        where n.person = :person and (cast(:before as uuid) is null or n.id < cast(:before as uuid))
                          and (not :open or (n.acknowledged_at is null and f.status = 'RAISED'))
                        order by n.id desc limit :limit
                        """)
                .bind("person", person)
                .bind("open", open)
                .bind("before", before == null ? null : before.toString())
                .bind("limit", limit)
                .map((row, context) -> notice(row))
                .list();
    }

    Optional<Notice> lock(Handle handle, UUID id, String person) {
        return handle.createQuery(SELECT + "where n.id = :id and n.person = :person for update of n")
                .bind("id", id)
                .bind("person", person)
                .map((row, context) -> notice(row))
                .findOne();
    }

    void acknowledge(Handle handle, Notice notice, String person, Instant at) {
        notifications.settled(handle, person, key(notice.finding(), notice.rung()));
        handle.createUpdate("""
                        update notice set acknowledged_at = cast(:at as timestamptz), version = version + 1 where id = :id
                        """)
                .bind("id", notice.id())
                .bind("at", at.toString())
                .execute();
        handle.createUpdate("""
                        update climb set next_at = coalesce(next_at, clock_timestamp()), version = version + 1
                        where finding = :finding
                        """).bind("finding", notice.finding()).execute();
    }

    private static Notice notice(ResultSet row) throws SQLException {
        OffsetDateTime acknowledged = row.getObject("acknowledged_at", OffsetDateTime.class);
        return new Notice(
                row.getObject("id", UUID.class),
                row.getObject("finding", UUID.class),
                row.getInt("rung") + 1,
                row.getObject("told_at", OffsetDateTime.class).toInstant(),
                acknowledged == null ? null : acknowledged.toInstant(),
                row.getString("org_path"),
                row.getString("rule_id"),
                row.getString("severity"),
                row.getString("ladder"),
                row.getString("number"),
                row.getString("status"),
                row.getLong("version"));
    }
}
