package org.firstbutton.chassis.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.uuid.Generators;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.firstbutton.contract.CloudEventJson;
import org.jdbi.v3.core.Handle;

/** 隔离区 — records that could not be taken in, byte for byte, until somebody mends and redrives them. */
final class Quarantine {
    private final String consumer;
    private final Handle handle;

    Quarantine(String consumer, Handle handle) {
        this.consumer = consumer;
        this.handle = handle;
    }

    void hold(ConsumerRecord<byte[], byte[]> record, String reason) {
        handle.createUpdate("""
                        insert into quarantine (id, consumer, topic, part, off, raw_key, raw, headers, reason)
                        values (:id, :consumer, :topic, :part, :off, :key, :raw, cast(:headers as jsonb), :reason)
                        on conflict (consumer, topic, part, off) do nothing
                        """)
                .bind("id", Generators.timeBasedEpochGenerator().generate())
                .bind("consumer", consumer)
                .bind("topic", record.topic())
                .bind("part", record.partition())
                .bind("off", record.offset())
                .bind("key", record.key())
                .bind("raw", record.value())
                .bind("headers", headers(record))
                .bind("reason", storable(reason.length() > 2000 ? reason.substring(0, 2000) : reason))
                .execute();
    }

    private static String headers(ConsumerRecord<byte[], byte[]> record) {
        try {
            return storable(CloudEventJson.MAPPER.writeValueAsString(FactReader.headers(record)))
                    .replace("\\u0000", "\\ufffd");
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String storable(String text) {
        return text.replace('\0', '\ufffd');
    }
}
