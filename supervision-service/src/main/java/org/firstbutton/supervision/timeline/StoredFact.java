package org.firstbutton.supervision.timeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.firstbutton.contract.CloudEventJson;
import org.jspecify.annotations.Nullable;

/** A fact as it lies in the database; {@code data} is what was sent. */
public record StoredFact(
        String id,
        String matter,
        String type,
        String source,
        Instant occurredAt,
        Instant recordedAt,
        Instant receivedAt,
        String orgPath,
        String actor,
        String actorRole,
        String aggregate,
        @Nullable String corrects,
        String topic,
        int partition,
        long offset,
        JsonNode data) {
    static StoredFact of(ResultSet row) throws SQLException {
        return new StoredFact(
                row.getString("id"),
                row.getString("matter"),
                row.getString("type"),
                row.getString("source"),
                instant(row, "occurred_at"),
                instant(row, "recorded_at"),
                instant(row, "received_at"),
                row.getString("org_path"),
                row.getString("actor"),
                row.getString("actor_role"),
                row.getString("aggregate"),
                row.getString("corrects"),
                row.getString("topic"),
                row.getInt("part"),
                row.getLong("off"),
                json(row.getString("body")));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static JsonNode json(String body) {
        try {
            return CloudEventJson.MAPPER.readTree(body);
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("a stored fact cannot be read back", damaged);
        }
    }
}
