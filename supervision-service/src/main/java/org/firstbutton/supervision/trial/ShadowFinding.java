package org.firstbutton.supervision.trial;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** 影子问题 — what a pack in shadow would have raised. */
public record ShadowFinding(
        UUID id,
        String ruleId,
        String subjectKind,
        String subject,
        @Nullable String number,
        String orgPath,
        String severity,
        Instant startedAt,
        @Nullable Instant dueAt,
        Instant brokenAt,
        @Nullable Instant remediedAt) {}
