package org.firstbutton.scoring.scheme;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * 禁用考评指标 — counting cases, arrests or fines is what made people falsify them (执法质量考核评议规定 art. 7, rule
 * ACC-06). A metric is refused for what it is called as well as for what it says it measures.
 */
final class BannedMetrics {
    // Every word of one of these in a name is enough; the kind is that of ACC-06.
    private static final Map<String, List<String>> WORDS = Map.of(
            "CASE_COUNT", List.of("case count", "cases count", "cases", "filings", "case number", "report count"),
            "CLEAR_UP_RATE", List.of("clear up", "clearup", "clearance", "solved", "solve rate", "detection rate"),
            "FINE_AMOUNT", List.of("fine", "fines", "penalties", "confiscated amount", "confiscations"),
            "DETENTION_COUNT",
                    List.of(
                            "detention",
                            "detentions",
                            "arrest",
                            "arrests",
                            "custodies",
                            "punishment",
                            "punishments",
                            "prosecutions",
                            "convictions"),
            "RETURN_RATE", List.of("return rate", "returned cases", "returns"));
    private static final Map<String, List<String>> CHINESE = Map.of(
            "CASE_COUNT", List.of("发案数", "立案数", "办案数", "案件数"),
            "CLEAR_UP_RATE", List.of("破案率", "破案数"),
            "FINE_AMOUNT", List.of("罚没", "罚款"),
            "DETENTION_COUNT", List.of("拘留数", "逮捕数", "刑拘", "打击处理数", "处罚数", "起诉数"),
            "RETURN_RATE", List.of("退查率", "退补率"));

    private BannedMetrics() {}

    /** The kind of ban that a metric falls under. */
    static Optional<String> kindOf(Scheme.Metric metric) {
        return Arrays.stream(new String[] {
                    metric.id(), metric.measures(), metric.name().en()
                })
                .map(BannedMetrics::english)
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> chinese(metric.name().zh()));
    }

    private static Optional<String> english(String name) {
        String words =
                " " + name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", " ").strip() + " ";
        return WORDS.entrySet().stream()
                .filter(ban -> ban.getValue().stream().anyMatch(word -> words.contains(" " + word + " ")))
                .map(Map.Entry::getKey)
                .sorted()
                .findFirst();
    }

    private static Optional<String> chinese(String name) {
        return CHINESE.entrySet().stream()
                .filter(ban -> ban.getValue().stream().anyMatch(name::contains))
                .map(Map.Entry::getKey)
                .sorted()
                .findFirst();
    }
}
