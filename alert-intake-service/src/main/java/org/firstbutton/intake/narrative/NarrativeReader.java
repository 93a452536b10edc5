package org.firstbutton.intake.narrative;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.firstbutton.intake.narrative.Clause.Span;
import org.firstbutton.intake.narrative.Lexicon.Family;

/**
 * 文本识别 — adds up the points of the phrases found and takes off those that speak against it. Nothing is learned and
 * nothing is hidden: the phrases are the reason.
 */
final class NarrativeReader {
    private static final int MOST = 100;
    // 没有(人)打架, 没被偷: a negation works over a particle or a short subject, not over half a clause.
    private static final int NEGATION_REACHES = 2;

    private final Lexicon lexicon;
    private final Segmenter segmenter;

    NarrativeReader(Lexicon lexicon) {
        this.lexicon = lexicon;
        this.segmenter = new Segmenter(lexicon.words());
    }

    /** What the text speaks of most clearly; empty where it says too little. */
    Optional<Suggestion> read(String narrative) {
        List<Clause> clauses = segmenter.clauses(narrative);
        Suggestion best = null;
        for (Map.Entry<String, Family> family : lexicon.families().entrySet()) {
            Suggestion suggestion = judge(family.getKey(), family.getValue(), clauses);
            if (best == null || suggestion.score() > best.score()) {
                best = suggestion;
            }
        }
        return Optional.ofNullable(best).filter(suggestion -> suggestion.score() >= lexicon.tellFrom());
    }

    private Suggestion judge(String name, Family family, List<Clause> clauses) {
        Set<String> words = new LinkedHashSet<>();
        Set<String> countered = new LinkedHashSet<>();
        int score = 0;
        for (Clause clause : clauses) {
            List<Span> taken = new ArrayList<>();
            for (Map.Entry<String, List<String>> strength : family.words().entrySet()) {
                for (String entry : strength.getValue()) {
                    if (speaks(clause, entry, taken, countered) && words.add(entry)) {
                        score += lexicon.points().getOrDefault(strength.getKey(), 0);
                    }
                }
            }
        }
        int minus = 0;
        if (score > 0) {
            minus = minus(family.against() == null ? Map.of() : family.against(), clauses, countered)
                    + minus(lexicon.setting(), clauses, countered);
        }
        int points = Math.max(0, Math.min(MOST, score) - minus);
        return new Suggestion(name, points, List.copyOf(words), List.copyOf(countered));
    }

    // Stronger entries come first; what they have claimed is not counted again for a weaker one inside of it.
    private boolean speaks(Clause clause, String entry, List<Span> taken, Set<String> countered) {
        boolean spoken = false;
        for (Span span : clause.find(Lexicon.halves(entry))) {
            if (taken.stream().anyMatch(span::overlaps)) {
                continue;
            }
            taken.add(span);
            Optional<String> negation = negation(clause, span);
            negation.ifPresent(word -> countered.add(word + "…" + entry));
            spoken |= negation.isEmpty();
        }
        return spoken;
    }

    private Optional<String> negation(Clause clause, Span of) {
        return lexicon.negations().stream()
                .filter(word -> clause.find(List.of(word)).stream()
                        .anyMatch(span -> span.end() <= of.start() && of.start() - span.end() <= NEGATION_REACHES))
                .findFirst();
    }

    private static int minus(Map<String, Integer> against, List<Clause> clauses, Set<String> countered) {
        int minus = 0;
        for (Map.Entry<String, Integer> entry : against.entrySet()) {
            List<String> halves = Lexicon.halves(entry.getKey());
            if (clauses.stream().anyMatch(clause -> !clause.find(halves).isEmpty())) {
                countered.add(entry.getKey());
                minus += entry.getValue();
            }
        }
        return minus;
    }
}
