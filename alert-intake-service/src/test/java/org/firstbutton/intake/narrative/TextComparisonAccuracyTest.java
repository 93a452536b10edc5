package org.firstbutton.intake.narrative;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.firstbutton.intake.narrative.LabelledNarratives.Labelled;
import org.junit.jupiter.api.Test;

/** Measures how well the shipped lexicon does on narratives that it was not tuned on, and prints it. */
class TextComparisonAccuracyTest {
    private static final int FINDING_FROM = 70;
    private static final double LEAST_PRECISION = 0.95;
    private static final double LEAST_RECALL = 0.80;

    private final NarrativeReader reader = new NarrativeReader(Lexicon.shipped());

    @Test
    void onTheHeldOutHalf_precisionAndRecallAreWhatTheDocumentSays() {
        List<Labelled> heldOut = LabelledNarratives.all().stream()
                .filter(narrative -> narrative.half().equals("held-out"))
                .toList();
        Map<String, List<Labelled>> byFamily = heldOut.stream()
                .filter(Labelled::isOffence)
                .collect(Collectors.groupingBy(Labelled::family, TreeMap::new, Collectors.toList()));

        Tally templates = tally(heldOut.stream().filter(n -> !n.isHard()).toList());
        Tally hard = tally(heldOut.stream().filter(Labelled::isHard).toList());
        print("held-out, from templates", templates);
        print("held-out, hard wording", hard);
        byFamily.forEach((family, narratives) -> print("  " + family, tally(narratives)));

        assertThat(LabelledNarratives.all()).hasSizeGreaterThanOrEqualTo(300);
        assertThat(templates.precision()).isGreaterThanOrEqualTo(LEAST_PRECISION);
        assertThat(templates.recall()).isGreaterThanOrEqualTo(LEAST_RECALL);
    }

    /** @param right suggestions of the labelled family */
    private record Tally(int narratives, int offences, int suggestions, int right) {
        double precision() {
            return suggestions == 0 ? 1 : (double) right / suggestions;
        }

        double recall() {
            return offences == 0 ? 1 : (double) right / offences;
        }
    }

    private Tally tally(List<Labelled> narratives) {
        int offences = 0;
        int suggestions = 0;
        int right = 0;
        for (Labelled narrative : narratives) {
            String suggested = reader.read(narrative.text())
                    .filter(suggestion -> suggestion.score() >= FINDING_FROM)
                    .map(Suggestion::family)
                    .orElse(LabelledNarratives.NONE);
            boolean spoken = !suggested.equals(LabelledNarratives.NONE);
            offences += narrative.isOffence() ? 1 : 0;
            suggestions += spoken ? 1 : 0;
            right += spoken && suggested.equals(narrative.family()) ? 1 : 0;
        }
        return new Tally(narratives.size(), offences, suggestions, right);
    }

    @SuppressWarnings("SystemOut")
    private static void print(String what, Tally tally) {
        System.out.printf(
                "%-30s %4d narratives, %4d offences: precision %.3f, recall %.3f%n",
                what, tally.narratives(), tally.offences(), tally.precision(), tally.recall());
    }
}
