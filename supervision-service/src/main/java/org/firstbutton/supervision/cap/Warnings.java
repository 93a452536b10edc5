package org.firstbutton.supervision.cap;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.firstbutton.chassis.paging.PageCursor;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** 预警查询 — duties at risk; integrity rules never warn, so there is nothing here that a unit must not see yet. */
@ApplicationScoped
class Warnings {
    private static final String SELECT = """
            select id, rule_id, subject, number, matter, org_path, percent, due_at, issued_at, cleared_at, cause
            from warning
            """;

    /** 预警 */
    @Schema(name = "Warning", description = "预警 — a duty that was about to be missed")
    public record WarningView(
            UUID id,
            @Schema(examples = "ALT-05") String ruleId,

            @Schema(description = "Id of what the rule speaks of")
            String subject,

            @Schema(description = "The source's number of it") @Nullable
            String number,

            String matter,
            @Schema(examples = "HB/JZ/SS/U001/") String unit,

            @Schema(description = "How much of the limit was used up")
            int percent,

            Instant dueAt,
            Instant issuedAt,

            @Schema(description = "Since when there is nothing to warn of any more") @Nullable
            Instant clearedAt,

            @Nullable String cause) {}

    /** Latest first; {@code open}: only what has not been cleared. */
    List<WarningView> page(Handle handle, boolean open, @Nullable String cursor, int limit) {
        PageCursor behind = cursor == null ? null : PageCursor.read(cursor);
        return handle.createQuery(SELECT + """
                        where (not :open or cleared_at is null)
                          and (cast(:at as timestamptz) is null
                               or (issued_at, id) < (cast(:at as timestamptz), cast(:id as uuid)))
                        order by issued_at desc, id desc limit :limit
                        """)
                .bind("open", open)
                .bind("at", behind == null ? null : OffsetDateTime.ofInstant(behind.at(), ZoneOffset.UTC))
                .bind("id", behind == null ? null : behind.id().toString())
                .bind("limit", limit)
                .map((row, context) -> view(row))
                .list();
    }

    Optional<WarningView> find(Handle handle, UUID id) {
        return handle.createQuery(SELECT + "where id = :id")
                .bind("id", id)
                .map((row, context) -> view(row))
                .findOne();
    }

    private static WarningView view(ResultSet row) throws SQLException {
        OffsetDateTime cleared = row.getObject("cleared_at", OffsetDateTime.class);
        return new WarningView(
                row.getObject("id", UUID.class),
                row.getString("rule_id"),
                row.getString("subject"),
                row.getString("number"),
                row.getString("matter"),
                row.getString("org_path"),
                row.getInt("percent"),
                row.getObject("due_at", OffsetDateTime.class).toInstant(),
                row.getObject("issued_at", OffsetDateTime.class).toInstant(),
                cleared == null ? null : cleared.toInstant(),
                row.getString("cause"));
    }
}
