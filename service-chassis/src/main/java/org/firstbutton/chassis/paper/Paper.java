package org.firstbutton.chassis.paper;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * 公文 — issued once and never changed; whether it still stands is said beside it.
 *
 * @param office who issued it; its numbers run on by kind, office and year
 * @param orgPath whom it concerns
 * @param about what it was issued on; one paper each that stands
 * @param withdrawnFor why it was withdrawn; its number is not given again
 * @param replacedBy the number of the paper on the same thing that was issued afterwards
 */
@Schema(name = "Paper", description = "公文 — an issued paper; /docx and /pdf behind its address print it")
public record Paper(
        UUID id,
        @Schema(examples = "RECTIFICATION_NOTICE") String kind,
        @Schema(examples = "HB/JZ/SS/") String office,
        @Schema(examples = "HB/JZ/SS/U001/") String orgPath,
        int year,
        int no,
        @Schema(examples = "示公法改〔2026〕12号") String number,
        String about,
        String title,
        String issuedBy,
        Instant issuedAt,
        @Nullable Instant withdrawnAt,
        @Nullable String withdrawnBy,
        @Nullable String withdrawnFor,
        @Schema(examples = "示公法改〔2026〕15号") @Nullable String replacedBy) {}
