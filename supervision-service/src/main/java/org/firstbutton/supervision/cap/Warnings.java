package org.firstbutton.supervision.cap;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** 预警查询 — duties at risk; integrity rules never warn, so there is nothing here that a unit must not see yet. */
@ApplicationScoped
class Warnings {
    private static final String SELECT = """
            select id, rule_id, subject, number, matter, org_path, percent, due_at, issued_at, cleared_at, cause
            from warning
            """;

    /**
     * 预警
     *
     * @param percent how much of the limit was used up
     * @param clearedAt since when there is nothing to warn of any more
     */
    record WarningView(
            UUID id,
            String ruleId,
            String subject,
            @Nullable String number,
            String matter,
            String unit,
            int percent,
            Instant dueAt,
            Instant issuedAt,
            @Nullable Instant clearedAt,
            @Nullable String cause) {}

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
