package org.firstbutton.localrun.backtest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.firstbutton.supervision.verdict.Correlation;
import org.firstbutton.supervision.verdict.Duty;
import org.firstbutton.supervision.verdict.Judge;
import org.firstbutton.supervision.verdict.Timeline;
import org.firstbutton.supervision.verdict.TimelineFact;
import org.firstbutton.supervision.verdict.Viewpoint;

/**
 * 归集 — judges each matter as soon as it is whole, and keeps of it only what rules on callers, places, officers,
 * units, counties and sources speak of. Without such rules its memory is that of one matter.
 */
final class Gathering {
    private final Judge judge;
    private final boolean history;
    private final Set<String> exports;
    private Viewpoint view;
    private final Consumer<Duty> findings;
    private final Map<Correlation, Set<String>> wanted = new EnumMap<>(Correlation.class);
    private final Map<Correlation, Map<String, List<TimelineFact>>> kept = new EnumMap<>(Correlation.class);

    /**
     * @param history whether every source hands in the past, judged on occurrence alone
     * @param exports the sources that do, where not all of them do
     */
    Gathering(Judge judge, Instant asOf, boolean history, Set<String> exports, Consumer<Duty> findings) {
        this.judge = judge;
        this.history = history;
        this.exports = new HashSet<>(exports);
        this.view = Viewpoint.complete(asOf).withExports(exports);
        this.findings = findings;
        for (String kind : judge.kinds()) {
            Correlation correlation = Correlation.of(kind);
            if (correlation != Correlation.MATTER) {
                wanted.put(correlation, judge.typesOn(correlation));
                kept.put(correlation, new LinkedHashMap<>());
            }
        }
    }

    /** All facts of one matter. */
    void matter(String matter, List<TimelineFact> facts) {
        if (history) {
            facts.stream()
                    .map(TimelineFact::source)
                    .filter(exports::add)
                    .forEach(source -> view = Viewpoint.complete(view.asOf()).withExports(exports));
        }
        judge(Timeline.of(Correlation.MATTER.key(), matter, facts));
        wanted.forEach((correlation, types) -> keep(correlation, types, facts));
    }

    private void keep(Correlation correlation, Set<String> types, List<TimelineFact> facts) {
        String field = correlation.linkField();
        Map<String, List<TimelineFact>> byKey = kept.getOrDefault(correlation, new HashMap<>());
        if (field != null) {
            for (TimelineFact fact : facts) {
                if (fact.fields().get(field) instanceof String key) {
                    List<TimelineFact> there = byKey.computeIfAbsent(key, any -> new ArrayList<>());
                    facts.stream().filter(one -> speaks(types, one)).forEach(there::add);
                    return;
                }
            }
            return;
        }
        Timeline.gather(correlation, facts, fact -> speaks(types, fact))
                .forEach((key, of) ->
                        byKey.computeIfAbsent(key, any -> new ArrayList<>()).addAll(of));
    }

    private static boolean speaks(Set<String> types, TimelineFact fact) {
        return types.contains(fact.type()) || types.contains("*");
    }

    /** Judges what spans matters, after the last of them. */
    void close() {
        kept.forEach((correlation, byKey) ->
                byKey.forEach((key, facts) -> judge(Timeline.of(correlation.key(), key, facts))));
    }

    private void judge(Timeline timeline) {
        for (Duty duty : judge.attention(timeline, view).duties()) {
            if (duty.isFinding()) {
                findings.accept(duty);
            }
        }
    }
}
