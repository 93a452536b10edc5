package org.firstbutton.chassis.testing;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A real broker for tests without Quarkus, and a producer that sends whatever it is given. */
public final class ChassisKafka implements AutoCloseable {
    private final KafkaResource broker = new KafkaResource();
    private final String address;
    private final KafkaProducer<byte[], byte[]> producer;

    public ChassisKafka() {
        address = Objects.requireNonNull(broker.start().get("KAFKA_BOOTSTRAP_SERVERS"));
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", address, "max.request.size", 2_000_000),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    public String address() {
        return address;
    }

    /** Sends and waits for the broker's word. */
    public long send(ProducerRecord<byte[], byte[]> record) {
        try {
            return producer.send(record).get().offset();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopping);
        } catch (ExecutionException refused) {
            throw new IllegalStateException(refused.getCause());
        }
    }

    /** Forgets how far the group has read, so that it starts from the beginning. */
    public void forget(String group) {
        try (Admin admin = Admin.create(Map.<String, Object>of("bootstrap.servers", address))) {
            admin.deleteConsumerGroups(java.util.List.of(group)).all().get();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopping);
        } catch (ExecutionException refused) {
            throw new IllegalStateException(refused.getCause());
        }
    }

    @Override
    public void close() {
        producer.close();
        broker.stop();
    }
}
