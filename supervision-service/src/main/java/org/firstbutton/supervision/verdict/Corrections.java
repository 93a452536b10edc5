package org.firstbutton.supervision.verdict;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * 更正 — which facts speak of the same thing, because one corrects the other, directly or in turn. Of all of them one
 * counts: the last to be written that nothing corrects.
 */
final class Corrections {
    private static final Comparator<TimelineFact> NEWEST =
            Comparator.comparing(TimelineFact::recordedAt).thenComparing(TimelineFact::id);

    private final Map<String, String> originals = new HashMap<>();
    private final Map<String, TimelineFact> last = new HashMap<>();

    Corrections(Collection<TimelineFact> facts) {
        for (TimelineFact fact : facts) {
            if (fact.corrects() != null && !fact.corrects().equals(fact.id())) {
                originals.put(fact.id(), fact.corrects());
            }
        }
        Set<String> replaced = new HashSet<>(originals.values());
        for (TimelineFact fact : facts) {
            if (!originals.isEmpty() && !replaced.contains(fact.id())) {
                last.merge(firstId(fact), fact, (a, b) -> NEWEST.compare(a, b) >= 0 ? a : b);
            }
        }
    }

    boolean isNone() {
        return originals.isEmpty();
    }

    /** The id under which the thing first became known, whether or not that first fact has come. */
    String firstId(TimelineFact fact) {
        String first = fact.id();
        for (int steps = 0; originals.containsKey(first) && steps <= originals.size(); steps++) {
            first = originals.getOrDefault(first, first);
        }
        return first;
    }

    boolean stands(TimelineFact fact) {
        return fact.equals(last.get(firstId(fact)));
    }

    Map<String, String> firstIds(List<TimelineFact> facts) {
        Map<String, String> firstIds = new HashMap<>();
        facts.forEach(fact -> firstIds.put(fact.id(), firstId(fact)));
        return firstIds;
    }
}
