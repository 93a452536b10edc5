package org.firstbutton.intake.closing;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.firstbutton.intake.alert.Entry;
import org.jspecify.annotations.Nullable;

/** 结警命令 — the bodies of reclassifying, carrying over, closing and reopening. */
public final class ClosingCommands {
    private ClosingCommands() {}

    /** 改类 — classes rank 1 criminal, 2 public security, 3 dispute, 4 help, 5 invalid. */
    @Schema(example = """
            {"category": "DISPUTE", "fromClass": 2, "toClass": 3, "caseIndicated": false, "reason": "经查系家庭纠纷", "evidenceRef": "EV-2026-001"}""")
    public record Reclassify(
            @NotBlank @Size(max = 60) String category,
            @Min(1) @Max(5) @Nullable Integer fromClass,
            @Min(1) @Max(5) @Nullable Integer toClass,
            @Min(1) @Max(4) @Nullable Integer level,
            @Nullable Boolean caseIndicated,
            @NotBlank @Size(max = 500) String reason,
            @Size(max = 100) @Nullable String evidenceRef,
            @Schema(format = "date-time") @Nullable String occurredAt,
            @Schema(format = "date-time") @Nullable String recordedAt)
            implements Entry.Timed {}

    /** 批准改类 */
    @Schema(example = """
            {}""")
    public record Approve(
            @Schema(format = "date-time") @Nullable String occurredAt,
            @Schema(format = "date-time") @Nullable String recordedAt)
            implements Entry.Timed {}

    /** 结转 — who is to finish it, and by when. */
    @Schema(example = """
            {"reason": "等待鉴定", "owner": "042017", "until": "2026-03-03T18:00:00+08:00"}""")
    public record CarryOver(
            @NotBlank @Size(max = 500) String reason,
            @NotBlank @Size(max = 60) String owner,
            @NotNull @Schema(format = "date-time") String until,
            @Schema(format = "date-time") @Nullable String occurredAt,
            @Schema(format = "date-time") @Nullable String recordedAt)
            implements Entry.Timed {}

    /** 转案件 — {@code caseId}: the case that was registered of it. */
    @Schema(example = """
            {"caseId": "0193f0a2-7c11-7b7e-9a55-3f0c5a1d2e77"}""")
    public record Convert(
            @NotBlank @Size(max = 60) String caseId,
            @Schema(format = "date-time") @Nullable String occurredAt,
            @Schema(format = "date-time") @Nullable String recordedAt)
            implements Entry.Timed {}

    /** 结警 */
    @Schema(example = """
            {"outcome": "SETTLED", "disposition": "MEDIATED"}""")
    public record Close(
            @NotBlank @Size(max = 60) String outcome,
            @Size(max = 60) @Nullable String disposition,
            @Schema(format = "date-time") @Nullable String occurredAt,
            @Schema(format = "date-time") @Nullable String recordedAt)
            implements Entry.Timed {}

    /** 启动复查 — because of a complaint or a call-back; neither where the reason is of another kind. */
    @Schema(name = "StartRecheck", example = """
            {"complaintId": "CP-31"}""")
    public record StartRecheck(
            @Size(max = 100) @Nullable String complaintId,
            @Size(max = 100) @Nullable String callbackId,
            @Schema(format = "date-time") @Nullable String occurredAt,
            @Schema(format = "date-time") @Nullable String recordedAt)
            implements Entry.Timed {}

    /** 复查维持 — {@code finding}: what was found, as a code. */
    @Schema(name = "ConfirmRecheck", example = """
            {"complaintId": "CP-31", "finding": "FACTS_STAND"}""")
    public record ConfirmRecheck(
            @Size(max = 100) @Nullable String complaintId,
            @Size(max = 100) @Nullable String callbackId,
            @Size(max = 60) @Nullable String finding,
            @Schema(format = "date-time") @Nullable String occurredAt,
            @Schema(format = "date-time") @Nullable String recordedAt)
            implements Entry.Timed {}

    /** 重开 */
    @Schema(example = """
            {"reason": "投诉复查"}""")
    public record Reopen(
            @NotBlank @Size(max = 500) String reason,
            @Schema(format = "date-time") @Nullable String occurredAt,
            @Schema(format = "date-time") @Nullable String recordedAt)
            implements Entry.Timed {}
}
