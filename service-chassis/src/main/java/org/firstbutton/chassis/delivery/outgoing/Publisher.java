package org.firstbutton.chassis.delivery.outgoing;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.firstbutton.contract.CloudEventJson;
import org.firstbutton.contract.Topic;
import org.firstbutton.contract.supervision.HeartbeatFact.RelayBeat;

/** 发布 — the leader's producer: one broker transaction per batch, fenced by its transactional id. */
final class Publisher implements AutoCloseable {
    private final KafkaProducer<String, byte[]> producer;
    private final Map<TopicPartition, Long> nextOffsets = new HashMap<>();

    Publisher(String brokers, String service) {
        Properties settings = new Properties();
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, brokers);
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "relay-" + service);
        settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 10_000);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 9_000);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 4_000);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 9_000);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 131_072);
        this.producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
        try {
            producer.initTransactions();
            // Only now: what a former leader still committed while we came must be counted too.
            readEndOffsets(brokers);
        } catch (RuntimeException failed) {
            producer.close(Duration.ZERO);
            throw failed;
        }
    }

    // What earlier leaders published counts too: a consumer must have passed it before it may trust our watermark.
    private void readEndOffsets(String brokers) {
        Map<String, Object> settings = Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, brokers,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 9_000,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 4_000);
        try (Admin admin = Admin.create(settings)) {
            Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
            for (Topic topic : Topic.values()) {
                for (int partition = 0; partition < topic.partitions(); partition++) {
                    wanted.put(new TopicPartition(topic.wireName(), partition), OffsetSpec.latest());
                }
            }
            Map<TopicPartition, ListOffsetsResult.ListOffsetsResultInfo> ends =
                    admin.listOffsets(wanted).all().get();
            ends.forEach((partition, end) -> nextOffsets.put(partition, end.offset()));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new KafkaException(stopping);
        } catch (ExecutionException unreachable) {
            throw new KafkaException(unreachable.getCause());
        }
    }

    void publish(List<Ledger.PendingFact> facts) {
        producer.beginTransaction();
        List<Future<RecordMetadata>> sent = new ArrayList<>(facts.size());
        for (Ledger.PendingFact fact : facts) {
            ProducerRecord<String, byte[]> event = new ProducerRecord<>(fact.topic(), fact.matter(), fact.payload());
            header(event, "ce_specversion", "1.0");
            header(event, "ce_id", fact.id().toString());
            header(event, "ce_type", CloudEventJson.wireType(fact.type()));
            header(event, "ce_source", fact.source());
            header(event, "ce_time", fact.occurredAt().toString());
            header(event, "ce_subject", fact.aggregate());
            header(event, "content-type", "application/json");
            sent.add(producer.send(event));
        }
        producer.commitTransaction();
        sent.forEach(this::remember);
    }

    /** Tells every consumer replica how far this service has handed over. */
    void beat(String service, Instant watermark) {
        Map<String, List<Long>> endOffsets = new LinkedHashMap<>();
        for (Topic topic : Topic.values()) {
            List<Long> ends = new ArrayList<>();
            for (int partition = 0; partition < topic.partitions(); partition++) {
                ends.add(nextOffsets.getOrDefault(new TopicPartition(topic.wireName(), partition), 0L));
            }
            endOffsets.put(topic.wireName(), ends);
        }
        producer.beginTransaction();
        // The commit fails when the send did.
        var unused = producer.send(new ProducerRecord<>(
                Topic.RELAY_BEATS.wireName(), service, json(new RelayBeat(service, watermark, endOffsets))));
        producer.commitTransaction();
    }

    private void remember(Future<RecordMetadata> sent) {
        try {
            RecordMetadata where = sent.get();
            nextOffsets.merge(new TopicPartition(where.topic(), where.partition()), where.offset() + 1, Math::max);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new KafkaException(stopping);
        } catch (ExecutionException failed) {
            throw new KafkaException(failed.getCause());
        }
    }

    private static byte[] json(RelayBeat beat) {
        try {
            return CloudEventJson.MAPPER.writeValueAsBytes(beat);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void header(ProducerRecord<String, byte[]> event, String name, String value) {
        event.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
    }
}
