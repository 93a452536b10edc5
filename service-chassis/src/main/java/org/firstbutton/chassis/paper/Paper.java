package org.firstbutton.chassis.paper;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * 公文 — issued once and never changed.
 *
 * @param office who issued it; its numbers run on by kind, office and year
 * @param orgPath whom it concerns
 * @param about what it was issued on, one paper each
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
        Instant issuedAt) {}
