package org.firstbutton.chassis.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.firstbutton.contract.CloudEventJson;
import org.firstbutton.contract.CloudEventJson.Attributes;
import org.firstbutton.contract.CloudEventJson.UnreadableFact;
import org.firstbutton.contract.RecordedFact;

/** Reads a fact out of a Kafka record in CloudEvents binary mode; whatever is wrong becomes {@link UnreadableFact}. */
final class FactReader {
    private FactReader() {}

    static ArrivedFact read(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            throw new UnreadableFact("no value");
        }
        try {
            Attributes attributes = new Attributes(
                    UUID.fromString(header(record, "ce_id")),
                    header(record, "ce_type"),
                    header(record, "ce_source"),
                    Instant.parse(header(record, "ce_time")));
            JsonNode data = CloudEventJson.MAPPER.readTree(record.value());
            RecordedFact fact = CloudEventJson.read(attributes, data);
            requireStorable(fact, data);
            return new ArrivedFact(fact, data, record.topic(), record.partition(), record.offset());
        } catch (IOException | IllegalArgumentException | DateTimeException unreadable) {
            throw new UnreadableFact(unreadable.toString(), unreadable);
        }
    }

    // PostgreSQL keeps no NUL in text; a fact that carries one could not be stored and would block its batch.
    private static void requireStorable(RecordedFact fact, JsonNode data) {
        if (fact.envelope().version() < 1) {
            throw new UnreadableFact("'version' is missing");
        }
        if (data.toString().contains("\\u0000")) {
            throw new UnreadableFact("contains NUL");
        }
    }

    static Map<String, String> headers(ConsumerRecord<byte[], byte[]> record) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (Header header : record.headers()) {
            headers.put(header.key(), header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8));
        }
        return headers;
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        if (header == null || header.value() == null) {
            throw new UnreadableFact("header " + name + " is missing");
        }
        return new String(header.value(), StandardCharsets.UTF_8);
    }
}
