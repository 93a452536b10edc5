package org.firstbutton.scoring.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.firstbutton.scoring.evaluation.Assessment.Blind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssessmentTest {

    @ParameterizedTest
    @CsvSource({"17, 20, 3", "5, 15, 1", "4, 20, 0", "10, 20, 2", "100, 15, 15", "6, 20, 1"})
    void soManyMayBeExcellent(int evaluated, int cap, int allowed) {
        assertThat(Assessment.of(evaluated, cap, List.of(), List.of()).allowed())
                .isEqualTo(allowed);
    }

    @Test
    void nineOfSeventeenProposed_areRefused() {
        Assessment assessment = counties(9);

        assertThat(assessment.proposed()).hasSize(9);
        assertThat(assessment.grounds()).containsExactly("EXCELLENT_CAP");
    }

    @Test
    void threeOfSeventeen_passAndAreExcellent() {
        Assessment assessment = counties(3);

        assertThat(assessment.grounds()).isEmpty();
        assertThat(assessment.grades().values().stream().filter(grade -> grade == Grade.EXCELLENT))
                .hasSize(3);
    }

    @Test
    void whoTiesAcrossTheLine_fallsToGood_allOfThem() {
        List<Candidate> candidates = List.of(
                candidate("A", "98", Grade.EXCELLENT),
                candidate("B", "95", Grade.EXCELLENT),
                candidate("C", "95", Grade.GOOD),
                candidate("D", "70", Grade.PASS),
                candidate("E", "50", Grade.FAIL));
        Assessment assessment = Assessment.of(10, 20, candidates, blind(candidates));

        assertThat(assessment.tied()).containsExactly("B", "C");
        assertThat(assessment.grounds()).containsExactly("TIED_ACROSS_THE_LINE");
        assertThat(assessment.grades())
                .containsEntry("A", Grade.EXCELLENT)
                .containsEntry("B", Grade.GOOD)
                .containsEntry("C", Grade.GOOD)
                .containsEntry("D", Grade.PASS)
                .containsEntry("E", Grade.FAIL);
    }

    @ParameterizedTest
    @CsvSource({"89.9, 0, 100,", "95, 1, 100,", "95, 0, 94.9,", "95, 0, 100, TORTURE"})
    void lowScoresOpenCriticalFindingsPoorRectificationAndVetoes_excludeFromExcellence(
            BigDecimal score, int critical, BigDecimal rectified, @Nullable String veto) {
        Candidate candidate = new Candidate("A", "e", score, Grade.EXCELLENT, critical, rectified, veto);
        Assessment assessment = Assessment.of(5, 20, List.of(candidate), blind(List.of(candidate)));

        assertThat(assessment.grounds()).containsExactly("NOT_ELIGIBLE");
        assertThat(assessment.grades().get("A")).isEqualTo(veto == null ? Grade.GOOD : Grade.FAIL);
    }

    @Test
    void anEvaluatorFarFromTheBlindScores_isFound_thoughHeAloneIsFarOff() {
        List<Candidate> candidates = new ArrayList<>();
        List<Blind> blind = new ArrayList<>();
        for (int n = 0; n < 12; n++) {
            boolean inflates = n < 3;
            candidates.add(
                    candidate("S" + n, inflates ? "inflates" : "fair-" + n % 3, inflates ? "89" : "85", Grade.GOOD));
            blind.add(new Blind("S" + n, "second", BigDecimal.valueOf(inflates ? 80 : 84 + n % 3)));
        }

        Assessment assessment = Assessment.of(12, 20, candidates, blind);

        assertThat(assessment.grounds()).containsExactly("EVALUATOR_DEVIATES:inflates");
    }

    @Test
    void withoutATenthScoredBlindly_nothingPasses() {
        assertThat(Assessment.of(17, 20, counties(3).candidates(), List.of()).grounds())
                .containsExactly("TOO_FEW_BLIND_SCORES");
    }

    @Test
    void neverMoreThanAllowedAreExcellent_whateverIsProposed() {
        Random random = new Random(17);
        for (int trial = 0; trial < 500; trial++) {
            int evaluated = 1 + random.nextInt(30);
            int cap = 1 + random.nextInt(50);
            List<Candidate> candidates = IntStream.range(0, evaluated)
                    .mapToObj(n -> candidate(
                            "S" + n,
                            Integer.toString(85 + random.nextInt(15)),
                            random.nextBoolean() ? Grade.EXCELLENT : Grade.GOOD))
                    .toList();
            Assessment assessment = Assessment.of(evaluated, cap, candidates, List.of());
            long excellent = assessment.grades().values().stream()
                    .filter(grade -> grade == Grade.EXCELLENT)
                    .count();

            assertThat(excellent).isLessThanOrEqualTo(assessment.allowed());
            assertThat(assessment.grades()).doesNotContainValue(null).hasSize(evaluated);
        }
    }

    private static Assessment counties(int proposed) {
        List<Candidate> candidates = IntStream.range(0, 17)
                .mapToObj(
                        n -> candidate("C" + n, Integer.toString(98 - n), n < proposed ? Grade.EXCELLENT : Grade.GOOD))
                .map(candidate -> candidate.score().intValue() < 90 && candidate.proposed() == Grade.EXCELLENT
                        ? candidate.scored(BigDecimal.valueOf(90))
                        : candidate)
                .toList();
        return Assessment.of(17, 20, candidates, blind(candidates));
    }

    private static List<Blind> blind(List<Candidate> candidates) {
        return candidates.stream()
                .limit(2)
                .map(candidate -> new Blind(candidate.subject(), "second", candidate.score()))
                .toList();
    }

    private static Candidate candidate(String subject, String score, Grade proposed) {
        return candidate(subject, "first", score, proposed);
    }

    private static Candidate candidate(String subject, String evaluator, String score, Grade proposed) {
        return new Candidate(subject, evaluator, new BigDecimal(score), proposed, 0, BigDecimal.valueOf(100), null);
    }
}
