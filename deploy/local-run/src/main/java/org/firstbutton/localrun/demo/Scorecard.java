package org.firstbutton.localrun.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.firstbutton.localrun.Table;
import org.firstbutton.localrun.Words;
import org.firstbutton.localrun.county.Plant;
import org.firstbutton.localrun.demo.Findings.Found;

/**
 * 对照表 — what was planted beside what was found.
 *
 * @param extra found in the history but never planted
 * @param after found in what came after the history, for example that the sources were silent while all was stopped
 * @param withdrawn raised once, then withdrawn by the machine itself; it counts neither as found nor as extra
 */
record Scorecard(
        List<Plant> planted, List<Plant> found, List<Plant> missed, List<Plant> extra, int after, int withdrawn) {

    /** Compares two multisets; a duty that began after {@code historyEnd} is no part of the history. */
    static Scorecard of(List<Plant> planted, List<Found> raised, Instant historyEnd) {
        List<Plant> found = new ArrayList<>();
        int after = 0;
        int withdrawn = 0;
        for (Found one : raised) {
            if (one.isWithdrawn()) {
                withdrawn++;
            } else if (!one.startedAt().isBefore(historyEnd)) {
                after++;
            } else {
                found.add(new Plant(one.rule(), one.subject()));
            }
        }
        return new Scorecard(planted, found, without(planted, found), without(found, planted), after, withdrawn);
    }

    private static List<Plant> without(List<Plant> some, List<Plant> others) {
        List<Plant> left = new ArrayList<>(some);
        others.forEach(left::remove);
        return left.stream().sorted().toList();
    }

    boolean isExact() {
        return missed.isEmpty() && extra.isEmpty();
    }

    /** @param names of the rules, as the rule packs have them */
    String text(Map<String, Words> names) {
        Table table = new Table("规则 rule", "名称 name", "埋设 planted", "查到 found", "漏 missed", "多 extra");
        Map<String, Integer> plantedBy = byRule(planted);
        Map<String, Integer> foundBy = byRule(found);
        Map<String, Integer> missedBy = byRule(missed);
        Map<String, Integer> extraBy = byRule(extra);
        TreeSet<String> rules = new TreeSet<>(plantedBy.keySet());
        rules.addAll(foundBy.keySet());
        for (String rule : rules) {
            Words name = names.getOrDefault(rule, Words.of("", ""));
            table.add(
                    rule,
                    (name.zh() + " " + name.en()).strip(),
                    count(plantedBy, rule),
                    count(foundBy, rule),
                    count(missedBy, rule),
                    count(extraBy, rule));
        }
        table.add(
                "合计 sum",
                "",
                String.valueOf(planted.size()),
                String.valueOf(found.size()),
                String.valueOf(missed.size()),
                String.valueOf(extra.size()));
        return table + lines("漏 missed", missed) + lines("多 extra", extra) + aside();
    }

    private String aside() {
        StringBuilder aside = new StringBuilder();
        if (withdrawn > 0) {
            aside.append(Words.of("另有 %d 条由系统自行撤回。", "%d more were withdrawn by the machine itself.")
                            .formatted(withdrawn)
                            .lines("  "))
                    .append(System.lineSeparator());
        }
        if (after > 0) {
            aside.append(Words.of(
                                    "另有 %d 条起于载入之后(例如系统停止期间数据源静默),不计入对照。",
                                    "%d more began after the history (for example sources that were silent while the"
                                            + " system was stopped); they are not compared.")
                            .formatted(after)
                            .lines("  "))
                    .append(System.lineSeparator());
        }
        return aside.toString();
    }

    private static String lines(String title, List<Plant> plants) {
        StringBuilder lines = new StringBuilder();
        plants.forEach(plant -> lines.append("  ")
                .append(title)
                .append("  ")
                .append(plant.rule())
                .append("  ")
                .append(plant.subject())
                .append(System.lineSeparator()));
        return lines.toString();
    }

    private static Map<String, Integer> byRule(List<Plant> plants) {
        Map<String, Integer> counts = new TreeMap<>();
        plants.forEach(plant -> counts.merge(plant.rule(), 1, Integer::sum));
        return counts;
    }

    private static String count(Map<String, Integer> counts, String rule) {
        return String.valueOf(counts.getOrDefault(rule, 0));
    }
}
