package org.firstbutton.casework.registration;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.firstbutton.casework.casefile.CaseKind;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.chassis.recording.DeterministicIds;
import org.jspecify.annotations.Nullable;

/** 报案登记 — what is written down when somebody reports. */
@Schema(name = "ReportRegistration")
public record ReportRegistration(
        @NotNull CaseKind kind,

        @Schema(examples = "HB/JZ/SS/U017/")
        @NotBlank
        @Size(max = 200)
        @Pattern(regexp = "([A-Za-z0-9_-]{1,32}/){1,12}", message = "ASCII, ends in /")
        String orgPath,

        @Schema(examples = "R-2026-000123") @NotBlank @Size(max = 100)
        String reportId,

        @Schema(examples = "THEFT") @Size(max = 100) @Nullable
        String offence,

        @Schema(description = "The alert it came of") @Valid @Nullable
        AlertReference alert,

        @Schema(description = "The visit in which it was reported at the desk") @Nullable
        UUID walkIn,

        @Schema(description = "Business time; now if left out") @Nullable
        OffsetDateTime occurredAt) {

    /** 所涉警情 — an alert by its id, or by the number its source gave it. */
    public record AlertReference(
            @Nullable UUID id,

            @Schema(examples = "demo-110") @Size(max = 100) @Nullable
            String source,

            @Schema(examples = "A-1") @Size(max = 100) @Nullable
            String number) {

        UUID alertId() {
            if (id != null && source == null && number == null) {
                return id;
            }
            if (id == null && source != null && number != null) {
                return DeterministicIds.of(source, number);
            }
            throw Refusal.field("/alert", "id，或 source 与 number / either id, or source and number");
        }
    }

    /** @param visited the matter of the visit, if there was one */
    String matterOf(UUID ownId, @Nullable String visited) {
        String ofAlert = alert == null ? null : alert.alertId().toString();
        if (ofAlert != null && visited != null && !ofAlert.equals(visited)) {
            throw Refusal.field("/alert", "与接待记录所涉警情不同 / the visit was about another alert, or about none yet");
        }
        String known = ofAlert == null ? visited : ofAlert;
        return Objects.requireNonNullElse(known, ownId.toString());
    }
}
