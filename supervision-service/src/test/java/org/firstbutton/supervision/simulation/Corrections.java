package org.firstbutton.supervision.simulation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.firstbutton.supervision.verdict.TimelineFact;

/** Which facts count once corrections are applied: of all that speak of one first fact the one written last. */
final class Corrections {
    private final Map<String, TimelineFact> byId = new LinkedHashMap<>();

    Corrections(Collection<TimelineFact> facts) {
        facts.forEach(fact -> byId.putIfAbsent(fact.id(), fact));
    }

    /** The id under which a thing first became known, whether or not that first fact has come. */
    String firstId(TimelineFact fact) {
        String id = fact.id();
        TimelineFact at = fact;
        while (at != null && at.corrects() != null) {
            id = at.corrects();
            at = byId.get(id);
        }
        return id;
    }

    List<TimelineFact> standing() {
        Map<String, List<TimelineFact>> families = new TreeMap<>();
        byId.values()
                .forEach(fact -> families.computeIfAbsent(firstId(fact), any -> new ArrayList<>())
                        .add(fact));
        List<TimelineFact> standing = new ArrayList<>();
        for (List<TimelineFact> family : families.values()) {
            family.stream()
                    .filter(fact -> family.stream().noneMatch(other -> fact.id().equals(other.corrects())))
                    .max(Comparator.comparing(TimelineFact::recordedAt).thenComparing(TimelineFact::id))
                    .ifPresent(standing::add);
        }
        standing.sort(Comparator.comparing(TimelineFact::occurredAt)
                .thenComparing(TimelineFact::recordedAt)
                .thenComparing(TimelineFact::id));
        return standing;
    }
}
