package org.firstbutton.intake.response;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.firstbutton.intake.alert.Entry;
import org.jspecify.annotations.Nullable;

/** 处警命令 — what units say from the street. */
public final class ResponseCommands {
    private ResponseCommands() {}

    /** 签收 */
    @Schema(example = """
            {"officer": "042017"}""")
    public record Acknowledge(
            @Size(max = 60) @Nullable String officer,
            @Schema(format = "date-time") @Nullable String occurredAt,
            @Schema(format = "date-time") @Nullable String recordedAt)
            implements Entry.Timed {}

    /** 出警、到场 — method {@code GPS} or {@code MANUAL}. */
    @Schema(example = """
            {"method": "GPS"}""")
    public record Step(
            @Size(max = 20) @Nullable String method,
            @Schema(format = "date-time") @Nullable String occurredAt,
            @Schema(format = "date-time") @Nullable String recordedAt)
            implements Entry.Timed {}

    /** 途中延误 */
    @Schema(example = """
            {"delayReason": "道路封闭"}""")
    public record Delay(
            @NotBlank @Size(max = 300) String delayReason,
            @Schema(format = "date-time") @Nullable String occurredAt,
            @Schema(format = "date-time") @Nullable String recordedAt)
            implements Entry.Timed {}

    /** 离场 */
    @Schema(example = """
            {}""")
    public record Clear(
            @Schema(format = "date-time") @Nullable String occurredAt,
            @Schema(format = "date-time") @Nullable String recordedAt)
            implements Entry.Timed {}

    /** 处警反馈 — {@code disposition} is a code, never a narrative. */
    @Schema(example = """
            {"disposition": "MEDIATED", "category": "DISPUTE", "caseIndicated": false, "callerReachable": true, "mediated": true}""")
    public record Feedback(
            @Size(max = 60) @Nullable String dispatchId,
            @NotBlank @Size(max = 60) String disposition,
            @Size(max = 60) @Nullable String category,
            @Nullable Boolean caseIndicated,
            @Size(max = 20) @Nullable String caseKind,
            @Nullable Boolean callerReachable,
            @Nullable Boolean mediated,
            @Nullable Boolean visited,
            @Schema(format = "date-time") @Nullable String occurredAt,
            @Schema(format = "date-time") @Nullable String recordedAt)
            implements Entry.Timed {}

    /** 回告 — result {@code INFORMED}, {@code UNREACHABLE} … */
    @Schema(example = """
            {"channel": "PHONE", "result": "INFORMED"}""")
    public record Inform(
            @NotBlank @Size(max = 40) String channel,
            @NotBlank @Size(max = 60) String result,
            @Schema(format = "date-time") @Nullable String occurredAt,
            @Schema(format = "date-time") @Nullable String recordedAt)
            implements Entry.Timed {}

    /** 联系记录 — {@code channel}: {@code PHONE}, {@code SMS} or {@code VISIT}; {@code officer}: from systems only. */
    @Schema(name = "LogContact", example = """
            {"channel": "VISIT"}""")
    public record Contact(
            @NotBlank @Pattern(regexp = "PHONE|SMS|VISIT", message = "PHONE, SMS, VISIT")
            String channel,

            @Size(max = 100) @Nullable String recordingRef,
            @Size(max = 60) @Nullable String officer,
            @Schema(format = "date-time") @Nullable String occurredAt,
            @Schema(format = "date-time") @Nullable String recordedAt)
            implements Entry.Timed {}
}
