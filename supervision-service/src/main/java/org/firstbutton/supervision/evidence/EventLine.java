package org.firstbutton.supervision.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.firstbutton.contract.CloudEventJson;
import org.firstbutton.supervision.rules.Vocabulary;
import org.firstbutton.supervision.verdict.TimelineFact;
import org.firstbutton.supervision.verdict.TimelineFact.Provenance;
import org.jspecify.annotations.Nullable;

/** 事件行 — a fact in a bundle: the event as in event files, its hash, and where it stood on Kafka. */
public final class EventLine {
    private EventLine() {}

    /**
     * @param data the event's data as it was sent, with or without the envelope's fields
     * @param receivedAt when supervision took it in; none for a beat, which stands for a span of beats
     */
    public static ObjectNode of(TimelineFact fact, JsonNode data, @Nullable Instant receivedAt) {
        ObjectNode event = CloudEventJson.MAPPER.createObjectNode();
        event.put("specversion", "1.0");
        event.put("id", fact.id());
        event.put("type", CloudEventJson.wireType(fact.type()));
        event.put("source", fact.source());
        event.put("time", fact.occurredAt().toString());
        event.put("subject", fact.aggregate());
        event.put("datacontenttype", "application/json");
        event.set("data", data(fact, data));
        ObjectNode line = CloudEventJson.MAPPER.createObjectNode();
        line.set("event", event);
        line.put("sha256", CanonicalJson.sha256(event));
        Provenance provenance = fact.provenance();
        if (provenance != null) {
            ObjectNode told = line.putObject("provenance");
            told.put("topic", provenance.topic());
            told.put("partition", provenance.partition());
            told.put("offset", provenance.offset());
            if (receivedAt != null) {
                told.put("receivedAt", receivedAt.toString());
            }
        }
        return line;
    }

    private static ObjectNode data(TimelineFact fact, JsonNode sent) {
        ObjectNode data = CloudEventJson.MAPPER.createObjectNode();
        data.put("recordedAt", fact.recordedAt().toString());
        data.put("matter", fact.matter());
        data.put("orgPath", fact.orgPath());
        data.putObject("actor").put("id", fact.actorId()).put("role", fact.actorRole());
        data.put("aggregate", fact.aggregate());
        if (fact.corrects() != null) {
            data.put("corrects", fact.corrects());
        }
        sent.properties().stream()
                .filter(field -> !data.has(field.getKey()))
                .forEach(field -> data.set(field.getKey(), field.getValue()));
        return data;
    }

    static TimelineFact read(JsonNode line, Vocabulary vocabulary) {
        JsonNode event = line.path("event");
        JsonNode data = event.path("data");
        JsonNode provenance = line.path("provenance");
        String type = CloudEventJson.shortName(required(event, "type"));
        return new TimelineFact(
                required(event, "id"),
                type,
                required(event, "source"),
                Instant.parse(required(event, "time")),
                Instant.parse(required(data, "recordedAt")),
                required(data, "matter"),
                data.path("orgPath").asText(),
                required(data.path("actor"), "id"),
                required(data.path("actor"), "role"),
                required(data, "aggregate"),
                data.has("corrects") ? required(data, "corrects") : null,
                vocabulary.read(type, data),
                provenance.isMissingNode()
                        ? null
                        : new Provenance(
                                required(provenance, "topic"),
                                provenance.path("partition").asInt(),
                                provenance.path("offset").asLong()));
    }

    private static String required(JsonNode node, String name) {
        JsonNode value = node.path(name);
        if (!value.isTextual()) {
            throw new UnreadableBundle("'" + name + "' is missing in a fact");
        }
        return value.textValue();
    }
}
