package org.firstbutton.chassis.delivery;

import io.quarkus.logging.Log;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.firstbutton.contract.Envelope;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * 位置 — how far a consumer has come with each aggregate. The next version applies, an applied one is skipped, one after
 * a gap is parked until the gap closes. This, not the broker's offset, is what makes an effect happen once.
 */
final class StreamPositions {
    private final String consumer;
    private final Handle handle;

    StreamPositions(String consumer, Handle handle) {
        this.consumer = consumer;
        this.handle = handle;
    }

    /** Two owners of a partition may overlap after a rebalance; the lock makes them take turns. */
    void lockPartitions(List<ConsumerRecord<byte[], byte[]>> records) {
        TreeSet<Integer> partitions = new TreeSet<>();
        records.forEach(record -> partitions.add(record.partition()));
        for (int partition : partitions) {
            handle.createQuery("select 1 from pg_advisory_xact_lock(hashtext(:consumer), :partition)")
                    .bind("consumer", "inbox-" + consumer)
                    .bind("partition", partition)
                    .mapTo(Integer.class)
                    .one();
        }
    }

    /** The facts whose turn it is, in order, including parked ones that become due; advances the positions. */
    List<ArrivedFact> advance(List<ArrivedFact> arrived) {
        if (arrived.isEmpty()) {
            return List.of();
        }
        Map<String, Position> positions = load(arrived);
        Map<String, Position> moved = new LinkedHashMap<>();
        List<ArrivedFact> due = new ArrayList<>(arrived.size());
        List<ArrivedFact> early = new ArrayList<>();
        for (ArrivedFact fact : arrived) {
            Envelope envelope = fact.recorded().envelope();
            Position at = positions.getOrDefault(envelope.aggregate(), Position.START);
            if (at.isNext(envelope)) {
                Position next = new Position(envelope.epoch(), envelope.version(), envelope.id());
                positions.put(envelope.aggregate(), next);
                moved.put(envelope.aggregate(), next);
                due.add(fact);
            } else if (at.isBefore(envelope)) {
                early.add(fact);
            } else if (at.contradicts(envelope)) {
                Log.errorf("FORK: aggregate %s version %d stands twice", envelope.aggregate(), envelope.version());
            }
        }
        ParkedFacts parked = new ParkedFacts(consumer, handle);
        parked.park(early);
        due.addAll(parked.release(positions, moved));
        save(moved);
        return due;
    }

    private Map<String, Position> load(List<ArrivedFact> arrived) {
        String[] aggregates = arrived.stream()
                .map(fact -> fact.recorded().envelope().aggregate())
                .distinct()
                .toArray(String[]::new);
        Map<String, Position> positions = new HashMap<>();
        handle.createQuery("""
                        select aggregate, epoch, version, last_event from stream_position
                        where consumer = :consumer and aggregate = any (:aggregates)
                        """)
                .bind("consumer", consumer)
                .bindArray("aggregates", String.class, (Object[]) aggregates)
                .map((row, context) -> Map.entry(
                        row.getString(1), new Position(row.getInt(2), row.getLong(3), row.getObject(4, UUID.class))))
                .forEach(entry -> positions.put(entry.getKey(), entry.getValue()));
        return positions;
    }

    private void save(Map<String, Position> moved) {
        if (moved.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch("""
                insert into stream_position (consumer, aggregate, epoch, version, last_event)
                values (:consumer, :aggregate, :epoch, :version, :event)
                on conflict (consumer, aggregate) do update
                set epoch = excluded.epoch, version = excluded.version, last_event = excluded.last_event
                """);
        moved.forEach((aggregate, position) -> batch.bind("consumer", consumer)
                .bind("aggregate", aggregate)
                .bind("epoch", position.epoch())
                .bind("version", position.version())
                .bind("event", position.lastEvent())
                .add());
        batch.execute();
    }

    /** The last applied version of an aggregate. */
    record Position(int epoch, long version, UUID lastEvent) {
        static final Position START = new Position(1, 0, new UUID(0, 0));

        boolean isNext(Envelope envelope) {
            return envelope.version() == version + 1 && envelope.epoch() >= epoch;
        }

        boolean isBefore(Envelope envelope) {
            return envelope.version() > version + 1;
        }

        boolean contradicts(Envelope envelope) {
            return envelope.version() == version && !envelope.id().equals(lastEvent);
        }
    }
}
