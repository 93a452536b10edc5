package org.firstbutton.supervision.simulation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.firstbutton.supervision.verdict.TimelineFact;

/** Which facts count once corrections are applied: of all that speak of one first fact the one written last. */
final class Corrections {
    private final Map<String, TimelineFact> byId = new LinkedHashMap<>();

    Corrections(Collection<TimelineFact> facts) {
        facts.forEach(fact -> byId.putIfAbsent(fact.id(), fact));
    }

    /** Those of all that speak of the same thing as these: they correct one of them, are corrected by it, or correct what it corrects. */
    static Set<TimelineFact> families(Collection<TimelineFact> of, Collection<TimelineFact> all) {
        Set<TimelineFact> family = new LinkedHashSet<>(of);
        boolean grown = true;
        while (grown) {
            grown = family.addAll(all.stream()
                    .filter(one -> family.stream().anyMatch(member -> speakOfTheSame(one, member)))
                    .toList());
        }
        return family;
    }

    private static boolean speakOfTheSame(TimelineFact one, TimelineFact other) {
        return one.id().equals(other.corrects())
                || other.id().equals(one.corrects())
                || (one.corrects() != null && one.corrects().equals(other.corrects()));
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
