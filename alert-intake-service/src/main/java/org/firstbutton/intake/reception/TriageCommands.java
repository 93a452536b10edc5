package org.firstbutton.intake.reception;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.firstbutton.contract.alert.AlertFact.AlertClassified;
import org.firstbutton.intake.alert.Entry;
import org.jspecify.annotations.Nullable;

/** 分类分流命令 — the bodies of the commands that decide what becomes of a call. */
public final class TriageCommands {
    private TriageCommands() {}

    /** 警情分类 — level 1 is the gravest. */
    @Schema(example = """
            {"category": "THEFT", "level": 3, "policeMatter": true, "attendanceRequired": true, "caseIndicated": true,
             "caseKind": "ADMIN"}""")
    public record Classify(
            @NotBlank @Size(max = 60) String category,
            @Size(max = 60) @Nullable String subCategory,
            @Min(1) @Max(4) @Nullable Integer level,
            @Nullable Boolean emergency,
            @Nullable Boolean attendanceRequired,
            @Nullable Boolean policeMatter,
            @Nullable Boolean caseIndicated,
            @Size(max = 20) @Nullable String caseKind,
            @Size(max = 40) @Nullable String areaType,
            @Nullable Integer sourcePriority,
            @Schema(format = "date-time") @Nullable String occurredAt,
            @Schema(format = "date-time") @Nullable String recordedAt)
            implements Entry.Timed {
        AlertClassified fact() {
            return new AlertClassified(
                    category,
                    subCategory,
                    level,
                    emergency,
                    attendanceRequired,
                    policeMatter,
                    caseIndicated,
                    caseKind,
                    areaType,
                    sourcePriority,
                    null);
        }
    }

    /** 理由 */
    @Schema(name = "TriageReason", example = "{\"reason\": \"误拨\"}")
    public record Reason(
            @NotBlank @Size(max = 500) String reason,
            @Schema(format = "date-time") @Nullable String occurredAt,
            @Schema(format = "date-time") @Nullable String recordedAt)
            implements Entry.Timed {}

    /** 撤警 — {@code contactLogRef} leads to the recording in which the caller said so. */
    @Schema(example = "{\"by\": \"CALLER\", \"contactLogRef\": \"REC-2026-000033\", \"confirmed\": true}")
    public record Withdraw(
            @NotBlank @Size(max = 40) String by,
            @Size(max = 100) @Nullable String contactLogRef,
            @Nullable Boolean confirmed,
            @Schema(format = "date-time") @Nullable String occurredAt,
            @Schema(format = "date-time") @Nullable String recordedAt)
            implements Entry.Timed {}

    /** 并警 */
    @Schema(example = "{\"masterAlertId\": \"01975e2a-7c3b-7a52-8f0e-3d9b6c1a2f47\", \"reason\": \"同一起交通事故\"}")
    public record Merge(
            @NotBlank @Size(max = 60) String masterAlertId,
            @Size(max = 500) @Nullable String reason,
            @Schema(format = "date-time") @Nullable String occurredAt,
            @Schema(format = "date-time") @Nullable String recordedAt)
            implements Entry.Timed {}

    /** 分流 */
    @Schema(example = "{\"agency\": \"12345\", \"ticket\": \"T-2026-100\"}")
    public record Divert(
            @NotBlank @Size(max = 100) String agency,
            @Size(max = 100) @Nullable String ticket,
            @Schema(format = "date-time") @Nullable String occurredAt,
            @Schema(format = "date-time") @Nullable String recordedAt)
            implements Entry.Timed {}

    /** 分流承接 */
    @Schema(example = "{\"ticket\": \"T-2026-100\"}")
    public record AcceptDiversion(
            @Size(max = 100) @Nullable String ticket,
            @Schema(format = "date-time") @Nullable String occurredAt,
            @Schema(format = "date-time") @Nullable String recordedAt)
            implements Entry.Timed {}
}
