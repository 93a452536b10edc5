package org.firstbutton.scoring.evaluation;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * 考评结果 — a run's round in hand, with everything that decides it.
 *
 * @param allowed how many may be excellent: ⌊cap × N⌋, at least one of five
 * @param proposed how many are proposed
 * @param tied who ties across the line and so falls to good
 * @param grounds what stands against passing it; empty where nothing does
 * @param deviations of each evaluator from the blind second scores, in standard deviations of the others
 */
@Schema(name = "EvaluationResult")
public record ResultView(
        int round,
        int evaluated,
        int capPercent,
        int allowed,
        int proposed,
        List<String> tied,
        List<String> grounds,
        Map<String, Double> deviations,
        List<Graded> results) {

    /** 等次结果 */
    @Schema(name = "Graded")
    public record Graded(
            String subject, BigDecimal score, Grade proposed, Grade grade, String gradeZh, boolean eligible) {}

    static ResultView of(Run run) {
        Assessment assessment = run.assessment();
        Map<String, Grade> grades = assessment.grades();
        return new ResultView(
                run.round(),
                run.evaluated(),
                run.capPercent(),
                assessment.allowed(),
                assessment.proposed().size(),
                List.copyOf(assessment.tied()),
                assessment.grounds(),
                Deviation.of(assessment.candidates(), assessment.blind()).sigmas(),
                assessment.candidates().stream()
                        .map(candidate -> graded(candidate, grades.getOrDefault(candidate.subject(), Grade.FAIL)))
                        .toList());
    }

    private static Graded graded(Candidate candidate, Grade grade) {
        return new Graded(
                candidate.subject(), candidate.score(), candidate.proposed(), grade, grade.zh(), candidate.eligible());
    }
}
