package org.firstbutton.intake.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.firstbutton.contract.CloudEventJson;
import org.firstbutton.contract.Topic;

/** Reads a topic as any consumer would. */
public final class TopicReader {
    private TopicReader() {}

    /** What arrived about this matter, once there are so many facts; in order. */
    public static List<Arrived> waitFor(Topic topic, String matter, int count) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class),
                "group.id",
                UUID.randomUUID().toString(),
                "isolation.level",
                "read_committed",
                "auto.offset.reset",
                "earliest");
        List<Arrived> arrived = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(topic.wireName()));
            Instant patience = Instant.now().plusSeconds(30);
            while (arrived.size() < count && Instant.now().isBefore(patience)) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    if (matter.equals(record.key())) {
                        arrived.add(read(record));
                    }
                }
            }
        }
        return arrived;
    }

    private static Arrived read(ConsumerRecord<String, byte[]> record) {
        try {
            String type = new String(record.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8);
            return new Arrived(CloudEventJson.shortName(type), CloudEventJson.MAPPER.readTree(record.value()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** A fact as it lies in the topic. */
    public record Arrived(String type, JsonNode data) {
        public long version() {
            return data.path("version").asLong();
        }
    }
}
