package org.firstbutton.supervision.verdict;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
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

    /**
     * Which facts lie on which timelines of this kind. Facts that correct one another lie together wherever one of them
     * stands: the last may name another officer or unit than the first, who is then accused of it no longer.
     *
     * @param spokenOf whether a rule of this kind speaks of such a fact
     */
    public static Map<String, List<TimelineFact>> gather(
            Correlation on, Collection<TimelineFact> facts, Predicate<TimelineFact> spokenOf) {
        Corrections corrections = new Corrections(facts);
        Map<String, Set<String>> keys = new HashMap<>();
        for (TimelineFact fact : facts) {
            String key = spokenOf.test(fact) ? on.keyOf(fact) : null;
            if (key != null) {
                keys.computeIfAbsent(corrections.firstId(fact), any -> new TreeSet<>())
                        .add(key);
            }
        }
        Map<String, List<TimelineFact>> gathered = new HashMap<>();
        for (TimelineFact fact : facts) {
            keys.getOrDefault(corrections.firstId(fact), Set.of())
                    .forEach(key -> gathered.computeIfAbsent(key, any -> new ArrayList<>())
                            .add(fact));
        }
        return gathered;
    }

    private static Timeline corrected(String kind, String key, List<TimelineFact> all) {
        Corrections corrections = new Corrections(all);
        Correlation on = Correlation.of(kind);
        List<TimelineFact> standing = all.stream()
                .filter(fact -> corrections.stands(fact) && on.holds(key, fact))
                .toList();
        return new Timeline(kind, key, standing, corrections.firstIds(all));
    }
}
