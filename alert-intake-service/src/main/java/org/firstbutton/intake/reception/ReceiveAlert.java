package org.firstbutton.intake.reception;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.firstbutton.intake.alert.Entry;
import org.firstbutton.intake.source.RegisterSource;
import org.jspecify.annotations.Nullable;

/**
 * 接警登记
 *
 * @param number the source's own number; the same number is the same alert
 * @param channel {@code PHONE_110}, {@code WALK_IN}, {@code ONLINE}, {@code REFERRAL}, {@code SELF_DISCOVERED} …
 * @param orgPath the organisation that answers for the alert until a unit is sent
 * @param narrative what the caller reported; kept with the caller, never in a fact
 * @param place where it happened; kept with the caller, never in a fact
 */
@Schema(example = ReceiveAlert.EXAMPLE)
public record ReceiveAlert(
        @Size(min = 1, max = 200) @Nullable String number,
        @NotBlank @Size(max = 40) String channel,

        @NotNull @Size(max = 200) @Pattern(regexp = RegisterSource.ORG_PATH, message = RegisterSource.ORG_PATH_MESSAGE)
        String orgPath,

        @Valid @Nullable CallerDetails caller,
        @Nullable Boolean callerReachable,
        @Size(max = 500) @Nullable String place,
        @Size(max = 2000) @Nullable String narrative,
        @Size(max = 100) @Nullable String receivedBy,
        @Schema(format = "date-time") @Nullable String occurredAt,
        @Schema(format = "date-time") @Nullable String recordedAt)
        implements Entry.Timed {
    static final String EXAMPLE = """
            {"number": "110-2026-000017", "channel": "PHONE_110", "orgPath": "HB/JZ/SS/",
             "caller": {"name": "张三丰", "phone": "13812345678"}, "place": "解放路 1 号",
             "narrative": "电动车停在楼下被偷了"}""";

    /** 报警人 */
    public record CallerDetails(
            @Size(max = 100) @Nullable String name,
            @Size(max = 40) @Nullable String phone) {}
}
