package org.firstbutton.chassis.delivery.incoming;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.firstbutton.chassis.database.Rows;
import org.firstbutton.chassis.delivery.ArrivedFact;
import org.firstbutton.contract.Envelope;
import org.jdbi.v3.core.Handle;

/** 颗粒归仓 — counts what was taken in, by source, topic and day, so that it can be compared with what was written. */
final class ReceivedCounts {
    private static final long SECONDS_A_DAY = 86_400;

    private ReceivedCounts() {}

    static void add(String consumer, Handle handle, List<ArrivedFact> facts) {
        Map<Grain, Tally> tallies = new HashMap<>();
        for (ArrivedFact fact : facts) {
            Envelope envelope = fact.recorded().envelope();
            long day = Math.floorDiv(envelope.occurredAt().getEpochSecond(), SECONDS_A_DAY);
            tallies.merge(
                    new Grain(envelope.source(), fact.topic(), day), new Tally(1, checksum(envelope)), Tally::plus);
        }
        // In one order for all replicas, so that they cannot lock each other out.
        Rows.of(tallies.entrySet().stream()
                        .sorted(Comparator.comparing(entry -> entry.getKey().name()))
                        .toList())
                .text(any -> consumer)
                .text(entry -> entry.getKey().source())
                .text(entry -> entry.getKey().topic())
                .texts(entry -> LocalDate.ofEpochDay(entry.getKey().day()))
                .bigint(entry -> entry.getValue().count())
                .bigint(entry -> entry.getValue().checksum())
                .execute(handle, """
                        insert into received_count as r (consumer, source, topic, day, count, checksum)
                        select consumer, source, topic, cast(day as date), count, cast(checksum as bit(64))
                        from unnest(?, ?, ?, ?, ?, ?) as t (consumer, source, topic, day, count, checksum)
                        on conflict (consumer, source, topic, day) do update
                        set count = r.count + excluded.count, checksum = r.checksum # excluded.checksum
                        """);
    }

    /** XOR of these over a set of facts says whether two sets are the same, whatever their order. */
    static long checksum(Envelope envelope) {
        return envelope.id().getMostSignificantBits()
                ^ Long.rotateLeft(envelope.id().getLeastSignificantBits(), 1);
    }

    /** @param day since 1970-01-01 */
    private record Grain(String source, String topic, long day) {
        String name() {
            return source + '\n' + topic + '\n' + LocalDate.ofEpochDay(day);
        }
    }

    private record Tally(long count, long checksum) {
        Tally plus(Tally other) {
            return new Tally(count + other.count, checksum ^ other.checksum);
        }
    }
}
