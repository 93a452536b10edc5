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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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
    private final ExecutorService desk = Executors.newSingleThreadExecutor(work -> new Thread(work, "relay-publisher"));
    private final Map<String, byte[]> words = new HashMap<>();
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

    /** Hands the facts over beside the caller; they are in the log when {@link #await} has returned. */
    Future<?> publish(List<Ledger.PendingFact> facts) {
        return facts.isEmpty() ? CompletableFuture.completedFuture(null) : desk.submit(() -> inOneTransaction(facts));
    }

    /** However often it is interrupted: what was handed over must be known before it is forgotten or sent again. */
    static void await(Future<?> handover) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    handover.get();
                    return;
                } catch (InterruptedException stopping) {
                    interrupted = true;
                } catch (ExecutionException failed) {
                    throw new KafkaException(failed.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void inOneTransaction(List<Ledger.PendingFact> facts) {
        producer.beginTransaction();
        List<Future<RecordMetadata>> sent = new ArrayList<>(facts.size());
        for (Ledger.PendingFact fact : facts) {
            ProducerRecord<String, byte[]> event = new ProducerRecord<>(fact.topic(), fact.matter(), fact.payload());
            event.headers()
                    .add("ce_specversion", word("1.0"))
                    .add("ce_id", bytes(fact.id().toString()))
                    .add("ce_type", word(CloudEventJson.wireType(fact.type())))
                    .add("ce_source", word(fact.source()))
                    .add("ce_time", bytes(fact.occurredAt().toString()))
                    .add("ce_subject", bytes(fact.aggregate()))
                    .add("content-type", word("application/json"));
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

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    // Types and sources are few.
    private byte[] word(String text) {
        return words.computeIfAbsent(text, Publisher::bytes);
    }

    @Override
    public void close() {
        desk.shutdownNow();
        producer.close(Duration.ofSeconds(5));
    }
}
