package org.firstbutton.peer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * 取件 — reads of a fact only what the deadlines need: type and time stand in the headers, the matter is the key. Of the
 * body it looks for one condition, as text, and only where a deadline has one; the judge reads and checks all of it.
 */
final class FactReader implements KafkaRecordDeserializationSchema<Milestone> {
    private final Deadlines deadlines;

    FactReader(Deadlines deadlines) {
        this.deadlines = deadlines;
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<Milestone> out) throws IOException {
        Header type = record.headers().lastHeader("ce_type");
        if (type == null || record.value() == null) {
            return;
        }
        int index = deadlines.types().indexOf(text(type.value()));
        String condition = index < 0 ? null : deadlines.conditionOf(index);
        boolean holds = condition != null && text(record.value()).contains('"' + condition + "\":true");
        long at = Instant.parse(text(record.headers().lastHeader("ce_time").value()))
                .toEpochMilli();
        out.collect(new Milestone(text(record.key()), index, holds, at));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public TypeInformation<Milestone> getProducedType() {
        return TypeInformation.of(Milestone.class);
    }
}
