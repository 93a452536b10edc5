package org.firstbutton.chassis.delivery.incoming;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.firstbutton.chassis.delivery.ArrivedFact;
import org.firstbutton.chassis.delivery.DeliverySettings;
import org.firstbutton.chassis.delivery.FactHandler;
import org.firstbutton.chassis.testing.ChassisDatabase;
import org.firstbutton.chassis.testing.ChassisKafka;
import org.firstbutton.contract.CloudEventJson;
import org.firstbutton.contract.Topic;
import org.firstbutton.contract.supervision.HeartbeatFact.RelayBeat;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** 多副本 — a matter's facts lie on many topics, and who holds its partition of one holds it of all. */
class ReplicasIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Set<Topic> TOPICS =
            EnumSet.complementOf(EnumSet.of(Topic.RELAY_BEATS, Topic.SUPERVISION_RULES));

    private final ChassisDatabase database = ChassisDatabase.start();
    private final ChassisKafka kafka = new ChassisKafka();
    private final DeliverySettings settings = new DeliveryRig.Settings(
            "replicas", true, Duration.ofMillis(10), Duration.ofMillis(20), Duration.ofMillis(500), 200, 1, 50);

    private static final class Anything implements FactHandler {
        @Override
        public Set<Topic> topics() {
            return TOPICS;
        }

        @Override
        public Runnable apply(Handle handle, List<ArrivedFact> facts) {
            throw new IllegalStateException("nothing was sent");
        }
    }

    @AfterEach
    void stopped() {
        kafka.close();
        database.close();
    }

    @Test
    void watermarksMoveOn_whoeverComesAndGoes() throws Exception {
        InboxLoop first = replica();
        everyPartitionMovesOn(1);
        InboxLoop second = replica();
        everyPartitionMovesOn(2);
        InboxLoop third = replica();
        everyPartitionMovesOn(3);
        first.stop();
        everyPartitionMovesOn(2);
        InboxLoop fourth = replica();
        everyPartitionMovesOn(3);
        for (InboxLoop loop : List.of(second, third, fourth)) {
            loop.stop();
        }
    }

    private InboxLoop replica() {
        InboxLoop loop = new InboxLoop(
                new Anything(),
                new InboxBatch(database.transactions(), settings, new SimpleMeterRegistry()),
                new FeedWatermarks(database.transactions(), settings, kafka.address()),
                settings,
                kafka.address());
        loop.start();
        return loop;
    }

    private void everyPartitionMovesOn(int replicas) throws InterruptedException {
        DeliveryRig.until(SOON, replicas + " replicas", () -> kafka.members(settings.service()) == replicas);
        Instant now = Instant.now();
        DeliveryRig.until(SOON, "a watermark of each partition after " + now + ", " + replicas + " replicas", () -> {
            beat();
            return database.superuser()
                            .withHandle(handle -> handle.createQuery(
                                            "select count(*) from feed_watermark where watermark >= :now")
                                    .bind("now", now)
                                    .mapTo(Integer.class)
                                    .one())
                    == Topic.FACT_PARTITIONS;
        });
    }

    private void beat() {
        Map<String, List<Long>> ends = TOPICS.stream()
                .collect(Collectors.toMap(Topic::wireName, topic -> Collections.nCopies(topic.partitions(), 0L)));
        try {
            kafka.send(new ProducerRecord<>(
                    Topic.RELAY_BEATS.wireName(),
                    CloudEventJson.MAPPER.writeValueAsBytes(new RelayBeat("sender", Instant.now(), ends))));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
