package org.firstbutton.chassis.delivery.incoming;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.firstbutton.chassis.database.Rows;
import org.firstbutton.chassis.delivery.ArrivedFact;
import org.firstbutton.contract.Envelope;
import org.jdbi.v3.core.Handle;

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
        Integer[] partitions = records.stream()
                .map(ConsumerRecord::partition)
                .distinct()
                .sorted()
                .toArray(Integer[]::new);
        handle.createQuery("""
                        select count(pg_advisory_xact_lock(hashtext(:consumer), partition))
                        from (select partition from unnest(:partitions) with ordinality as p (partition, place)
                              order by place) as p
                        """)
                .bind("consumer", "inbox-" + consumer)
                .bindArray("partitions", Integer.class, (Object[]) partitions)
                .mapTo(Integer.class)
                .one();
    }

    /** Finds whose turn it is, releases parked facts that become due, parks what came early, moves the positions. */
    Advance advance(List<Arrival> arrived) {
        Map<String, Position> positions = load(arrived);
        Map<String, Position> moved = new LinkedHashMap<>();
        List<ArrivedFact> due = new ArrayList<>(arrived.size());
        List<Arrival> early = new ArrayList<>();
        List<Arrival> forks = new ArrayList<>();
        for (Arrival arrival : arrived) {
            Envelope envelope = arrival.fact().recorded().envelope();
            switch (positions.getOrDefault(envelope.aggregate(), Position.START).turnOf(envelope)) {
                case NEXT -> {
                    Position next = Position.after(envelope);
                    positions.put(envelope.aggregate(), next);
                    moved.put(envelope.aggregate(), next);
                    due.add(arrival.fact());
                }
                case EARLY -> early.add(arrival);
                case FORK -> forks.add(arrival);
                case APPLIED -> {}
            }
        }
        ParkedFacts parked = new ParkedFacts(consumer, handle);
        parked.park(early);
        due.addAll(parked.release(positions, moved));
        save(moved);
        return new Advance(due, forks);
    }

    /**
     * What a batch comes to.
     *
     * @param due facts that take effect now, each aggregate's in order
     * @param forks facts that contradict what was applied before; a person must look at them
     */
    record Advance(List<ArrivedFact> due, List<Arrival> forks) {}

    private Map<String, Position> load(List<Arrival> arrived) {
        String[] aggregates = arrived.stream()
                .map(arrival -> arrival.fact().recorded().envelope().aggregate())
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
        Rows.of(List.copyOf(moved.entrySet()))
                .text(any -> consumer)
                .text(Map.Entry::getKey)
                .integer(move -> move.getValue().epoch())
                .bigint(move -> move.getValue().version())
                .uuid(move -> move.getValue().lastEvent())
                .execute(handle, """
                        insert into stream_position (consumer, aggregate, epoch, version, last_event)
                        select consumer, aggregate, epoch, version, cast(event as uuid)
                        from unnest(?, ?, ?, ?, ?) as m (consumer, aggregate, epoch, version, event)
                        on conflict (consumer, aggregate) do update
                        set epoch = excluded.epoch, version = excluded.version, last_event = excluded.last_event
                        """);
    }

    /** The last applied version of an aggregate. */
    record Position(int epoch, long version, UUID lastEvent) {
        static final Position START = new Position(1, 0, new UUID(0, 0));

        static Position after(Envelope envelope) {
            return new Position(envelope.epoch(), envelope.version(), envelope.id());
        }

        // After a restore the producer raises its epoch and may give versions away again that we have applied already.
        Turn turnOf(Envelope envelope) {
            if (envelope.version() > version) {
                if (envelope.epoch() < epoch) {
                    return Turn.FORK;
                }
                return envelope.version() == version + 1 ? Turn.NEXT : Turn.EARLY;
            }
            boolean another =
                    envelope.version() == version && !envelope.id().equals(lastEvent) && envelope.epoch() == epoch;
            return another || envelope.epoch() > epoch ? Turn.FORK : Turn.APPLIED;
        }
    }

    /** Whether it is a fact's turn. */
    enum Turn {
        NEXT,
        EARLY,
        APPLIED,
        FORK
    }
}
