package org.firstbutton.chassis.delivery.incoming;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.uuid.Generators;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.delivery.ArrivedFact;
import org.firstbutton.chassis.delivery.DeliverySettings;
import org.firstbutton.chassis.delivery.FactBell;
import org.firstbutton.chassis.delivery.FactHandler;
import org.firstbutton.chassis.delivery.Outbox;
import org.firstbutton.chassis.delivery.outgoing.Relay;
import org.firstbutton.chassis.testing.ChassisDatabase;
import org.firstbutton.chassis.testing.ChassisKafka;
import org.firstbutton.contract.Actor;
import org.firstbutton.contract.CloudEventJson;
import org.firstbutton.contract.Envelope;
import org.firstbutton.contract.RecordedFact;
import org.firstbutton.contract.Topic;
import org.firstbutton.contract.alert.AlertFact.CallOffered;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Database, broker and an inbox whose handler writes down what reached it. */
final class DeliveryRig implements AutoCloseable {
    static final Caller CLERK = new Caller("clerk", Set.of("UNIT_CHIEF"), List.of("HB/JZ/"), "045001", null);
    static final String TOPIC = Topic.ALERT_EVENTS.wireName();

    final ChassisDatabase database = ChassisDatabase.start();
    final ChassisKafka kafka = new ChassisKafka();
    final DeliverySettings settings = new Settings(
            "parcels", true, Duration.ofMillis(10), Duration.ofMillis(20), Duration.ofMillis(500), 200, 1, 50);
    final AtomicReference<String> indigestible = new AtomicReference<>("none");
    private final FactBell bell = new FactBell();
    private final Outbox outbox = new Outbox(bell);
    private SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private InboxLoop loop = newLoop(metrics);

    /** Whatever comes is written down in the order in which it comes. */
    final class WriteDown implements FactHandler {
        @Override
        public Set<Topic> topics() {
            return Set.of(Topic.ALERT_EVENTS);
        }

        @Override
        public Runnable apply(Handle handle, List<ArrivedFact> facts) {
            PreparedBatch batch = handle.prepareBatch(
                    "insert into effect (event_id, aggregate, version) values (:id, :aggregate, :version)");
            for (ArrivedFact fact : facts) {
                Envelope envelope = fact.recorded().envelope();
                if (envelope.aggregate().equals(indigestible.get())) {
                    throw new IllegalStateException("cannot digest it");
                }
                batch.bind("id", envelope.id())
                        .bind("aggregate", envelope.aggregate())
                        .bind("version", envelope.version())
                        .add();
            }
            batch.execute();
            return DONE;
        }
    }

    record Settings(
            String service,
            boolean relay,
            Duration pause,
            Duration gather,
            Duration beat,
            int batch,
            int inboxes,
            int relayBatch)
            implements DeliverySettings {}

    /** A command as a service does it: locks the aggregate's row, then records the fact, in one transaction. */
    void command(String aggregate) {
        database.transactions().inScopeOf(CLERK, handle -> {
            long version = handle.createQuery("""
                            insert into parcel (id, version, org_path, weight) values (:id, 1, 'HB/JZ/U001/', 1)
                            on conflict (id) do update set version = parcel.version + 1 returning version
                            """)
                    .bind("id", aggregate)
                    .mapTo(Long.class)
                    .one();
            outbox.record(handle, List.of(fact(aggregate, version)));
            return true;
        });
    }

    private InboxLoop newLoop(SimpleMeterRegistry metrics) {
        InboxBatch batches = new InboxBatch(database.transactions(), settings, metrics);
        FeedWatermarks watermarks = new FeedWatermarks(database.transactions(), settings, kafka.address());
        return new InboxLoop(new WriteDown(), batches, watermarks, settings, kafka.address());
    }

    Relay newRelay() {
        return new Relay(database.consumerPool(), settings, bell, kafka.address());
    }

    void startInbox() {
        loop.start();
    }

    void stopInbox() throws InterruptedException {
        loop.stop();
        metrics = new SimpleMeterRegistry();
        loop = newLoop(metrics);
    }

    static RecordedFact fact(String aggregate, long version) {
        Envelope envelope = new Envelope(
                Generators.timeBasedEpochGenerator().generate(),
                "call.offered",
                "connector",
                Instant.parse("2026-06-01T00:00:00Z"),
                Instant.parse("2026-06-01T00:00:01Z"),
                aggregate,
                "HB/JZ/U001/",
                new Actor("045001", "DISPATCHER"),
                aggregate,
                version,
                1,
                null);
        return new RecordedFact(envelope, new CallOffered("call-" + version, null, null));
    }

    static ProducerRecord<byte[], byte[]> record(RecordedFact fact) {
        try {
            byte[] value = CloudEventJson.MAPPER.writeValueAsBytes(CloudEventJson.data(fact));
            return new RawRecord(fact.envelope().matter(), value)
                    .id(fact.envelope().id().toString())
                    .build();
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A record of any bytes, with the headers of a fact unless they are changed. */
    static final class RawRecord {
        private final ProducerRecord<byte[], byte[]> record;

        RawRecord(String matter, byte[] value) {
            record = new ProducerRecord<>(TOPIC, matter.getBytes(StandardCharsets.UTF_8), value);
            header("ce_id", Generators.timeBasedEpochGenerator().generate().toString());
            header("ce_type", "police.call.offered.v1");
            header("ce_source", "connector");
            header("ce_time", "2026-06-01T00:00:00Z");
        }

        RawRecord header(String name, String value) {
            record.headers().remove(name).add(name, value.getBytes(StandardCharsets.UTF_8));
            return this;
        }

        RawRecord without(String name) {
            record.headers().remove(name);
            return this;
        }

        RawRecord id(String id) {
            return header("ce_id", id);
        }

        ProducerRecord<byte[], byte[]> build() {
            return record;
        }
    }

    long count(String sql) {
        return database.superuser()
                .withHandle(handle -> handle.createQuery(sql).mapTo(Long.class).one());
    }

    /** Versions of an aggregate in the order in which they took effect. */
    List<Long> effects(String aggregate) {
        return database.superuser()
                .withHandle(handle -> handle.createQuery(
                                "select version from effect where aggregate = :aggregate order by at")
                        .bind("aggregate", aggregate)
                        .mapTo(Long.class)
                        .list());
    }

    /** Records that were read again and had no effect. */
    double skipped() {
        return metrics.counter("firstbutton.inbox.skipped").count();
    }

    static void until(Duration limit, String what, BooleanSupplier reached) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (!reached.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not within " + limit + ": " + what);
            }
            Thread.sleep(100);
        }
    }

    @Override
    public void close() {
        try {
            loop.stop();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        kafka.close();
        database.close();
    }
}
