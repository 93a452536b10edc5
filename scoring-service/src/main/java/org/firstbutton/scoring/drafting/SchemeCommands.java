package org.firstbutton.scoring.drafting;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** 方案命令 — what is sent to draft, change and approve a scheme. */
final class SchemeCommands {
    private static final int LONGEST = 100_000;

    private SchemeCommands() {}

    /** 起草方案 */
    @Schema(name = "DraftScheme")
    record Draft(
            @NotBlank @Schema(examples = "HB/JZ/") String orgPath,
            @NotBlank @Size(max = LONGEST) String content) {}

    /** 修改方案 */
    @Schema(name = "EditScheme")
    record Edit(@NotBlank @Size(max = LONGEST) String content) {}
}
