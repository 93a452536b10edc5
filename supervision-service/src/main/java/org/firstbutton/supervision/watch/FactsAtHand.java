package org.firstbutton.supervision.watch;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.firstbutton.supervision.rules.Vocabulary;
import org.firstbutton.supervision.timeline.StoredFact;
import org.firstbutton.supervision.timeline.TimelineFacts;
import org.firstbutton.supervision.verdict.TimelineFact;
import org.jdbi.v3.core.Handle;

/**
 * 手边的事实 — facts as the judge reads them, kept after the first reading. A stored fact never changes, so what is kept can
 * only be too little; which facts stand on a timeline is asked of the database each time.
 */
@ApplicationScoped
class FactsAtHand {
    private final TimelineFacts facts;
    private final Cache<String, TimelineFact> kept;

    /** @param most how many are kept; about one and a half kilobytes each */
    FactsAtHand(TimelineFacts facts, @ConfigProperty(name = "firstbutton.supervision.facts-at-hand") int most) {
        this.facts = facts;
        this.kept = Caffeine.newBuilder().maximumSize(most).build();
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
