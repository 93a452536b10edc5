package org.firstbutton.chassis.testing;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.GroupState;
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
            admin.deleteConsumerGroups(List.of(group)).all().get();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopping);
        } catch (ExecutionException refused) {
            throw new IllegalStateException(refused.getCause());
        }
    }

    /** How many consumers of the group have a place in it; 0 while places are being given. */
    public long members(String group) {
        try (Admin admin = Admin.create(Map.<String, Object>of("bootstrap.servers", address))) {
            return admin.describeConsumerGroups(List.of(group)).all().get().values().stream()
                    .filter(described -> described.groupState() == GroupState.STABLE)
                    .mapToLong(described -> described.members().size())
                    .sum();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopping);
        } catch (ExecutionException notThere) {
            return 0;
        }
    }

    @Override
    public void close() {
        producer.close();
        broker.stop();
    }
}
