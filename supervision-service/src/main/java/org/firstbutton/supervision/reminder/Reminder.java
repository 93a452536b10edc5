package org.firstbutton.supervision.reminder;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * 提醒
 *
 * @param toSign a case reminder: its handler signs for it, and REV-04 asks whether he did
 * @param open whether the limit still runs towards its end
 */
@Schema(name = "Reminder", description = "一案一提醒 — so much of a limit is used up, and who was reminded of it")
public record Reminder(
        UUID id,
        String person,
        Part part,
        String partZh,
        String partEn,
        boolean toSign,
        @Schema(examples = "INV-03") String ruleId,
        @Nullable String number,
        String matter,
        @Schema(examples = "HB/JZ/SS/U001/") String unit,
        @Schema(examples = "80") int percent,
        Instant dueAt,
        Instant remindedAt,
        @Nullable Instant acknowledgedAt,
        boolean open,
        long version) {}
