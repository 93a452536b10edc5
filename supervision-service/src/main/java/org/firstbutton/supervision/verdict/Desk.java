package org.firstbutton.supervision.verdict;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.firstbutton.supervision.calendar.Calendars;
import org.firstbutton.supervision.rules.Rule;
import org.firstbutton.supervision.rules.RulePack;

/** 分桌 — the rules for one kind of timeline, by the type that triggers them; rules alike but for their limit together. */
final class Desk {
    private static final List<Node> NONE = List.of();

    final List<Watch> watches = new ArrayList<>();
    private final List<Node> onAny = new ArrayList<>();
    private final Map<String, List<Node>> byType = new HashMap<>();
    /** Every type that a rule of this desk speaks of; asked for every fact that arrives. */
    Set<String> types = Set.of();
    /** The comparisons of peers, by each type that they count; asked for every fact of a county. */
    final Map<String, List<Watch>> comparing = new HashMap<>();

    void add(RulePack pack, Rule rule, Calendars calendars, Set<String> echoing) {
        watches.add(Watch.of(watches.size(), pack, rule, calendars, echoing));
    }

    void close() {
        Map<String, List<Watch>> alike = new LinkedHashMap<>();
        watches.forEach(watch -> alike.computeIfAbsent(Node.shapeOf(watch), any -> new ArrayList<>())
                .add(watch));
        int number = 0;
        for (List<Watch> group : alike.values()) {
            Node node = new Node(number++, group);
            if (node.leader().rule().arming().isArmedByAny()) {
                onAny.add(node);
            } else {
                node.leader().rule().arming().trigger().stream()
                        // A type named twice would arm each duty twice.
                        .distinct()
                        .forEach(type -> byType.computeIfAbsent(type, any -> new ArrayList<>())
                                .add(node));
            }
        }
        byType.values().forEach(nodes -> nodes.addAll(onAny));
        types = watches.stream().flatMap(watch -> watch.types().stream()).collect(Collectors.toUnmodifiableSet());
        watches.stream()
                .filter(watch -> watch.rule().statistic() != null)
                .forEach(watch -> watch.types()
                        .forEach(type -> comparing
                                .computeIfAbsent(type, any -> new ArrayList<>())
                                .add(watch)));
    }

    List<Node> triggeredBy(String type) {
        List<Node> nodes = byType.get(type);
        return nodes != null ? nodes : onAny.isEmpty() ? NONE : onAny;
    }
}
