package org.firstbutton.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 事件线格式 — CloudEvents 1.0. On Kafka the context attributes travel as {@code ce_…} headers and {@code data} is the
 * value; in files one structured event is one line. CloudEvents attribute names allow only a–z and 0–9, so the rest of
 * the envelope stands inside {@code data} beside the fact's own fields.
 */
public final class CloudEventJson {
    private static final String PREFIX = "police.";
    private static final String SUFFIX = ".v1";

    /** Reads leniently (additive change is allowed), writes instants as text and leaves nulls out. */
    public static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();

    private CloudEventJson() {}

    public static String wireType(String shortName) {
        return PREFIX + shortName + SUFFIX;
    }

    /** {@code police.alert.dispatched.v1} → {@code alert.dispatched}; a foreign type stays as it is. */
    public static String shortName(String wireType) {
        boolean ours = wireType.startsWith(PREFIX) && wireType.endsWith(SUFFIX);
        return ours ? wireType.substring(PREFIX.length(), wireType.length() - SUFFIX.length()) : wireType;
    }

    /** The {@code data} of an event: envelope fields and fact fields side by side. */
    public static ObjectNode data(RecordedFact recorded) {
        Envelope envelope = recorded.envelope();
        ObjectNode data = MAPPER.createObjectNode();
        data.put("recordedAt", envelope.recordedAt().toString());
        data.put("matter", envelope.matter());
        data.put("orgPath", envelope.orgPath());
        data.set("actor", MAPPER.valueToTree(envelope.actor()));
        data.put("aggregate", envelope.aggregate());
        data.put("version", envelope.version());
        data.put("epoch", envelope.epoch());
        if (envelope.corrects() != null) {
            data.put("corrects", envelope.corrects().toString());
        }
        data.setAll(MAPPER.<ObjectNode>valueToTree(recorded.fact()));
        return data;
    }

    /** One structured CloudEvents 1.0 JSON object, as in event files. */
    public static ObjectNode structured(RecordedFact recorded) {
        Envelope envelope = recorded.envelope();
        ObjectNode event = MAPPER.createObjectNode();
        event.put("specversion", "1.0");
        event.put("id", envelope.id().toString());
        event.put("type", wireType(envelope.type()));
        event.put("source", envelope.source());
        event.put("time", envelope.occurredAt().toString());
        event.put("subject", envelope.aggregate());
        event.put("datacontenttype", "application/json");
        event.set("data", data(recorded));
        return event;
    }

    /** Reads one structured event; {@link UnreadableFact} says what is wrong with it. */
    public static RecordedFact read(JsonNode event) {
        Attributes attributes = new Attributes(
                UUID.fromString(required(event, "id")),
                required(event, "type"),
                required(event, "source"),
                Instant.parse(required(event, "time")));
        JsonNode data = event.path("data");
        return read(attributes, data);
    }

    /** Reads the value of a Kafka record whose attributes came as headers. */
    public static RecordedFact read(Attributes attributes, JsonNode data) {
        String name = shortName(attributes.type());
        Class<? extends Fact> type =
                FactTypes.byName(name).orElseThrow(() -> new UnreadableFact("unknown type " + attributes.type()));
        try {
            return new RecordedFact(envelope(attributes, name, data), MAPPER.treeToValue(data, type));
        } catch (JsonProcessingException | IllegalArgumentException | java.time.DateTimeException unreadable) {
            throw new UnreadableFact(attributes.type() + ": " + unreadable.getMessage(), unreadable);
        }
    }

    private static Envelope envelope(Attributes attributes, String name, JsonNode data) throws JsonProcessingException {
        JsonNode corrects = data.path("corrects");
        return new Envelope(
                attributes.id(),
                name,
                attributes.source(),
                attributes.time(),
                Instant.parse(required(data, "recordedAt")),
                required(data, "matter"),
                required(data, "orgPath"),
                MAPPER.treeToValue(data.path("actor"), Actor.class),
                required(data, "aggregate"),
                data.path("version").asLong(),
                data.path("epoch").asInt(),
                corrects.isTextual() ? UUID.fromString(corrects.asText()) : null);
    }

    private static String required(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (!value.isTextual() || value.asText().isEmpty()) {
            throw new UnreadableFact("'" + field + "' is missing");
        }
        return value.asText();
    }

    /** The CloudEvents context attributes of one event. */
    public record Attributes(UUID id, String type, String source, Instant time) {}

    /** The bytes are not a fact of this contract; they belong into quarantine. */
    public static final class UnreadableFact extends RuntimeException {
        public UnreadableFact(String message) {
            super(message);
        }

        public UnreadableFact(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }
}
