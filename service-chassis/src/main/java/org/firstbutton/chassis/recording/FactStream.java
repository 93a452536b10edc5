package org.firstbutton.chassis.recording;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.firstbutton.contract.Envelope;
import org.firstbutton.contract.RecordedFact;
import org.jdbi.v3.core.Handle;

/**
 * 事实流 — facts stated about one thing, to be put behind those that the ledger already holds. Whoever appends holds the
 * thing's row locked, so that versions follow each other without a gap.
 *
 * @param version the version reached so far
 */
public record FactStream(
        UUID aggregate, long version, String source, String matter, String orgPath, List<ParsedFact> facts) {

    /** The envelopes of what is new, in the order stated; facts already in the ledger are left out. */
    public static List<RecordedFact> fresh(Handle handle, List<FactStream> streams, int epoch) {
        List<List<UUID>> ids = streams.stream().map(FactStream::ids).toList();
        Set<UUID> known = known(handle, ids.stream().flatMap(List::stream).toArray(UUID[]::new));
        List<RecordedFact> fresh = new ArrayList<>();
        for (int i = 0; i < streams.size(); i++) {
            FactStream stream = streams.get(i);
            long version = stream.version();
            for (int j = 0; j < stream.facts().size(); j++) {
                UUID id = ids.get(i).get(j);
                if (known.add(id)) {
                    version++;
                    fresh.add(stream.recorded(stream.facts().get(j), id, version, epoch));
                }
            }
        }
        return fresh;
    }

    private List<UUID> ids() {
        return facts.stream().map(fact -> fact.idWithin(aggregate)).toList();
    }

    private RecordedFact recorded(ParsedFact fact, UUID id, long newVersion, int epoch) {
        Envelope envelope = new Envelope(
                id,
                fact.type(),
                source,
                fact.occurredAt(),
                fact.recordedAt(),
                matter,
                orgPath,
                fact.actor(),
                aggregate.toString(),
                newVersion,
                epoch,
                null);
        return new RecordedFact(envelope, fact.fact());
    }

    private static Set<UUID> known(Handle handle, UUID[] ids) {
        return handle.createQuery("select event_id from event_ledger where event_id = any (:ids)")
                .bind("ids", ids)
                .mapTo(UUID.class)
                .collect(Collectors.toCollection(HashSet::new));
    }
}
