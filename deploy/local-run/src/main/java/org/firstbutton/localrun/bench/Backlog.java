package org.firstbutton.localrun.bench;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.firstbutton.contract.Topic;

/**
 * 积压 — many pending rows like those of received alerts, put there in one transaction: all of them appear to the relay
 * in one instant. By hand the same rows are read in the same order and sent with the same headers and producer settings,
 * but without transactions, without a record of what was sent, and to a topic that nobody reads.
 */
final class Backlog {
    private static final String PLAIN_TOPIC = "bench-plain";
    private static final int FETCH = 2000;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String FILL = """
            with model as (select * from event_ledger where type = 'alert.received' order by seq limit 1),
            written as (
                insert into event_ledger (event_id, topic, type, source, matter, org_path, aggregate, version, epoch,
                                          occurred_at, recorded_at, payload, payload_sha256)
                select gen_random_uuid(), topic, type, source, 'bench-' || i, org_path, 'bench-' || ? || '-' || i, 1, epoch,
                       occurred_at, recorded_at, payload, payload_sha256
                from model, generate_series(1, ?) as i
                returning seq, written_at)
            insert into outbox_pending (seq, written_at) select seq, written_at from written
            """;
    private static final String SELECT = """
            select event_id, type, source, matter, aggregate, occurred_at, payload from event_ledger
            where aggregate like 'bench-%' and seq > ? order by seq limit ?
            """;

    private final BenchSystem system;
    private final int rows;
    private int round;

    private Backlog(BenchSystem system, int rows) {
        this.system = system;
        this.rows = rows;
    }

    /** One real alert becomes the model of all rows. */
    static Backlog prepared(BenchSystem system, int rows) throws Exception {
        Callers.registered(system.ports()).call(1, Duration.ofMillis(200));
        try (Admin admin = Admin.create(java.util.Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, system.ports().kafkaBootstrap()))) {
            admin.createTopics(List.of(new NewTopic(PLAIN_TOPIC, Topic.ALERT_EVENTS.partitions(), (short) 1)))
                    .all()
                    .get();
        }
        system.awaitRest();
        return new Backlog(system, rows);
    }

    /** Seconds from the commit of the rows until the relay has sent the last one. */
    double byRelay() throws SQLException, InterruptedException {
        long since;
        try (Connection connection = system.intakeDatabase("consumer");
                PreparedStatement fill = connection.prepareStatement(FILL);
                Statement look = connection.createStatement()) {
            connection.setAutoCommit(false);
            fill.setInt(1, ++round);
            fill.setInt(2, rows);
            fill.executeUpdate();
            since = System.nanoTime();
            connection.commit();
            connection.setAutoCommit(true);
            while (isPending(look)) {
                if (System.nanoTime() - since > PATIENCE.toNanos()) {
                    throw new IllegalStateException("the relay does not come to an end");
                }
                Thread.sleep(5);
            }
        }
        return (System.nanoTime() - since) / 1e9;
    }

    private static boolean isPending(Statement look) throws SQLException {
        try (ResultSet row = look.executeQuery("select exists (select from outbox_pending)")) {
            return row.next() && row.getBoolean(1);
        }
    }

    /** Seconds to read the rows of the last round and send them, until the broker has acknowledged them all. */
    double byHand() throws SQLException, InterruptedException, ExecutionException {
        long first = system.count("select max(seq) from event_ledger") - rows;
        AtomicReference<Exception> failure = new AtomicReference<>();
        try (Connection connection = system.intakeDatabase("consumer");
                PreparedStatement select = connection.prepareStatement(SELECT);
                KafkaProducer<String, byte[]> producer = producer()) {
            producer.partitionsFor(PLAIN_TOPIC);
            connection.setAutoCommit(false);
            select.setFetchSize(FETCH);
            select.setLong(1, first);
            select.setInt(2, rows);
            long since = System.nanoTime();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    var unused = producer.send(event(row), (where, failed) -> {
                        if (failed != null) {
                            failure.set(failed);
                        }
                    });
                }
            }
            producer.flush();
            double seconds = (System.nanoTime() - since) / 1e9;
            if (failure.get() != null) {
                throw new ExecutionException(failure.get());
            }
            return seconds;
        }
    }

    private static ProducerRecord<String, byte[]> event(ResultSet row) throws SQLException {
        ProducerRecord<String, byte[]> event =
                new ProducerRecord<>(PLAIN_TOPIC, row.getString("matter"), row.getBytes("payload"));
        header(event, "ce_specversion", "1.0");
        header(event, "ce_id", row.getString("event_id"));
        header(event, "ce_type", row.getString("type"));
        header(event, "ce_source", row.getString("source"));
        header(event, "ce_time", row.getString("occurred_at"));
        header(event, "ce_subject", row.getString("aggregate"));
        header(event, "content-type", "application/json");
        return event;
    }

    private static void header(ProducerRecord<String, byte[]> event, String name, String value) {
        event.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private KafkaProducer<String, byte[]> producer() {
        Properties settings = new Properties();
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, system.ports().kafkaBootstrap());
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 131_072);
        return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }
}
