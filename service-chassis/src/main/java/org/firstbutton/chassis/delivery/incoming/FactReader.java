package org.firstbutton.chassis.delivery.incoming;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.firstbutton.chassis.delivery.ArrivedFact;
import org.firstbutton.contract.Actor;
import org.firstbutton.contract.CloudEventJson;
import org.firstbutton.contract.CloudEventJson.Attributes;
import org.firstbutton.contract.CloudEventJson.UnreadableFact;
import org.firstbutton.contract.Envelope;
import org.firstbutton.contract.RecordedFact;

/** Reads a fact out of a Kafka record in CloudEvents binary mode; whatever is wrong becomes {@link UnreadableFact}. */
final class FactReader {
    /** What a ledger takes at most; a larger record was never written by one of ours. */
    private static final int LARGEST_VALUE = 262_144;

    private static final String ESCAPED_NUL = "\\u0000";

    private FactReader() {}

    static ArrivedFact read(ConsumerRecord<byte[], byte[]> record) {
        byte[] value = record.value();
        if (value == null) {
            throw new UnreadableFact("no value");
        }
        if (value.length > LARGEST_VALUE) {
            throw new UnreadableFact("larger than a fact may be: " + value.length + " bytes");
        }
        try {
            Attributes attributes = new Attributes(
                    UUID.fromString(header(record, "ce_id")),
                    header(record, "ce_type"),
                    header(record, "ce_source"),
                    Instant.parse(header(record, "ce_time")));
            JsonNode data = CloudEventJson.MAPPER.readTree(value);
            RecordedFact fact = CloudEventJson.read(attributes, data);
            requireWhole(fact.envelope(), data);
            requireStorable(value, data);
            return new ArrivedFact(fact, data, record.topic(), record.partition(), record.offset());
        } catch (IOException | IllegalArgumentException | DateTimeException unreadable) {
            throw new UnreadableFact(unreadable.getClass().getSimpleName(), unreadable);
        }
    }

    /** Why a record cannot be read: field and position, never the value, which may be personal. */
    static String reason(UnreadableFact unreadable) {
        for (Throwable cause = unreadable; cause != null; cause = cause.getCause()) {
            if (cause instanceof JsonProcessingException json) {
                return "JSON cannot be read as this fact" + path(json) + position(json.getLocation());
            }
            if (cause instanceof IllegalArgumentException || cause instanceof DateTimeException) {
                return "an id or an instant cannot be read: " + cause.getClass().getSimpleName();
            }
        }
        return String.valueOf(unreadable.getMessage());
    }

    private static String path(JsonProcessingException json) {
        return json instanceof JsonMappingException mapping
                ? mapping.getPath().stream()
                        .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                        .collect(Collectors.joining("/", " at /", ""))
                : "";
    }

    private static String position(JsonLocation at) {
        return at == null || at.getLineNr() < 1 ? "" : ", line " + at.getLineNr() + ", column " + at.getColumnNr();
    }

    // A missing number would read as 0 and the fact would silently count as applied long ago.
    private static void requireWhole(Envelope envelope, JsonNode data) {
        if (!data.path("version").isIntegralNumber() || envelope.version() < 1) {
            throw new UnreadableFact("'version' is missing");
        }
        if (!data.path("epoch").isIntegralNumber() || envelope.epoch() < 1) {
            throw new UnreadableFact("'epoch' is missing");
        }
        Actor actor = envelope.actor();
        if (actor == null || actor.id() == null || actor.role() == null) {
            throw new UnreadableFact("'actor' is missing");
        }
    }

    // PostgreSQL keeps no NUL in text; a fact that carries one could not be stored and would block its batch.
    private static void requireStorable(byte[] value, JsonNode data) {
        // One byte is one character so, and the search is the machine's own.
        boolean suspect = new String(value, StandardCharsets.ISO_8859_1).contains(ESCAPED_NUL);
        if (suspect && carriesNul(data)) {
            throw new UnreadableFact("contains NUL");
        }
    }

    private static boolean carriesNul(JsonNode node) {
        if (node.isTextual()) {
            return node.asText().indexOf('\0') >= 0;
        }
        var names = node.fieldNames();
        while (names.hasNext()) {
            if (names.next().indexOf('\0') >= 0) {
                return true;
            }
        }
        for (JsonNode child : node) {
            if (carriesNul(child)) {
                return true;
            }
        }
        return false;
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        if (header == null || header.value() == null) {
            throw new UnreadableFact("header " + name + " is missing");
        }
        String value = new String(header.value(), StandardCharsets.UTF_8);
        if (value.indexOf('\0') >= 0) {
            throw new UnreadableFact("header " + name + " contains NUL");
        }
        return value;
    }
}
