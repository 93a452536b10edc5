package org.firstbutton.chassis.procedure;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** 程序视图 — a proceeding as it leaves by HTTP. */
@Schema(name = "Proceeding", description = "程序 — one run of a procedure and where it stands")
public record ProceedingView(
        UUID id,
        @Schema(examples = "measures") String procedure,
        String state,
        @Schema(description = "The state in Chinese") String stateZh,
        @Schema(description = "The state in English") String stateEn,

        @Schema(description = "Nothing more can happen to it")
        boolean ended,

        @Schema(description = "Facts recorded so far") long version,
        String matter,
        @Nullable UUID caseId,
        @Schema(examples = "HB/JZ/SS/U017/") String orgPath,

        @Schema(description = "The person or thing it is about, as a key") @Nullable
        String subject,

        @Schema(description = "What its facts have said so far, the last word of each field", type = SchemaType.OBJECT)
        JsonNode detail,

        Instant openedAt,

        @Schema(description = "When the last of its facts happened")
        Instant lastAt,

        @Schema(description = "When it runs out by itself; it stays open until somebody ends it") @Nullable
        Instant expiresAt,

        @Schema(description = "Steps that the procedure allows now")
        List<String> allowed) {

    static ProceedingView of(Proceeding proceeding, Procedure procedure) {
        Procedure.State state = procedure.state(proceeding.state());
        return new ProceedingView(
                proceeding.id(),
                proceeding.procedure(),
                state.name(),
                state.zh(),
                state.en(),
                procedure.endsIn(state.name()),
                proceeding.version(),
                proceeding.matter(),
                proceeding.caseId(),
                proceeding.orgPath(),
                proceeding.subject(),
                proceeding.detail(),
                proceeding.openedAt(),
                proceeding.lastAt(),
                proceeding.expiresAt(),
                procedure.allowedIn(state.name()));
    }
}
