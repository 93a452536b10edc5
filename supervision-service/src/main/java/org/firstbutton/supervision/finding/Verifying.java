package org.firstbutton.supervision.finding;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 核查情况 — what people have done about a finding so far.
 *
 * @param assigned to whom it was given to verify
 * @param answered what the unit had to say
 * @param dismissal a dismissal that waits for a second person
 * @param confirmed by whom and for which organisation it was confirmed
 * @param recurrenceOf the earlier finding that had been put right
 */
public record Verifying(
        @Nullable Assigned assigned,
        @Nullable Answered answered,
        @Nullable Dismissal dismissal,
        @Nullable Confirmed confirmed,
        @Nullable UUID recurrenceOf) {
    static final Verifying NONE = new Verifying(null, null, null, null, null);

    /** 指定 */
    public record Assigned(String officer, String role, String office, String by, String why, Instant dueAt) {}

    /** 说明 */
    public record Answered(String by, Instant at, String statement) {}

    /** 呈报 */
    public record Dismissal(String by, String office, String reasonCode, String reason, Instant at) {}

    /** 属实 — {@code officer}: against whom. */
    public record Confirmed(
            String by, String office, Instant at, @Nullable String officer) {}

    /** The same without saying who verified it. */
    Verifying unnamed() {
        return new Verifying(null, answered, null, null, recurrenceOf);
    }

    static Verifying of(ResultSet row) throws SQLException {
        return new Verifying(
                assigned(row),
                answered(row),
                dismissal(row),
                confirmed(row),
                row.getObject("recurrence_of", UUID.class));
    }

    private static @Nullable Assigned assigned(ResultSet row) throws SQLException {
        String officer = row.getString("assignee");
        return officer == null
                ? null
                : new Assigned(
                        officer,
                        text(row, "assignee_role"),
                        text(row, "assignee_office"),
                        text(row, "assigned_by"),
                        text(row, "why"),
                        instant(row, "due_at"));
    }

    private static @Nullable Answered answered(ResultSet row) throws SQLException {
        String by = row.getString("answered_by");
        return by == null ? null : new Answered(by, instant(row, "answered_at"), text(row, "answer"));
    }

    private static @Nullable Dismissal dismissal(ResultSet row) throws SQLException {
        String by = row.getString("dismissal_by");
        return by == null
                ? null
                : new Dismissal(
                        by,
                        text(row, "dismissal_office"),
                        text(row, "dismissal_code"),
                        text(row, "dismissal_reason"),
                        instant(row, "dismissal_at"));
    }

    private static @Nullable Confirmed confirmed(ResultSet row) throws SQLException {
        String by = row.getString("confirmed_by");
        return by == null
                ? null
                : new Confirmed(
                        by, text(row, "confirmed_office"), instant(row, "confirmed_at"), row.getString("officer"));
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column), column);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
