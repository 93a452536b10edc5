package org.firstbutton.intake.dispatch;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.firstbutton.intake.alert.Entry;
import org.jspecify.annotations.Nullable;

/** 派警命令 — the bodies of sending, handing over and returning. */
public final class DispatchCommands {
    private static final String PATH = "([A-Za-z0-9._-]+/)+";
    private static final String PATH_MESSAGE = "an ASCII path that ends in '/' is expected, e.g. HB/JZ/SS/U017/";

    private DispatchCommands() {}

    /** 派警 — {@code requiredArrivalSeconds} counts from the dispatch. */
    @Schema(example = """
            {"unit": "HB/JZ/SS/U017/", "officers": ["042017", "042018"], "channel": "RADIO", "requiredArrivalSeconds": 600}""")
    public record Dispatch(
            @NotNull @Size(max = 200) @Pattern(regexp = PATH, message = PATH_MESSAGE)
            String unit,

            @NotNull @Size(max = 50) List<@NotBlank @Size(max = 60) String> officers,
            @Size(max = 40) @Nullable String channel,
            @Min(1) @Nullable Integer requiredArrivalSeconds,
            @Schema(format = "date-time") @Nullable String occurredAt,
            @Schema(format = "date-time") @Nullable String recordedAt)
            implements Entry.Timed {}

    /** 移交 */
    @Schema(example = """
            {"toUnit": "HB/JZ/SS/U018/", "reason": "辖区"}""")
    public record Transfer(
            @NotNull @Size(max = 200) @Pattern(regexp = PATH, message = PATH_MESSAGE)
            String toUnit,

            @Size(max = 500) @Nullable String reason,
            @Schema(format = "date-time") @Nullable String occurredAt,
            @Schema(format = "date-time") @Nullable String recordedAt)
            implements Entry.Timed {}

    /** 接收移交 */
    @Schema(example = """
            {}""")
    public record AcceptTransfer(
            @Schema(format = "date-time") @Nullable String occurredAt,
            @Schema(format = "date-time") @Nullable String recordedAt)
            implements Entry.Timed {}

    /** 理由 */
    @Schema(name = "DispatchReason", example = """
            {"reason": "不在本辖区"}""")
    public record Reason(
            @NotBlank @Size(max = 500) String reason,
            @Schema(format = "date-time") @Nullable String occurredAt,
            @Schema(format = "date-time") @Nullable String recordedAt)
            implements Entry.Timed {}

    /** 上报级别 */
    @Schema(name = "UpwardLevel")
    public enum Level {
        COUNTY,
        CITY,
        PROVINCE
    }

    /** 上报 — {@code recipients}: the offices told, as codes; never people's numbers. */
    @Schema(example = """
            {"level": "CITY", "recipients": ["CITY_COMMAND_CENTRE"]}""")
    public record ReportUpward(
            @NotNull Level level,

            @NotNull @Size(min = 1, max = 20) List<@NotBlank @Size(max = 60) String> recipients,

            @Schema(format = "date-time") @Nullable String occurredAt,
            @Schema(format = "date-time") @Nullable String recordedAt)
            implements Entry.Timed {}
}
