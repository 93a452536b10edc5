package org.firstbutton.chassis.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.firstbutton.contract.CloudEventJson;
import org.firstbutton.contract.CloudEventJson.Attributes;
import org.firstbutton.contract.Envelope;
import org.firstbutton.contract.RecordedFact;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** 暂存 — facts that came before an earlier version of the same aggregate; they apply when the gap closes. */
final class ParkedFacts {
    private final String consumer;
    private final Handle handle;

    ParkedFacts(String consumer, Handle handle) {
        this.consumer = consumer;
        this.handle = handle;
    }

    void park(List<ArrivedFact> early) {
        if (early.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch("""
                insert into parked_event (consumer, event_id, aggregate, epoch, version, topic, part, off, headers, raw)
                values (:consumer, :event, :aggregate, :epoch, :version, :topic, :part, :off,
                        cast(:headers as jsonb), :raw)
                on conflict do nothing
                """);
        for (ArrivedFact fact : early) {
            Envelope envelope = fact.recorded().envelope();
            batch.bind("consumer", consumer)
                    .bind("event", envelope.id())
                    .bind("aggregate", envelope.aggregate())
                    .bind("epoch", envelope.epoch())
                    .bind("version", envelope.version())
                    .bind("topic", fact.topic())
                    .bind("part", fact.partition())
                    .bind("off", fact.offset())
                    .bind("headers", json(attributes(envelope)))
                    .bind("raw", json(fact.data()).getBytes(java.nio.charset.StandardCharsets.UTF_8))
                    .add();
        }
        batch.execute();
    }

    /** Parked facts that follow the positions just moved, in order; moves the positions on. */
    List<ArrivedFact> release(
            Map<String, StreamPositions.Position> positions, Map<String, StreamPositions.Position> moved) {
        List<ArrivedFact> released = new ArrayList<>();
        List<UUID> done = new ArrayList<>();
        if (moved.isEmpty()) {
            return released;
        }
        for (ArrivedFact fact : load(moved.keySet().toArray(String[]::new))) {
            Envelope envelope = fact.recorded().envelope();
            StreamPositions.Position at = positions.getOrDefault(envelope.aggregate(), StreamPositions.Position.START);
            if (at.isNext(envelope)) {
                StreamPositions.Position next =
                        new StreamPositions.Position(envelope.epoch(), envelope.version(), envelope.id());
                positions.put(envelope.aggregate(), next);
                moved.put(envelope.aggregate(), next);
                released.add(fact);
            }
            if (!at.isBefore(envelope)) {
                done.add(envelope.id());
            }
        }
        if (!done.isEmpty()) {
            handle.createUpdate("delete from parked_event where consumer = :consumer and event_id = any (:events)")
                    .bind("consumer", consumer)
                    .bindArray("events", UUID.class, done.toArray())
                    .execute();
        }
        return released;
    }

    private List<ArrivedFact> load(String[] aggregates) {
        return handle.createQuery("""
                        select headers, raw, topic, part, off from parked_event
                        where consumer = :consumer and aggregate = any (:aggregates) order by aggregate, version
                        """)
                .bind("consumer", consumer)
                .bindArray("aggregates", String.class, (Object[]) aggregates)
                .map((row, context) ->
                        read(row.getString(1), row.getBytes(2), row.getString(3), row.getInt(4), row.getLong(5)))
                .list();
    }

    private static ArrivedFact read(String headers, byte[] raw, String topic, int partition, long offset) {
        try {
            JsonNode attributes = CloudEventJson.MAPPER.readTree(headers);
            JsonNode data = CloudEventJson.MAPPER.readTree(raw);
            RecordedFact fact = CloudEventJson.read(
                    new Attributes(
                            UUID.fromString(attributes.path("ce_id").asText()),
                            attributes.path("ce_type").asText(),
                            attributes.path("ce_source").asText(),
                            Instant.parse(attributes.path("ce_time").asText())),
                    data);
            return new ArrivedFact(fact, data, topic, partition, offset);
        } catch (IOException damaged) {
            throw new IllegalStateException("a parked fact cannot be read back", damaged);
        }
    }

    private static Map<String, String> attributes(Envelope envelope) {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("ce_id", envelope.id().toString());
        attributes.put("ce_type", CloudEventJson.wireType(envelope.type()));
        attributes.put("ce_source", envelope.source());
        attributes.put("ce_time", envelope.occurredAt().toString());
        return attributes;
    }

    private static String json(Object value) {
        try {
            return CloudEventJson.MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
