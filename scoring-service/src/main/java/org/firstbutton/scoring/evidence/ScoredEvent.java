package org.firstbutton.scoring.evidence;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.firstbutton.scoring.scheme.Scheme.Source;
import org.jspecify.annotations.Nullable;

/**
 * 计分事件 — evidence that is no finding.
 *
 * @param evidence id of the violation, the dossier, the call-back, the list or the record
 * @param measure what of its source's points it earns; of a violation, the incident
 * @param amount the score of a dossier
 * @param weight of the case
 * @param voided the fact that took it back
 */
public record ScoredEvent(
        Source source,
        String evidence,
        String officer,
        String orgPath,
        String matter,
        String measure,
        @Nullable BigDecimal amount,
        @Nullable Integer weight,
        boolean tolerated,
        Instant at,
        UUID fact,
        @Nullable UUID voided) {}
