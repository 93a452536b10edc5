package org.firstbutton.supervision.finding;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.firstbutton.contract.CloudEventJson;
import org.jspecify.annotations.Nullable;

/** 问题 — a finding as it stands on record. */
public record FindingRow(
        FindingDraft draft,
        FindingStatus status,
        boolean basisChanged,
        long version,
        long openVersion,
        Instant raisedAt,
        Instant changedAt) {

    static FindingRow of(ResultSet row) throws SQLException {
        String explanation = row.getString("explanation");
        FindingDraft draft = new FindingDraft(
                row.getObject("id", UUID.class),
                row.getString("rule_id"),
                row.getString("pack"),
                row.getString("subject_kind"),
                row.getString("subject"),
                row.getString("number"),
                row.getString("matter"),
                row.getString("episode"),
                row.getString("org_path"),
                row.getString("ladder"),
                row.getBoolean("integrity"),
                row.getString("severity"),
                instant(row, "started_at"),
                instantOrNull(row, "due_at"),
                instant(row, "broken_at"),
                instantOrNull(row, "remedied_at"),
                null,
                row.getString("withdrawal_proposed_by"),
                texts(row.getArray("evidence")),
                () -> json(explanation));
        return new FindingRow(
                draft,
                FindingStatus.valueOf(row.getString("status")),
                row.getBoolean("basis_changed"),
                row.getLong("version"),
                row.getLong("open_version"),
                instant(row, "raised_at"),
                instant(row, "changed_at"));
    }

    /** Whether its facts travel on the topic that units and scoring cannot read. */
    boolean isSealed() {
        return draft.integrity() && status != FindingStatus.CONFIRMED && status != FindingStatus.OVERTURNED;
    }

    /** The row with this change counted on the topic that its fact travels on. */
    FindingRow counted() {
        return isSealed()
                ? this
                : new FindingRow(draft, status, basisChanged, version, openVersion + 1, raisedAt, changedAt);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }

    private static JsonNode json(String text) {
        try {
            return CloudEventJson.MAPPER.readTree(text);
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("an explanation cannot be read back", damaged);
        }
    }
}
