package org.firstbutton.localrun.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.firstbutton.localrun.story.Told.Alert;

/** 对账 — compares what must be there with what is there; no service's opinion of itself, and nothing that it forgives. */
final class Reckoning {
    private Reckoning() {}

    /** An alert as its key finds it: the same one, with exactly as many versions as facts were acknowledged. */
    static List<String> alert(Alert told, JsonNode found) {
        List<String> wrong = new ArrayList<>();
        if (!found.path("id").asText().equals(told.id())) {
            wrong.add(told.number() + ": acknowledged as " + told.id() + ", found as " + found.path("id"));
        }
        if (found.path("version").asLong() != told.facts().size()) {
            wrong.add(told.number() + ": " + told.facts().size() + " facts acknowledged, version "
                    + found.path("version"));
        }
        if (!found.path("orgPath").asText().equals(told.orgPath())) {
            wrong.add(told.number() + ": of " + told.orgPath() + ", found at " + found.path("orgPath"));
        }
        return wrong;
    }

    /** Each expected one is there exactly once, and nobody else. */
    static List<String> exactlyOnce(String what, Set<String> expected, Collection<String> found) {
        Map<String, Long> times =
                found.stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        List<String> wrong = new ArrayList<>();
        for (String each : new TreeSet<>(expected)) {
            if (times.getOrDefault(each, 0L) != 1) {
                wrong.add(what + " of " + each + " stands " + times.getOrDefault(each, 0L) + " times");
            }
        }
        times.keySet().stream()
                .filter(each -> !expected.contains(each))
                .sorted()
                .forEach(each -> wrong.add(what + " of " + each + " should not be"));
        return wrong;
    }

    /** The same number for each name. */
    static List<String> numbers(String what, Map<String, Long> expected, Map<String, Long> found) {
        Set<String> all = new TreeSet<>(expected.keySet());
        all.addAll(found.keySet());
        return all.stream()
                .filter(each -> !expected.getOrDefault(each, 0L).equals(found.getOrDefault(each, 0L)))
                .map(each -> what + " of " + each + ": " + expected.getOrDefault(each, 0L) + " expected, "
                        + found.getOrDefault(each, 0L) + " found")
                .toList();
    }
}
