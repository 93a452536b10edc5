package org.firstbutton.chassis.delivery.incoming;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.firstbutton.chassis.delivery.ArrivedFact;
import org.firstbutton.contract.CloudEventJson.UnreadableFact;
import org.firstbutton.contract.Envelope;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** 暂存 — facts that came before an earlier version of the same aggregate; they apply when the gap closes. */
final class ParkedFacts {
    private final String consumer;
    private final Handle handle;

    ParkedFacts(String consumer, Handle handle) {
        this.consumer = consumer;
        this.handle = handle;
    }

    void park(List<Arrival> early) {
        if (early.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch("""
                insert into parked_event (consumer, event_id, aggregate, epoch, version, topic, part, off, headers, raw)
                values (:consumer, :event, :aggregate, :epoch, :version, :topic, :part, :off,
                        cast(:headers as jsonb), :raw)
                on conflict do nothing
                """);
        for (Arrival arrival : early) {
            ArrivedFact fact = arrival.fact();
            Envelope envelope = fact.recorded().envelope();
            batch.bind("consumer", consumer)
                    .bind("event", envelope.id())
                    .bind("aggregate", envelope.aggregate())
                    .bind("epoch", envelope.epoch())
                    .bind("version", envelope.version())
                    .bind("topic", fact.topic())
                    .bind("part", fact.partition())
                    .bind("off", fact.offset())
                    .bind("headers", Arrival.headersOf(arrival.record()))
                    .bind("raw", arrival.record().value())
                    .add();
        }
        batch.execute();
    }

    /** Parked facts that follow the positions just moved, in order; moves the positions on. */
    List<ArrivedFact> release(
            Map<String, StreamPositions.Position> positions, Map<String, StreamPositions.Position> moved) {
        List<ArrivedFact> released = new ArrayList<>();
        List<UUID> done = new ArrayList<>();
        if (moved.isEmpty()) {
            return released;
        }
        for (ArrivedFact fact : load(moved.keySet().toArray(String[]::new), done)) {
            Envelope envelope = fact.recorded().envelope();
            StreamPositions.Position at = positions.getOrDefault(envelope.aggregate(), StreamPositions.Position.START);
            StreamPositions.Turn turn = at.turnOf(envelope);
            if (turn == StreamPositions.Turn.NEXT) {
                StreamPositions.Position next = StreamPositions.Position.after(envelope);
                positions.put(envelope.aggregate(), next);
                moved.put(envelope.aggregate(), next);
                released.add(fact);
            }
            if (turn != StreamPositions.Turn.EARLY) {
                done.add(envelope.id());
            }
        }
        if (!done.isEmpty()) {
            handle.createUpdate("delete from parked_event where consumer = :consumer and event_id = any (:events)")
                    .bind("consumer", consumer)
                    .bindArray("events", UUID.class, done.toArray())
                    .execute();
        }
        return released;
    }

    // What was readable when it was parked and no longer is (a changed contract) goes to quarantine like any other.
    private List<ArrivedFact> load(String[] aggregates, List<UUID> done) {
        List<ArrivedFact> readable = new ArrayList<>();
        handle.createQuery("""
                        select event_id, topic, part, off, raw, headers from parked_event
                        where consumer = :consumer and aggregate = any (:aggregates)
                        order by aggregate, version, epoch
                        """)
                .bind("consumer", consumer)
                .bindArray("aggregates", String.class, (Object[]) aggregates)
                .map((row, context) -> Map.entry(
                        row.getObject(1, UUID.class),
                        Arrival.restored(
                                row.getString(2),
                                row.getInt(3),
                                row.getLong(4),
                                null,
                                row.getBytes(5),
                                row.getString(6))))
                .list()
                .forEach(parked -> {
                    try {
                        readable.add(FactReader.read(parked.getValue()));
                    } catch (UnreadableFact unreadable) {
                        new Quarantine(consumer, handle).hold(parked.getValue(), FactReader.reason(unreadable));
                        done.add(parked.getKey());
                    }
                });
        return readable;
    }
}
