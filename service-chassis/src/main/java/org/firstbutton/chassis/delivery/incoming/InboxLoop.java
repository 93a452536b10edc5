package org.firstbutton.chassis.delivery.incoming;

import io.quarkus.logging.Log;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.RangeAssignor;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.firstbutton.chassis.delivery.DeliverySettings;
import org.firstbutton.chassis.delivery.FactHandler;
import org.firstbutton.contract.Topic;
import org.jspecify.annotations.Nullable;

/**
 * 收件循环 — one plain consumer loop per service. A batch is one SQL transaction; only then are the offsets committed. A
 * database that is away is waited for, with the consumer paused but still polling, so that it keeps its place in the
 * group however long that takes (decision 0003: the framework's default stops for ever after an 80-second stall). An
 * owner of a partition that overlaps with the next is harmless: the positions in the database decide.
 */
final class InboxLoop {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration BETWEEN_REDRIVES = Duration.ofSeconds(1);
    /** Beats come twice a second; where each partition stands need not be asked after each handful of records. */
    private static final Duration BETWEEN_WATERMARKS = Duration.ofMillis(50);
    /** A commit is a write of the broker's, and for few records as dear as for many. */
    private static final Duration BETWEEN_COMMITS = Duration.ofMillis(250);

    private static final long LONGEST_WAIT_MILLIS = 2_000;
    /**
     * A replica that was killed holds its partitions for so long. Its heart beats on a thread of its own, so a slow
     * database does not cost it its place, and one that was thought dead too early does no harm.
     */
    private static final int SILENCE_OF_THE_DEAD_MILLIS = 10_000;

    private static final int HEARTBEAT_MILLIS = 3_000;

    /** What lies there is taken in together: statements and commits cost about the same for few facts as for many. */
    private static final int AT_ONCE = 2_000;

    private final FactHandler handler;
    private final InboxBatch batches;
    private final FeedWatermarks watermarks;
    private final DeliverySettings settings;
    private final String brokers;
    private final AtomicBoolean running = new AtomicBoolean();
    private volatile @Nullable KafkaConsumer<byte[], byte[]> consumer;
    private @Nullable Thread thread;
    private volatile long lag;
    private volatile long lastRound = System.nanoTime();
    private long nextRedrive = System.nanoTime();
    private long nextWatermark = System.nanoTime();
    private long nextCommit = System.nanoTime();
    private boolean uncommitted;

    InboxLoop(
            FactHandler handler,
            InboxBatch batches,
            FeedWatermarks watermarks,
            DeliverySettings settings,
            String brokers) {
        this.handler = handler;
        this.batches = batches;
        this.watermarks = watermarks;
        this.settings = settings;
        this.brokers = brokers;
    }

    void start() {
        if (running.compareAndSet(false, true)) {
            Thread started = new Thread(this::run, "inbox");
            thread = started;
            started.start();
        }
    }

    void stop() throws InterruptedException {
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
        while (running.get()) {
            try (KafkaConsumer<byte[], byte[]> opened = open()) {
                consumer = opened;
                opened.subscribe(handler.topics().stream().map(Topic::wireName).toList());
                consume(opened);
            } catch (WakeupException stopping) {
                Log.debug("inbox woken up");
            } catch (RuntimeException trouble) {
                Log.warnf("inbox starts over: %s", trouble.toString());
                rest(Duration.ofSeconds(1));
            }
        }
        watermarks.close();
    }

    private void consume(KafkaConsumer<byte[], byte[]> consumer) {
        while (running.get()) {
            ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
            // Not taken in means stopping: a watermark of these positions would be a lie.
            if (!records.isEmpty() && !takeInHoweverLongItTakes(consumer, records)) {
                return;
            }
            observe(consumer);
            commit(consumer);
            redrive(consumer);
            if (System.nanoTime() - nextWatermark >= 0) {
                watermarks.advance(handler.topics(), positions(consumer));
                nextWatermark = System.nanoTime() + BETWEEN_WATERMARKS.toNanos();
            }
        }
    }

    /** Records that stand in the log and are not taken in yet. */
    long lag() {
        return lag;
    }

    /** Seconds since the loop last came round with everything taken in that it had read. */
    double stalledSeconds() {
        return (System.nanoTime() - lastRound) / 1e9;
    }

    private void observe(KafkaConsumer<byte[], byte[]> consumer) {
        lastRound = System.nanoTime();
        lag = consumer.assignment().stream()
                .mapToLong(partition -> consumer.currentLag(partition).orElse(0))
                .sum();
    }

    private boolean takeInHoweverLongItTakes(
            KafkaConsumer<byte[], byte[]> consumer, ConsumerRecords<byte[], byte[]> records) {
        List<ConsumerRecord<byte[], byte[]>> batch = new ArrayList<>(records.count());
        records.forEach(batch::add);
        long wait = 200;
        while (running.get()) {
            try {
                batches.takeIn(handler, batch);
                consumer.resume(consumer.paused());
                uncommitted = true;
                return true;
            } catch (DatabaseAway away) {
                Log.warnf("inbox waits for the database: %s", away.getMessage());
                consumer.pause(consumer.assignment());
                // A partition that a rebalance hands us meanwhile is not paused yet; what it brings joins the batch,
                // or the commit would pass over it.
                consumer.poll(Duration.ofMillis(wait)).forEach(batch::add);
                wait = Math.min(wait * 2, LONGEST_WAIT_MILLIS);
            }
        }
        return false;
    }

    // The effects stand already; offsets that are not committed only mean a redelivery that is skipped. So nobody
    // waits.
    private void commit(KafkaConsumer<byte[], byte[]> consumer) {
        if (!uncommitted || System.nanoTime() - nextCommit < 0) {
            return;
        }
        uncommitted = false;
        nextCommit = System.nanoTime() + BETWEEN_COMMITS.toNanos();
        consumer.commitAsync((offsets, failed) -> {
            if (failed != null) {
                Log.debugf("offsets are committed with the next batch: %s", failed.toString());
            }
        });
    }

    private void redrive(KafkaConsumer<byte[], byte[]> consumer) {
        if (System.nanoTime() - nextRedrive < 0) {
            return;
        }
        nextRedrive = System.nanoTime() + BETWEEN_REDRIVES.toNanos();
        Set<Integer> held =
                consumer.assignment().stream().map(TopicPartition::partition).collect(Collectors.toSet());
        try {
            batches.redrive(handler, held);
        } catch (DatabaseAway away) {
            Log.debugf("redriving waits for the database: %s", away.getMessage());
        }
    }

    private static Map<TopicPartition, Long> positions(KafkaConsumer<byte[], byte[]> consumer) {
        Map<TopicPartition, Long> positions = new HashMap<>();
        try {
            for (TopicPartition partition : consumer.assignment()) {
                positions.put(partition, consumer.position(partition, POLL));
            }
        } catch (TimeoutException notYetKnown) {
            Log.debug("a new partition's position is not known yet");
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
        properties.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SILENCE_OF_THE_DEAD_MILLIS);
        properties.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, HEARTBEAT_MILLIS);
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, Math.max(settings.batch(), AT_ONCE));
        // The only one that gives whoever holds a matter's partition of one topic the same partition of all topics.
        properties.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, RangeAssignor.class.getName());
        return new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private static void rest(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /** The database cannot be reached or gave up on us; the same batch is tried again. */
    static final class DatabaseAway extends RuntimeException {
        DatabaseAway(Throwable cause) {
            super(cause.getClass().getSimpleName(), cause);
        }
    }
}
