package org.firstbutton.casework.investigation;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.contract.casework.CaseFact;
import org.jspecify.annotations.Nullable;

/**
 * 侦查措施 — what was done. Each type takes only its own details; an interview or interrogation takes two officers.
 *
 * @param detail the item collected, or the register queried
 * @param personId who was interrogated: a duty to interrogate one detainee is not done by interrogating another (INV-09)
 * @param interrogationId links its recordings
 * @param recordingNeeded whether the law asks for sound and picture from beginning to end
 */
public record InvestigativeAct(
        @NotNull Type type,

        @Schema(description = "Officer numbers", examples = "P100031") @Size(max = 20) @Nullable
        List<@NotBlank @Size(max = 64) String> officers,

        @Size(max = 200) @Nullable String place,

        @Schema(description = "The item collected, or the register queried") @Size(max = 200) @Nullable
        String detail,

        @Size(max = 100) @Nullable String appraisalId,

        @Schema(examples = "INJURY") @Size(max = 100) @Nullable
        String appraisalKind,

        @Schema(description = "Who was interrogated", examples = "person-0195f3a0-0000-7000-8000-000000000001")
        @Size(max = 100)
        @Nullable
        String personId,

        @Size(max = 100) @Nullable String interrogationId,

        @Schema(description = "When the interrogation began") @Nullable
        OffsetDateTime from,

        @Schema(description = "When it ended, not before it began") @Nullable
        OffsetDateTime to,

        @Nullable Boolean recordingNeeded,

        @Nullable OffsetDateTime occurredAt) {

    /** 措施种类 */
    public enum Type {
        @JsonProperty("interview.held")
        INTERVIEW,
        @JsonProperty("interrogation.held")
        INTERROGATION,
        @JsonProperty("scene.investigated")
        SCENE,
        @JsonProperty("evidence.collected")
        EVIDENCE,
        @JsonProperty("query.made")
        QUERY,
        @JsonProperty("appraisal.ordered")
        APPRAISAL_ORDERED,
        @JsonProperty("appraisal.received")
        APPRAISAL_RECEIVED
    }

    CaseFact fact() {
        return switch (type) {
            case INTERVIEW -> new CaseFact.InterviewHeld(officers(2), place);
            case INTERROGATION -> interrogation();
            case SCENE -> new CaseFact.SceneInvestigated(officers(1), place, null, null);
            case EVIDENCE -> new CaseFact.EvidenceCollected(officers(1), detail);
            case QUERY -> new CaseFact.QueryMade(officers(1), detail);
            case APPRAISAL_ORDERED ->
                new CaseFact.AppraisalOrdered(
                        required(appraisalId, "appraisalId"), required(appraisalKind, "appraisalKind"));
            case APPRAISAL_RECEIVED ->
                new CaseFact.AppraisalReceived(required(appraisalId, "appraisalId"), appraisalKind, null);
        };
    }

    private CaseFact interrogation() {
        if (from != null && to != null && to.isBefore(from)) {
            throw Refusal.field("/to", "不得早于 from / not before from");
        }
        return new CaseFact.InterrogationHeld(
                officers(2), place, personId, interrogationId, instant(from), instant(to), recordingNeeded);
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private List<String> officers(int atLeast) {
        if (officers == null || officers.stream().distinct().count() < atLeast) {
            throw Refusal.field("/officers", "至少 " + atLeast + " 人 / at least " + atLeast);
        }
        return officers;
    }

    private static String required(@Nullable String value, String field) {
        if (value == null || value.isBlank()) {
            throw Refusal.field("/" + field, "不得为空 / is missing");
        }
        return value;
    }
}
