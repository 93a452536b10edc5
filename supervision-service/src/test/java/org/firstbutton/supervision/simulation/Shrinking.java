package org.firstbutton.supervision.simulation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.firstbutton.supervision.simulation.History.Told;
import org.firstbutton.supervision.simulation.History.Turn;

/** 缩小 — leaves out whatever a failing history does not need to fail. */
final class Shrinking {
    private final Predicate<History> fails;

    Shrinking(Predicate<History> fails) {
        this.fails = fails;
    }

    History smallest(History failing) {
        History before;
        History now = failing;
        do {
            before = now;
            now = withFewerRules(withFewerTurns(withFewerFacts(now)));
            now = withFewerArrivals(now);
        } while (!now.equals(before));
        return now;
    }

    private History withFewerFacts(History from) {
        History now = from;
        for (Told fact : from.facts()) {
            List<Told> rest = new ArrayList<>(now.facts());
            rest.remove(fact);
            Set<String> ids = new HashSet<>();
            rest.forEach(one -> ids.add(one.id()));
            now = better(now, now.with(rest, arriving(now.turns(), ids)));
        }
        return now;
    }

    private static List<Turn> arriving(List<Turn> turns, Set<String> ids) {
        return turns.stream()
                .map(turn -> arriving(
                        turn, turn.arrives().stream().filter(ids::contains).toList()))
                .toList();
    }

    private static Turn arriving(Turn turn, List<String> ids) {
        return new Turn(
                turn.now(), ids, turn.watermark(), turn.connectorWatermark(), turn.silentSince(), turn.sweeps());
    }

    /** What would have arrived in a turn left out arrives in the next. */
    private History withFewerTurns(History from) {
        History now = from;
        for (int i = from.turns().size() - 2; i >= 0; i--) {
            List<Turn> rest = new ArrayList<>(now.turns());
            Turn left = rest.remove(i);
            List<String> both = new ArrayList<>(left.arrives());
            both.addAll(rest.get(i).arrives());
            rest.set(i, arriving(rest.get(i), both));
            now = better(now, now.with(now.facts(), rest));
        }
        return now;
    }

    private History withFewerArrivals(History from) {
        History now = from;
        for (int i = 0; i < now.turns().size(); i++) {
            for (int j = now.turns().get(i).arrives().size() - 1; j >= 0; j--) {
                List<String> fewer = new ArrayList<>(now.turns().get(i).arrives());
                String id = fewer.remove(j);
                List<Turn> turns = new ArrayList<>(now.turns());
                turns.set(i, arriving(turns.get(i), fewer));
                boolean again = turns.stream().anyMatch(turn -> turn.arrives().contains(id));
                now = again ? better(now, now.with(now.facts(), turns)) : now;
            }
        }
        return now;
    }

    private History withFewerRules(History from) {
        History now = from;
        for (String rule : from.pack().split("(?m)^(?=  - id: )")) {
            if (rule.startsWith("  - id: ")) {
                String rest = now.pack().replace(rule, "");
                if (rest.contains("  - id: ")) {
                    now = better(now, new History(now.told(), rest, now.facts(), now.turns()));
                }
            }
        }
        return now;
    }

    private History better(History before, History smaller) {
        return !Objects.equals(before, smaller) && fails.test(smaller) ? smaller : before;
    }
}
