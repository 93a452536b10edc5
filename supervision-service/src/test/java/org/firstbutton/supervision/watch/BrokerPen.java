package org.firstbutton.supervision.watch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.uuid.Generators;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.firstbutton.contract.Actor;
import org.firstbutton.contract.CloudEventJson;
import org.firstbutton.contract.Envelope;
import org.firstbutton.contract.Fact;
import org.firstbutton.contract.FactTypes;
import org.firstbutton.contract.RecordedFact;
import org.firstbutton.contract.Topic;
import org.firstbutton.contract.supervision.HeartbeatFact.RelayBeat;
import org.jspecify.annotations.Nullable;

/** Writes facts and beats on the topics as the services' relays do. */
public final class BrokerPen implements AutoCloseable {
    private final KafkaProducer<String, byte[]> producer;
    private Instant beat = Instant.EPOCH;
    private Actor actor = new Actor("test", "DISPATCH_SYSTEM");
    private String orgPath = "HB/JZ/SS/U001/";
    private final Map<String, Long> versions = new HashMap<>();

    public BrokerPen(String brokers) {
        Properties settings = new Properties();
        settings.put("bootstrap.servers", brokers);
        producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    /** Whose facts the next ones are. */
    public BrokerPen by(String officer, String role) {
        actor = new Actor(officer, role);
        return this;
    }

    /** Where the next ones are recorded. */
    public BrokerPen at(String organisation) {
        orgPath = organisation;
        return this;
    }

    public String fact(String matter, String source, Instant occurredAt, Instant recordedAt, Fact fact) {
        return fact(matter, source, occurredAt, recordedAt, fact, null);
    }

    public String fact(
            String matter,
            String source,
            Instant occurredAt,
            Instant recordedAt,
            Fact fact,
            java.util.@Nullable UUID corrects) {
        String type = FactTypes.nameOf(fact.getClass());
        Topic topic = FactTypes.topicOf(fact.getClass());
        String aggregate = matter + "-" + topic.wireName();
        Envelope envelope = new Envelope(
                Generators.timeBasedEpochGenerator().generate(),
                type,
                source,
                occurredAt,
                recordedAt,
                matter,
                orgPath,
                actor,
                aggregate,
                versions.merge(aggregate, 1L, Long::sum),
                1,
                corrects);
        ObjectNode data = CloudEventJson.data(new RecordedFact(envelope, fact));
        ProducerRecord<String, byte[]> event =
                new ProducerRecord<>(topic.wireName(), matter, data.toString().getBytes(StandardCharsets.UTF_8));
        header(event, "ce_id", envelope.id().toString());
        header(event, "ce_type", CloudEventJson.wireType(type));
        header(event, "ce_source", source);
        header(event, "ce_time", occurredAt.toString());
        send(event);
        return envelope.id().toString();
    }

    /** Both producing services have handed over everything up to here. */
    public void watermark(Instant watermark) {
        beat = watermark;
        again();
    }

    /** Beats once more: the service reads beats from the end of their topic, and may not have been there yet. */
    public void again() {
        Instant watermark = beat;
        for (String service : List.of("alert-intake-service", "case-service")) {
            try {
                send(new ProducerRecord<>(
                        Topic.RELAY_BEATS.wireName(),
                        service,
                        CloudEventJson.MAPPER.writeValueAsBytes(new RelayBeat(service, watermark, Map.of()))));
            } catch (JsonProcessingException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    private void send(ProducerRecord<String, byte[]> event) {
        try {
            producer.send(event).get();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static void header(ProducerRecord<String, byte[]> event, String name, String value) {
        event.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        producer.close();
    }
}
