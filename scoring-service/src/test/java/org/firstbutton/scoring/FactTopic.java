package org.firstbutton.scoring;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.firstbutton.contract.CloudEventJson;
import org.firstbutton.contract.Envelope;
import org.firstbutton.contract.FactTypes;
import org.firstbutton.contract.RecordedFact;

/** Puts facts on the topics as the relays of the other services do. */
final class FactTopic implements AutoCloseable {
    private final KafkaProducer<String, byte[]> producer;

    FactTopic(String brokers) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", brokers), new StringSerializer(), new ByteArraySerializer());
    }

    void tell(RecordedFact... facts) {
        for (RecordedFact fact : facts) {
            Envelope envelope = fact.envelope();
            ProducerRecord<String, byte[]> event = new ProducerRecord<>(
                    FactTypes.topicOf(fact.fact().getClass()).wireName(), envelope.matter(), value(fact));
            header(event, "ce_specversion", "1.0");
            header(event, "ce_id", envelope.id().toString());
            header(event, "ce_type", CloudEventJson.wireType(envelope.type()));
            header(event, "ce_source", envelope.source());
            header(event, "ce_time", envelope.occurredAt().toString());
            header(event, "ce_subject", envelope.aggregate());
            send(event);
        }
    }

    /** Bytes that are no fact at all. */
    void poison(String topic, String key) {
        send(new ProducerRecord<>(topic, key, "{\"not\": ".getBytes(StandardCharsets.UTF_8)));
    }

    private void send(ProducerRecord<String, byte[]> event) {
        try {
            producer.send(event).get();
        } catch (InterruptedException | ExecutionException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static byte[] value(RecordedFact fact) {
        try {
            return CloudEventJson.MAPPER.writeValueAsBytes(CloudEventJson.data(fact));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
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
