package org.firstbutton.supervision.trial;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 回测结果 — what a pack on trial finds in all history, counted so finely that every reader can be told what he may know.
 *
 * @param inForce the version that it was held up to, as {@code name/version}; none for a new pack
 * @param fingerprint of all findings with their dates: two back-tests that found the same have the same
 */
record BackTestResult(@Nullable String inForce, List<Cell> cells, List<Sample> samples, String fingerprint) {

    /** 结果类别 — compared by finding id with the version in force. */
    enum Outcome {
        NEW,
        SAME,
        GONE,
        /** The same subject has a finding of another rule in force within the same span of time. */
        OVERLAP
    }

    /** 计数格 */
    record Cell(Key key, long count) {}

    /**
     * 计数键
     *
     * @param against the other rule of an overlap
     */
    record Key(
            Outcome outcome, String rule, @Nullable String against, String unit, String severity, boolean integrity) {}

    /** 样例 */
    record Sample(
            Outcome outcome,
            UUID finding,
            String rule,
            String subjectKind,
            String subject,
            @Nullable String number,
            String unit,
            String severity,
            boolean integrity,
            Instant startedAt,
            @Nullable Instant dueAt,
            Instant brokenAt) {}
}
