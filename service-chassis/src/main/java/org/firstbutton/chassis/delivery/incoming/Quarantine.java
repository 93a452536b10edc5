package org.firstbutton.chassis.delivery.incoming;

import com.fasterxml.uuid.Generators;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jdbi.v3.core.Handle;

/** 隔离区 — records that could not be taken in, byte for byte, until somebody mends and redrives them. */
final class Quarantine {
    private static final int LONGEST_REASON = 500;

    private final String consumer;
    private final Handle handle;

    Quarantine(String consumer, Handle handle) {
        this.consumer = consumer;
        this.handle = handle;
    }

    /** A record that is held already stays as it is, unless it was just redriven in vain. */
    void hold(ConsumerRecord<byte[], byte[]> record, String reason) {
        String shortened = reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) : reason;
        handle.createUpdate("""
                        insert into quarantine as q (id, consumer, topic, part, off, raw_key, raw, headers, reason)
                        values (:id, :consumer, :topic, :part, :off, :key, :raw, cast(:headers as jsonb), :reason)
                        on conflict (consumer, topic, part, off) do update
                        set state = 'HELD', reason = excluded.reason where q.state = 'ASKED'
                        """)
                .bind("id", Generators.timeBasedEpochGenerator().generate())
                .bind("consumer", consumer)
                .bind("topic", record.topic())
                .bind("part", record.partition())
                .bind("off", record.offset())
                .bind("key", record.key())
                .bind("raw", record.value())
                .bind("headers", Arrival.headersOf(record))
                .bind("reason", Arrival.storable(shortened))
                .execute();
    }

    /** Records of these partitions that somebody asked to redrive, in the order of the log. */
    List<Asked> asked(Set<Integer> partitions) {
        return handle.createQuery("""
                        select id, topic, part, off, raw_key, raw, headers from quarantine
                        where consumer = :consumer and state = 'ASKED' and part = any (:parts)
                        order by topic, part, off limit 100
                        """)
                .bind("consumer", consumer)
                .bindArray("parts", Integer.class, partitions.toArray())
                .map((row, context) -> new Asked(
                        row.getObject(1, UUID.class),
                        Arrival.restored(
                                row.getString(2),
                                row.getInt(3),
                                row.getLong(4),
                                row.getBytes(5),
                                row.getBytes(6),
                                row.getString(7))))
                .list();
    }

    void redriven(UUID id) {
        handle.createUpdate("update quarantine set state = 'REDRIVEN' where id = :id and state = 'ASKED'")
                .bind("id", id)
                .execute();
    }

    record Asked(UUID id, ConsumerRecord<byte[], byte[]> record) {}
}
