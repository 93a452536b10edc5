package org.firstbutton.chassis.delivery.incoming;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.firstbutton.chassis.delivery.ArrivedFact;
import org.firstbutton.contract.Envelope;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** 颗粒归仓 — counts what was taken in, by source, topic and day, so that it can be compared with what was written. */
final class ReceivedCounts {
    private ReceivedCounts() {}

    static void add(String consumer, Handle handle, List<ArrivedFact> facts) {
        Map<Grain, Tally> tallies = new TreeMap<>();
        for (ArrivedFact fact : facts) {
            Envelope envelope = fact.recorded().envelope();
            Grain grain = new Grain(
                    envelope.source(),
                    fact.topic(),
                    LocalDate.ofInstant(envelope.occurredAt(), ZoneOffset.UTC).toString());
            tallies.merge(grain, new Tally(1, checksum(envelope)), Tally::plus);
        }
        PreparedBatch batch = handle.prepareBatch("""
                insert into received_count as r (consumer, source, topic, day, count, checksum)
                values (:consumer, :source, :topic, cast(:day as date), :count, cast(:checksum as bit(64)))
                on conflict (consumer, source, topic, day) do update
                set count = r.count + excluded.count, checksum = r.checksum # excluded.checksum
                """);
        tallies.forEach((grain, tally) -> batch.bind("consumer", consumer)
                .bind("source", grain.source())
                .bind("topic", grain.topic())
                .bind("day", grain.day())
                .bind("count", tally.count())
                .bind("checksum", tally.checksum())
                .add());
        batch.execute();
    }

    /** XOR of these over a set of facts says whether two sets are the same, whatever their order. */
    static long checksum(Envelope envelope) {
        return envelope.id().getMostSignificantBits()
                ^ Long.rotateLeft(envelope.id().getLeastSignificantBits(), 1);
    }

    private record Grain(String source, String topic, String day) implements Comparable<Grain> {
        @Override
        public int compareTo(Grain other) {
            return (source + '\n' + topic + '\n' + day).compareTo(other.source + '\n' + other.topic + '\n' + other.day);
        }
    }

    private record Tally(long count, long checksum) {
        Tally plus(Tally other) {
            return new Tally(count + other.count, checksum ^ other.checksum);
        }
    }
}
