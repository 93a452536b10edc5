package org.firstbutton.scoring.evaluation;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * 被考评对象 — what was said of it in this round.
 *
 * @param proposed the grade that the evaluator proposes
 * @param openCritical critical findings not yet put right
 * @param rectified per cent of the ordered rectifications that passed
 * @param veto what makes it fail whatever its score
 */
record Candidate(
        String subject,
        String evaluator,
        BigDecimal score,
        Grade proposed,
        int openCritical,
        BigDecimal rectified,
        @Nullable String veto) {
    private static final BigDecimal RECTIFIED_AT_LEAST = BigDecimal.valueOf(95);

    /** Whether it may be excellent at all; how many may is another question. */
    boolean eligible() {
        return veto == null
                && openCritical == 0
                && rectified.compareTo(RECTIFIED_AT_LEAST) >= 0
                && Grade.EXCELLENT.reachedBy(score);
    }

    Candidate scored(BigDecimal anew) {
        return new Candidate(subject, evaluator, anew, proposed, openCritical, rectified, veto);
    }
}
