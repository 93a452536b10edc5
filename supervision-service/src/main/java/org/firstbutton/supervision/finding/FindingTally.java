package org.firstbutton.supervision.finding;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** 计数 — so many findings of one rule, unit, severity and status. */
@Schema(name = "FindingTally", description = "计数 — so many findings of one rule, unit, severity and status")
public record FindingTally(
        @Schema(examples = "ALT-05") String ruleId,
        @Schema(examples = "HB/JZ/SS/U001/") String unit,
        @Schema(examples = "HIGH") String severity,
        @Schema(examples = "RAISED") String status,
        long count) {}
