package org.firstbutton.chassis.delivery;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.firstbutton.contract.Topic;
import org.jspecify.annotations.Nullable;

/**
 * 收件 — one plain consumer loop per service. A batch is one SQL transaction; only then are the offsets committed. A
 * database that is away is waited for, with the consumer paused but still polling, so that it keeps its place in the
 * group however long that takes (decision 0003: the framework's default stops for ever after an 80-second stall).
 */
@ApplicationScoped
public class Inbox {
    private static final Duration POLL = Duration.ofMillis(100);

    private final Instance<FactHandler> handlers;
    private final InboxBatch batches;
    private final FeedWatermarks watermarks;
    private final DeliverySettings settings;
    private final String brokers;
    private final AtomicBoolean running = new AtomicBoolean();
    private @Nullable Thread thread;
    private @Nullable KafkaConsumer<byte[], byte[]> consumer;

    public Inbox(
            Instance<FactHandler> handlers,
            InboxBatch batches,
            FeedWatermarks watermarks,
            DeliverySettings settings,
            @ConfigProperty(name = "kafka.bootstrap.servers") String brokers) {
        this.handlers = handlers;
        this.batches = batches;
        this.watermarks = watermarks;
        this.settings = settings;
        this.brokers = brokers;
    }

    void start(@Observes StartupEvent started) {
        if (handlers.isResolvable() && running.compareAndSet(false, true)) {
            thread = new Thread(this::run, "inbox");
            thread.start();
        }
    }

    void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
        running.set(false);
        KafkaConsumer<byte[], byte[]> current = consumer;
        if (current != null) {
            current.wakeup();
        }
        if (thread != null) {
            thread.join(Duration.ofSeconds(10).toMillis());
        }
    }

    private void run() {
        FactHandler handler = handlers.get();
        while (running.get()) {
            try (KafkaConsumer<byte[], byte[]> opened = open()) {
                consumer = opened;
                opened.subscribe(handler.topics().stream().map(Topic::wireName).toList(), new LostPartitions());
                consume(opened, handler);
            } catch (WakeupException stopping) {
                Log.debug("inbox woken up");
            } catch (RuntimeException trouble) {
                Log.warnf("inbox starts over: %s", trouble.toString());
                rest(Duration.ofSeconds(1));
            }
        }
    }

    private void consume(KafkaConsumer<byte[], byte[]> consumer, FactHandler handler) {
        while (running.get()) {
            ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
            if (!records.isEmpty()) {
                takeInHoweverLongItTakes(consumer, handler, records);
            }
            watermarks.advance(handler.topics(), positions(consumer));
        }
    }

    private void takeInHoweverLongItTakes(
            KafkaConsumer<byte[], byte[]> consumer, FactHandler handler, ConsumerRecords<byte[], byte[]> records) {
        List<ConsumerRecord<byte[], byte[]>> batch = new java.util.ArrayList<>(records.count());
        records.forEach(batch::add);
        long wait = 200;
        while (running.get()) {
            try {
                batches.takeIn(handler, batch);
                consumer.resume(consumer.paused());
                consumer.commitSync();
                handler.committed();
                return;
            } catch (DatabaseAway away) {
                Log.warnf("inbox waits for the database: %s", away.getMessage());
                consumer.pause(consumer.assignment());
                consumer.poll(Duration.ofMillis(wait));
                wait = Math.min(wait * 2, 10_000);
            }
        }
    }

    private static Map<TopicPartition, Long> positions(KafkaConsumer<byte[], byte[]> consumer) {
        Map<TopicPartition, Long> positions = new HashMap<>();
        for (TopicPartition partition : consumer.assignment()) {
            positions.put(partition, consumer.position(partition));
        }
        return positions;
    }

    private KafkaConsumer<byte[], byte[]> open() {
        Properties properties = new Properties();
        properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, brokers);
        properties.put(ConsumerConfig.GROUP_ID_CONFIG, settings.service());
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, settings.batch());
        properties.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        return new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private static void rest(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /** Nothing to do: an owner that overlaps with the next is harmless, the positions in the database decide. */
    private static final class LostPartitions implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            Log.infof("inbox gives back %s", partitions);
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            Log.infof("inbox takes over %d partitions", partitions.size());
        }
    }

    /** The database cannot be reached or gave up on us; the same batch is tried again. */
    static final class DatabaseAway extends RuntimeException {
        DatabaseAway(Throwable cause) {
            super(cause.toString(), cause);
        }
    }
}
