package org.firstbutton.supervision.simulation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.firstbutton.supervision.simulation.History.Fields;
import org.firstbutton.supervision.simulation.History.Told;
import org.firstbutton.supervision.simulation.History.Turn;
import org.firstbutton.supervision.simulation.LiveRun.Key;
import org.firstbutton.supervision.verdict.Duty;
import org.firstbutton.supervision.verdict.Timeline;
import org.firstbutton.supervision.verdict.TimelineFact;
import org.firstbutton.supervision.verdict.Viewpoint;
import org.jspecify.annotations.Nullable;

/** 对照 — runs a history live and asks the oracle; empty is the answer when both say the same. */
final class Trial {
    private final History history;
    private final Rules rules;
    private final Map<String, TimelineFact> facts = new LinkedHashMap<>();

    private Trial(History history) {
        this.history = history;
        this.rules = Rules.of(history.pack());
        history.facts().forEach(told -> facts.put(told.id(), fact(told)));
    }

    /** How the live service and the oracle differ in the end; empty when they do not. */
    static String difference(History history) {
        return new Trial(history).difference();
    }

    private String difference() {
        LiveRun run = new LiveRun(rules, facts);
        history.turns().forEach(run::live);
        Turn last = history.last();
        Set<String> expected = new TreeSet<>();
        for (Map.Entry<Key, List<TimelineFact>> line : lines(facts.values()).entrySet()) {
            Key key = line.getKey();
            Viewpoint view = LiveRun.view(key, last);
            List<Expected> oracle = rules.expected(key, line.getValue(), view);
            oracle.stream()
                    .filter(Expected::isFinding)
                    .forEach(duty -> expected.add(duty.finding(key.kind(), key.key())));
            String duties = duties(key, line.getValue(), view, oracle);
            if (!duties.isEmpty()) {
                return duties;
            }
        }
        if (!isComplete(last)) {
            run.lookAgain(last);
        }
        return differing("on record", run.standing(), expected);
    }

    /** Once everything has been handed in, the service must have looked at everything by itself. */
    private static boolean isComplete(Turn turn) {
        return !turn.watermark().isBefore(turn.now())
                && !turn.connectorWatermark().isBefore(turn.now())
                && turn.silentSince() == null;
    }

    private String duties(Key key, List<TimelineFact> line, Viewpoint view, List<Expected> oracle) {
        Set<String> expected = new TreeSet<>();
        oracle.forEach(duty -> expected.add(duty.duty()));
        Set<String> judged = new TreeSet<>();
        for (Duty duty : rules.judge()
                .judge(Timeline.of(key.kind(), key.key(), line), view)
                .duties()) {
            boolean dated =
                    duty.isFinding() || duty.state() == Duty.State.PENDING || duty.state() == Duty.State.AT_RISK;
            judged.add(
                    duty.ruleId() + " " + duty.episode() + " " + duty.state() + (dated ? " due " + duty.dueAt() : ""));
        }
        return differing("judged of " + key, judged, expected);
    }

    private static String differing(String what, Set<String> is, Set<String> shouldBe) {
        if (is.equals(shouldBe)) {
            return "";
        }
        List<String> tooMuch = new ArrayList<>(is);
        tooMuch.removeAll(shouldBe);
        List<String> missing = new ArrayList<>(shouldBe);
        missing.removeAll(is);
        return what + ":\n  the service says " + tooMuch + "\n  the oracle says " + missing;
    }

    private static Map<Key, List<TimelineFact>> lines(Collection<TimelineFact> facts) {
        Map<Key, List<TimelineFact>> lines = new HashMap<>();
        for (TimelineFact fact : facts) {
            LiveRun.keys(fact)
                    .forEach(key ->
                            lines.computeIfAbsent(key, any -> new ArrayList<>()).add(fact));
        }
        lines.replaceAll((key, line) -> List.copyOf(Corrections.families(line, facts)));
        LiveRun.links(facts)
                .forEach((key, matters) -> lines.put(
                        key,
                        facts.stream()
                                .filter(fact -> matters.contains(fact.matter()))
                                .toList()));
        return lines;
    }

    private static TimelineFact fact(Told told) {
        return new TimelineFact(
                told.id(),
                told.type(),
                told.source(),
                told.occurredAt(),
                told.recordedAt(),
                told.matter(),
                told.orgPath(),
                "1",
                "R",
                told.matter(),
                told.corrects(),
                values(told.fields()),
                null);
    }

    private static Map<String, Object> values(Fields fields) {
        Map<String, Object> values = new HashMap<>();
        put(values, "job", fields.job());
        put(values, "ok", fields.ok());
        put(values, "level", fields.level());
        put(values, "until", fields.until());
        put(values, "officerId", fields.officerId());
        put(values, "incident", fields.incident());
        put(values, "placeKey", fields.placeKey());
        put(values, "callerKey", fields.callerKey());
        return values;
    }

    private static void put(Map<String, Object> values, String name, @Nullable Object value) {
        if (value != null) {
            values.put(name, value);
        }
    }
}
