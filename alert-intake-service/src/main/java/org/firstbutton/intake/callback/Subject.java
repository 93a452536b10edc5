package org.firstbutton.intake.callback;

import java.time.Instant;
import org.firstbutton.intake.questionnaire.Content.About;
import org.jspecify.annotations.Nullable;

/**
 * 回访对象 — the closing of an alert, or of the case that came of it, as the caller of that alert is asked about it.
 *
 * @param caseId null where it is about the alert
 * @param orgPath the unit that closed it, which is the one rated
 */
record Subject(
        String alertId,
        @Nullable String caseId,
        String orgPath,
        Instant closedAt,
        @Nullable String category,
        @Nullable Integer level) {

    About about() {
        return caseId == null ? About.ALERT : About.CASE;
    }
}
