package org.firstbutton.supervision.clearing;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * 结转说明 — why one item stays open, whose it is, and until when.
 *
 * @param item its number on the list
 */
@Schema(name = "CarryOverExplanation", description = "结转说明 — reason, owner and date of one item")
public record Explanation(
        @Min(1) @Schema(examples = "1") int item,
        @NotNull @Schema(examples = "AWAITING_APPRAISAL") CarryOver reason,

        @NotBlank @Size(max = 64) @Schema(examples = "042117")
        String owner,

        @NotNull @Schema(examples = "2026-11-30T10:00:00Z") Instant until,
        @Nullable @Size(max = 2000) String note) {}
