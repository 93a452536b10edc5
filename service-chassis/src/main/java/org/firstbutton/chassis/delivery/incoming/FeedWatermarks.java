package org.firstbutton.chassis.delivery.incoming;

import io.quarkus.logging.Log;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.firstbutton.chassis.database.Transactions;
import org.firstbutton.chassis.delivery.DeliverySettings;
import org.firstbutton.contract.CloudEventJson;
import org.firstbutton.contract.Topic;
import org.firstbutton.contract.supervision.HeartbeatFact.RelayBeat;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/**
 * 水位 — how far each producing service has been taken in, per partition. A relay's beat holds for a partition only when
 * this consumer has passed the offsets named in it, so nothing depends on order between topics. Nobody is accused
 * because our own queue was late. Each loop has its own, for the partitions that it holds.
 */
final class FeedWatermarks {
    /** Ten minutes of beats. */
    private static final int MOST_BEATS = 1_200;

    private final Transactions transactions;
    private final DeliverySettings settings;
    private final String brokers;
    private final Map<String, Deque<RelayBeat>> waiting = new HashMap<>();
    private final Map<String, Map<Integer, Instant>> saved = new HashMap<>();
    private @Nullable KafkaConsumer<String, byte[]> beats;

    FeedWatermarks(Transactions transactions, DeliverySettings settings, String brokers) {
        this.transactions = transactions;
        this.settings = settings;
        this.brokers = brokers;
    }

    /** Called by the thread that reads; the consumer belongs to it. */
    void close() {
        if (beats != null) {
            beats.close();
            beats = null;
        }
    }

    /** Reads new beats and saves the watermarks of the partitions held, where the positions have passed them. */
    void advance(Set<Topic> topics, Map<TopicPartition, Long> positions) {
        readBeats();
        Map<String, Map<Integer, Instant>> advanced = new HashMap<>();
        Set<Integer> held = partitions(positions);
        waiting.forEach((service, beats) -> {
            for (int partition : held) {
                Instant known = saved.getOrDefault(service, Map.of()).getOrDefault(partition, Instant.MIN);
                newestPassed(beats, partition, topics, positions)
                        .filter(watermark -> watermark.isAfter(known))
                        .ifPresent(watermark -> advanced.computeIfAbsent(service, any -> new HashMap<>())
                                .put(partition, watermark));
            }
            forget(beats, held, topics, positions);
        });
        if (!advanced.isEmpty()) {
            save(advanced);
        }
    }

    // Under steady load we never catch up with the newest beat, so those before it count as well.
    private static Optional<Instant> newestPassed(
            Deque<RelayBeat> beats, int partition, Set<Topic> topics, Map<TopicPartition, Long> positions) {
        Iterator<RelayBeat> newestFirst = beats.descendingIterator();
        while (newestFirst.hasNext()) {
            RelayBeat beat = newestFirst.next();
            if (passed(beat, partition, topics, positions)) {
                return Optional.of(beat.watermark());
            }
        }
        return Optional.empty();
    }

    // Keeps the newest beat that all partitions have passed, for those that a rebalance may bring.
    private static void forget(
            Deque<RelayBeat> beats, Set<Integer> held, Set<Topic> topics, Map<TopicPartition, Long> positions) {
        if (beats.size() > MOST_BEATS) {
            thin(beats);
        }
        while (beats.size() > 1) {
            RelayBeat oldest = beats.removeFirst();
            RelayBeat next = beats.getFirst();
            if (held.isEmpty() || !held.stream().allMatch(partition -> passed(next, partition, topics, positions))) {
                beats.addFirst(oldest);
                return;
            }
        }
    }

    private static Set<Integer> partitions(Map<TopicPartition, Long> positions) {
        return positions.keySet().stream().map(TopicPartition::partition).collect(java.util.stream.Collectors.toSet());
    }

    // Far behind, every second beat will do: a coarser watermark, but one that moves.
    private static void thin(Deque<RelayBeat> beats) {
        Iterator<RelayBeat> oldestFirst = beats.iterator();
        for (int i = 0; oldestFirst.hasNext(); i++) {
            oldestFirst.next();
            if (i % 2 == 0 && oldestFirst.hasNext()) {
                oldestFirst.remove();
            }
        }
    }

    private static boolean passed(
            RelayBeat beat, int partition, Set<Topic> topics, Map<TopicPartition, Long> positions) {
        for (Topic topic : topics) {
            List<Long> ends = beat.endOffsets().getOrDefault(topic.wireName(), List.of());
            if (partition < ends.size()) {
                Long position = positions.get(new TopicPartition(topic.wireName(), partition));
                if (position == null || position < ends.get(partition)) {
                    return false;
                }
            }
        }
        return true;
    }

    private void readBeats() {
        KafkaConsumer<String, byte[]> consumer = beats;
        if (consumer == null) {
            consumer = open();
            beats = consumer;
        }
        for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ZERO)) {
            try {
                RelayBeat beat = CloudEventJson.MAPPER.readValue(record.value(), RelayBeat.class);
                waiting.computeIfAbsent(beat.service(), any -> new ArrayDeque<>())
                        .addLast(beat);
            } catch (IOException unreadable) {
                Log.warnf("a relay beat cannot be read: %s", unreadable.getMessage());
            }
        }
    }

    private void save(Map<String, Map<Integer, Instant>> advanced) {
        try {
            transactions.asConsumer(handle -> {
                PreparedBatch batch = handle.prepareBatch("""
                        insert into feed_watermark as w (consumer, service, part, watermark)
                        values (:consumer, :service, :part, :watermark)
                        on conflict (consumer, service, part) do update
                        set watermark = greatest(w.watermark, excluded.watermark)
                        """);
                advanced.forEach((service, parts) ->
                        parts.forEach((part, watermark) -> batch.bind("consumer", settings.service())
                                .bind("service", service)
                                .bind("part", part)
                                .bind("watermark", OffsetDateTime.ofInstant(watermark, ZoneOffset.UTC))
                                .add()));
                return batch.execute();
            });
            advanced.forEach((service, parts) ->
                    saved.computeIfAbsent(service, any -> new HashMap<>()).putAll(parts));
        } catch (RuntimeException away) {
            Log.debugf("watermarks wait for the database: %s", away.toString());
        }
    }

    private KafkaConsumer<String, byte[]> open() {
        Properties properties = new Properties();
        properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, brokers);
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
        KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(properties, new StringDeserializer(), new ByteArrayDeserializer());
        TopicPartition beatsPartition = new TopicPartition(Topic.RELAY_BEATS.wireName(), 0);
        consumer.assign(List.of(beatsPartition));
        consumer.seekToEnd(List.of(beatsPartition));
        return consumer;
    }
}
