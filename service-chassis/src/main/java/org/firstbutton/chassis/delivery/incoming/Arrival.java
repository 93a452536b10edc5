package org.firstbutton.chassis.delivery.incoming;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.firstbutton.chassis.delivery.ArrivedFact;
import org.firstbutton.contract.CloudEventJson;
import org.jspecify.annotations.Nullable;

/** A readable record: its bytes as they came, and the fact in them. */
record Arrival(ConsumerRecord<byte[], byte[]> record, ArrivedFact fact) {

    /** The record's headers as JSON text that PostgreSQL can hold. */
    static String headersOf(ConsumerRecord<byte[], byte[]> record) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (Header header : record.headers()) {
            String value = header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
            headers.put(storable(header.key()), storable(value));
        }
        try {
            return CloudEventJson.MAPPER.writeValueAsString(headers);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A record put together again from what was stored of it, so that it takes the same path as a fresh one. */
    static ConsumerRecord<byte[], byte[]> restored(
            String topic, int partition, long offset, byte @Nullable [] key, byte @Nullable [] value, String headers) {
        RecordHeaders restored = new RecordHeaders();
        try {
            JsonNode stored = CloudEventJson.MAPPER.readTree(headers);
            stored.properties()
                    .forEach(header -> restored.add(
                            header.getKey(), header.getValue().asText().getBytes(StandardCharsets.UTF_8)));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
        return new ConsumerRecord<>(
                topic,
                partition,
                offset,
                -1,
                TimestampType.NO_TIMESTAMP_TYPE,
                -1,
                -1,
                key,
                value,
                restored,
                Optional.empty());
    }

    /** PostgreSQL keeps no NUL in text. */
    static String storable(String text) {
        return text.replace('\0', '\ufffd');
    }
}
