package org.firstbutton.chassis.paper;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** 撤回 — why a paper is withdrawn. */
@Schema(name = "PaperWithdrawal")
public record Withdrawal(
        @NotBlank @Size(max = 500) @Schema(examples = "整改期限有误，另行发文")
        String reason) {}
