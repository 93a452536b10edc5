package org.firstbutton.supervision.worklist;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** 待办 — one thing that waits for the caller or his office. */
@Schema(name = "Task", description = "待办 — what waits, why it is yours, what is next, until when")
public record Task(
        UUID id,
        TaskKind task,

        @Schema(description = "Named to you, or yours because of what you did in it")
        boolean mine,

        @Schema(description = "None for a measure of a programme; nor are a rule and a severity then") @Nullable
        UUID findingId,

        @Schema(examples = "ALT-05") @Nullable String ruleId,
        @Schema(examples = "HIGH") @Nullable String severity,
        @Schema(examples = "HB/JZ/SS/U001/") String unit,

        @Schema(
                description =
                        "None where the working calendar of that year was not announced yet, and for what has no term")
        @Nullable
        Instant dueAt,

        String whyZh,
        String whyEn,
        String nextZh,
        String nextEn,

        @Schema(
                description = "Where it is decided",
                examples = "/api/v1/rectifications/0193f0a2-7c11-7b7e-9a55-3f0c5a1d2e77")
        String at) {}
