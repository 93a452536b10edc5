package org.firstbutton.supervision.verdict;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * 时间线 — the set of facts known about one matter, caller, unit or source. Order of arrival and repetition leave no
 * trace: facts are ordered by time, one of each id, and a corrected fact is replaced by its correction.
 */
public final class Timeline {
    private static final Comparator<TimelineFact> ORDER = Comparator.comparing(TimelineFact::occurredAt)
            .thenComparing(TimelineFact::recordedAt)
            .thenComparing(TimelineFact::id);

    private final String kind;
    private final String key;
    private final List<TimelineFact> facts;
    private final Map<String, String> firstIds;

    private Timeline(String kind, String key, List<TimelineFact> facts, Map<String, String> firstIds) {
        this.kind = kind;
        this.key = key;
        this.facts = facts;
        this.firstIds = firstIds;
    }

    /** @param kind {@code matter}, {@code caller}, {@code source} or {@code unit} */
    public static Timeline of(String kind, String key, Collection<TimelineFact> facts) {
        List<TimelineFact> sorted = new ArrayList<>(facts);
        sorted.sort(ORDER);
        List<TimelineFact> once = new ArrayList<>(sorted.size());
        boolean corrections = false;
        for (TimelineFact fact : sorted) {
            if (once.isEmpty() || !once.get(once.size() - 1).id().equals(fact.id())) {
                once.add(fact);
                corrections |= fact.corrects() != null;
            }
        }
        return corrections ? corrected(kind, key, once) : new Timeline(kind, key, once, Map.of());
    }

    public String kind() {
        return kind;
    }

    public String key() {
        return key;
    }

    /** The facts that count, in the order of business time. */
    public List<TimelineFact> facts() {
        return List.copyOf(facts);
    }

    List<TimelineFact> until(Instant asOf) {
        int end = facts.size();
        while (end > 0 && facts.get(end - 1).occurredAt().isAfter(asOf)) {
            end--;
        }
        return facts.subList(0, end);
    }

    @Nullable
    Instant nextAfter(Instant asOf) {
        int visible = until(asOf).size();
        return visible == facts.size() ? null : facts.get(visible).occurredAt();
    }

    /** The id under which the fact first became known: a correction keeps the episode that the original armed. */
    String firstIdOf(TimelineFact fact) {
        return firstIds.getOrDefault(fact.id(), fact.id());
    }

    /** Of all that correct one another, directly or in turn, one counts: the last to be written that nothing corrects. */
    private static Timeline corrected(String kind, String key, List<TimelineFact> all) {
        Map<String, String> originals = new HashMap<>();
        for (TimelineFact fact : all) {
            if (fact.corrects() != null && !fact.corrects().equals(fact.id())) {
                originals.put(fact.id(), fact.corrects());
            }
        }
        Set<String> replaced = new HashSet<>(originals.values());
        Comparator<TimelineFact> newest =
                Comparator.comparing(TimelineFact::recordedAt).thenComparing(TimelineFact::id);
        Map<String, TimelineFact> last = new HashMap<>();
        Map<String, String> firstIds = new HashMap<>();
        for (TimelineFact fact : all) {
            String first = fact.id();
            for (int steps = 0; originals.containsKey(first) && steps <= all.size(); steps++) {
                first = originals.getOrDefault(first, first);
            }
            firstIds.put(fact.id(), first);
            if (!replaced.contains(fact.id())) {
                last.merge(first, fact, (a, b) -> newest.compare(a, b) >= 0 ? a : b);
            }
        }
        List<TimelineFact> standing = all.stream()
                .filter(fact -> fact.equals(last.get(firstIds.get(fact.id()))))
                .toList();
        return new Timeline(kind, key, standing, firstIds);
    }
}
