package org.firstbutton.casework.export;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.firstbutton.chassis.recording.StatedFact;
import org.jspecify.annotations.Nullable;

/** 外部案件 — a case as another system has it. */
public record RecordedCase(
        @Schema(description = "The source's number of the case", examples = "C-0001")
        String number,

        @Nullable Alert alert,

        @Schema(description = "Responsible organisation, ends in /", examples = "HB/JZ/SS/U017/")
        String orgPath,

        List<StatedFact> facts) {

    /** 所涉警情 — the alert the case came of, by its source's number. */
    @Schema(name = "RecordedCaseAlert")
    public record Alert(
            @Schema(examples = "demo-110") @Nullable String source,
            @Schema(examples = "A-1") @Nullable String number) {}
}
