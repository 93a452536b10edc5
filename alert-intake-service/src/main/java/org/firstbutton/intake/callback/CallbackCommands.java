package org.firstbutton.intake.callback;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.firstbutton.chassis.problem.Refusal;
import org.jspecify.annotations.Nullable;

/** 回访命令 — the bodies of attempting and completing a call-back. */
public final class CallbackCommands {
    private CallbackCommands() {}

    /** 回访方式 — the three levels: message, machine voice, a person. */
    @Schema(name = "CallbackChannel")
    public enum Channel {
        SMS,
        VOICE,
        HUMAN
    }

    /**
     * 联系结果 — {@code SENT} is of a message; {@code REFUSED} and {@code WRONG_NUMBER} end the call-back.
     */
    @Schema(name = "CallbackOutcome")
    public enum Outcome {
        SENT,
        REACHED,
        NO_ANSWER,
        REFUSED,
        WRONG_NUMBER;

        boolean ends() {
            return this == REFUSED || this == WRONG_NUMBER;
        }

        boolean maySay(Channel channel) {
            return this != SENT || channel != Channel.HUMAN;
        }
    }

    /**
     * 联系一次 — about a closed alert or a closed case, one of them; the first attempt opens the call-back.
     *
     * @param occurredAt now if left out
     */
    @Schema(name = "AttemptCallback", example = """
            {"alertId": "0193f0a2-7c11-7b7e-9a55-3f0c5a1d2e77", "channel": "HUMAN", "outcome": "NO_ANSWER"}""")
    public record Attempt(
            @Nullable UUID alertId,
            @Nullable UUID caseId,
            @NotNull Channel channel,
            @NotNull Outcome outcome,
            @Nullable OffsetDateTime occurredAt) {

        void requireSound() {
            if ((alertId == null) == (caseId == null)) {
                throw Refusal.field("/alertId", "警情与案件须且只须指明其一 / name the alert or the case, one of them");
            }
            if (!outcome.maySay(channel)) {
                throw Refusal.field("/outcome", "人工回访没有“已发送” / a person's call is not SENT");
            }
        }
    }

    /**
     * 录入答卷 — by a questionnaire that is in force for this matter.
     *
     * @param channel by which the answers came
     * @param answers by the ids of the questions; what was not answered is left out
     */
    @Schema(name = "CompleteCallback", example = """
            {"questionnaireId": "00000000-0000-7000-8000-000000000001", "channel": "HUMAN",
             "answers": {"came": true, "minutes": 12, "receipt": true, "told": false, "asked-to-change": false, "rating": "DISSATISFIED"}}""")
    public record Complete(
            @NotBlank @Size(max = 40) String questionnaireId,
            @NotNull Channel channel,

            @NotNull @Schema(type = SchemaType.OBJECT) Map<String, JsonNode> answers,

            @Nullable OffsetDateTime occurredAt) {}

    /** 查看目的 */
    @Schema(name = "CallbackPurpose", example = "{\"purpose\": \"核查不满意件\"}")
    public record Purpose(
            @NotBlank @Size(min = 2, max = 200) String purpose) {}
}
