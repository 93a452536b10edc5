package org.firstbutton.localrun.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.uuid.Generators;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Utils;
import org.firstbutton.contract.CloudEventJson;
import org.firstbutton.contract.FactTypes;
import org.firstbutton.contract.Topic;
import org.firstbutton.contract.supervision.HeartbeatFact.RelayBeat;
import org.firstbutton.localrun.machine.Ports;
import org.firstbutton.supervision.verdict.TimelineFact;

/**
 * 喂入 — puts a stream of facts on the topics as the relays of intake and casework would: keyed by matter, numbered per
 * aggregate, and every so often a beat of both that says up to which instant everything stands in the log.
 */
final class LiveFeed implements AutoCloseable {
    private static final int BETWEEN_BEATS = 2_000;
    private static final List<String> SERVICES = List.of("alert-intake-service", "case-service");

    private final KafkaProducer<String, byte[]> producer;
    private final Map<Topic, long[]> ends = new EnumMap<>(Topic.class);
    private final AtomicReference<Exception> failure = new AtomicReference<>();

    LiveFeed(Ports ports) {
        Properties settings = new Properties();
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, ports.kafkaBootstrap());
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 131_072);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 5);
        this.producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    /** Sends the facts in their order, and says at the end that everything up to {@code settled} has been handed over. */
    void send(List<TimelineFact> facts, Instant settled) throws ExecutionException, InterruptedException {
        Map<String, Long> versions = new HashMap<>();
        int sent = 0;
        for (TimelineFact fact : facts) {
            publish(record(fact, versions.merge(aggregate(fact), 1L, Long::sum)));
            if (++sent % BETWEEN_BEATS == 0) {
                beat(fact.occurredAt());
            }
        }
        producer.flush();
        beat(settled);
        producer.flush();
        if (failure.get() != null) {
            throw new ExecutionException(failure.get());
        }
    }

    private ProducerRecord<String, byte[]> record(TimelineFact fact, long version) {
        Topic topic = topic(fact);
        byte[] key = fact.matter().getBytes(StandardCharsets.UTF_8);
        int partition = Utils.toPositive(Utils.murmur2(key)) % topic.partitions();
        ends.computeIfAbsent(topic, any -> new long[topic.partitions()])[partition]++;
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(topic.wireName(), partition, fact.matter(), data(fact, version));
        header(record, "ce_specversion", "1.0");
        header(record, "ce_id", Generators.timeBasedEpochGenerator().generate().toString());
        header(record, "ce_type", CloudEventJson.wireType(fact.type()));
        header(record, "ce_source", fact.source());
        header(record, "ce_time", fact.occurredAt().toString());
        header(record, "ce_subject", aggregate(fact));
        header(record, "content-type", "application/json");
        return record;
    }

    private static byte[] data(TimelineFact fact, long version) {
        ObjectNode data = CloudEventJson.MAPPER.createObjectNode();
        data.put("recordedAt", fact.recordedAt().toString());
        data.put("matter", fact.matter());
        data.put("orgPath", fact.orgPath());
        data.putObject("actor").put("id", fact.actorId()).put("role", fact.actorRole());
        data.put("aggregate", aggregate(fact));
        data.put("version", version);
        data.put("epoch", 1);
        data.setAll(CloudEventJson.MAPPER.<ObjectNode>valueToTree(fact.fields()));
        return bytes(data);
    }

    // Nothing may depend on order between topics, so each topic counts an aggregate of its own.
    private static String aggregate(TimelineFact fact) {
        return topic(fact) == Topic.ALERT_EVENTS
                ? fact.matter()
                : fact.matter() + "-" + topic(fact).wireName();
    }

    private static Topic topic(TimelineFact fact) {
        return FactTypes.topicOf(FactTypes.byName(fact.type()).orElseThrow());
    }

    /** Everything up to this instant stands in the log, say both services. */
    void beat(Instant watermark) {
        Map<String, List<Long>> reached = new HashMap<>();
        ends.forEach((topic, offsets) -> reached.put(
                topic.wireName(), java.util.Arrays.stream(offsets).boxed().toList()));
        for (String service : SERVICES) {
            byte[] value = bytes(CloudEventJson.MAPPER.valueToTree(new RelayBeat(service, watermark, reached)));
            publish(new ProducerRecord<>(Topic.RELAY_BEATS.wireName(), 0, service, value));
        }
    }

    private void publish(ProducerRecord<String, byte[]> record) {
        var unused = producer.send(record, (where, failed) -> {
            if (failed != null) {
                failure.set(failed);
            }
        });
    }

    private static void header(ProducerRecord<String, byte[]> record, String name, String value) {
        record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] bytes(ObjectNode node) {
        try {
            return CloudEventJson.MAPPER.writeValueAsBytes(node);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
