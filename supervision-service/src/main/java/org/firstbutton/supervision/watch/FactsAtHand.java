package org.firstbutton.supervision.watch;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.firstbutton.chassis.delivery.ArrivedFact;
import org.firstbutton.contract.Envelope;
import org.firstbutton.supervision.rules.Vocabulary;
import org.firstbutton.supervision.timeline.LaidFacts;
import org.firstbutton.supervision.timeline.StoredFact;
import org.firstbutton.supervision.timeline.TimelineFacts;
import org.firstbutton.supervision.verdict.TimelineFact;
import org.jdbi.v3.core.Handle;

/**
 * 手边的事实 — facts as the judge reads them, kept after the first reading or since they were laid down here. A stored fact
 * never changes, so what is kept can only be too little; which facts stand on a timeline is asked of the database each time.
 */
@ApplicationScoped
class FactsAtHand implements LaidFacts {
    private final TimelineFacts facts;
    private final Cache<String, TimelineFact> kept;

    /** @param most how many are kept; about one and a half kilobytes each */
    FactsAtHand(TimelineFacts facts, @ConfigProperty(name = "firstbutton.supervision.facts-at-hand") int most) {
        this.facts = facts;
        this.kept = Caffeine.newBuilder().maximumSize(most).build();
    }

    @Override
    public void laid(List<ArrivedFact> laid) {
        for (ArrivedFact fact : laid) {
            if (readsBackUnchanged(fact)) {
                keep(fact);
            }
        }
    }

    private void keep(ArrivedFact fact) {
        try {
            TimelineFact judged = judged(fact);
            kept.put(judged.id(), judged);
        } catch (IllegalArgumentException misfit) {
            Log.debugf(
                    "whoever judges %s will say what is wrong with it",
                    fact.recorded().envelope().type());
        }
    }

    // PostgreSQL keeps instants to the microsecond, and 5.0 is written down as 5. Such a fact is read back like any
    // other.
    private static boolean readsBackUnchanged(ArrivedFact fact) {
        Envelope envelope = fact.recorded().envelope();
        return isWhole(envelope.occurredAt()) && isWhole(envelope.recordedAt()) && !holdsFraction(fact.data());
    }

    private static boolean isWhole(Instant instant) {
        return instant.equals(instant.truncatedTo(ChronoUnit.MICROS));
    }

    private static boolean holdsFraction(JsonNode node) {
        if (node.isFloatingPointNumber()) {
            return true;
        }
        for (JsonNode child : node) {
            if (holdsFraction(child)) {
                return true;
            }
        }
        return false;
    }

    /** These facts, in no order. */
    List<TimelineFact> read(Handle handle, Collection<String> ids) {
        Map<String, TimelineFact> known = kept.getAllPresent(ids);
        List<TimelineFact> read = new ArrayList<>(known.values());
        List<String> unknown = ids.stream().filter(id -> !known.containsKey(id)).toList();
        if (!unknown.isEmpty()) {
            for (StoredFact stored : facts.byIds(handle, unknown)) {
                TimelineFact fact = judged(stored);
                kept.put(fact.id(), fact);
                read.add(fact);
            }
        }
        return read;
    }

    private static TimelineFact judged(ArrivedFact arrived) {
        Envelope envelope = arrived.recorded().envelope();
        UUID corrects = envelope.corrects();
        return new TimelineFact(
                envelope.id().toString(),
                envelope.type(),
                envelope.source(),
                envelope.occurredAt(),
                envelope.recordedAt(),
                envelope.matter(),
                envelope.orgPath(),
                envelope.actor().id(),
                envelope.actor().role(),
                envelope.aggregate(),
                corrects == null ? null : corrects.toString(),
                Vocabulary.contract().read(envelope.type(), arrived.data()),
                new TimelineFact.Provenance(arrived.topic(), arrived.partition(), arrived.offset()));
    }

    static TimelineFact judged(StoredFact stored) {
        return new TimelineFact(
                stored.id(),
                stored.type(),
                stored.source(),
                stored.occurredAt(),
                stored.recordedAt(),
                stored.matter(),
                stored.orgPath(),
                stored.actor(),
                stored.actorRole(),
                stored.aggregate(),
                stored.corrects(),
                Vocabulary.contract().read(stored.type(), stored.data()),
                new TimelineFact.Provenance(stored.topic(), stored.partition(), stored.offset()));
    }
}
