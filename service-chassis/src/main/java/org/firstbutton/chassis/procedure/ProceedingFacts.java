package org.firstbutton.chassis.procedure;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.firstbutton.contract.CloudEventJson;
import org.jdbi.v3.core.Handle;

/** Reads the facts of a proceeding out of the ledger; there is no second copy of them. */
@ApplicationScoped
public class ProceedingFacts {

    /** 事实列表 */
    @Schema(name = "RecordedFacts")
    public record FactList(List<FactView> items) {}

    /**
     * 事实视图 — a fact as the ledger holds it.
     *
     * @param data the fact's own fields beside those of its envelope
     */
    @Schema(name = "RecordedFact")
    public record FactView(
            UUID id,
            String type,
            String source,
            Instant occurredAt,
            Instant recordedAt,
            @Schema(type = SchemaType.OBJECT) JsonNode data) {}

    FactList of(Handle handle, Proceeding proceeding) {
        return ofAggregates(handle, List.of(proceeding.id().toString()));
    }

    /** The facts of several aggregates together, in the order in which they happened. */
    public static FactList ofAggregates(Handle handle, List<String> aggregates) {
        return new FactList(handle.createQuery("""
                        select event_id, type, source, occurred_at, recorded_at, payload from event_ledger
                        where aggregate = any (:aggregates) order by occurred_at, recorded_at, seq
                        """)
                .bind("aggregates", aggregates.toArray(String[]::new))
                .map((row, context) -> view(row))
                .list());
    }

    private static FactView view(ResultSet row) throws SQLException {
        try {
            return new FactView(
                    row.getObject("event_id", UUID.class),
                    Objects.requireNonNull(row.getString("type")),
                    Objects.requireNonNull(row.getString("source")),
                    row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
                    row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                    CloudEventJson.MAPPER.readTree(row.getBytes("payload")));
        } catch (IOException impossible) {
            throw new IllegalStateException("a payload of our own ledger is not JSON", impossible);
        }
    }
}
