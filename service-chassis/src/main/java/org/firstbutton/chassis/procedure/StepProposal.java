package org.firstbutton.chassis.procedure;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.firstbutton.contract.Actor;
import org.jspecify.annotations.Nullable;

/**
 * 呈批 — a step that one person proposed and another decides on.
 *
 * @param content the fields that were sent
 * @param occurredAt when it happened, as proposed
 * @param opinion what the one who decided had to say
 */
@Schema(name = "StepProposal", description = "呈批 — a step that another person approves or refuses")
public record StepProposal(
        UUID id,
        UUID proceedingId,
        String step,
        @Schema(type = SchemaType.OBJECT) ObjectNode content,
        Instant occurredAt,
        Actor proposedBy,
        Instant proposedAt,
        State state,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String opinion) {

    /** 呈批状态 */
    @Schema(name = "StepProposalState")
    public enum State {
        OPEN,
        APPROVED,
        REFUSED
    }

    StepProposal decided(State decision, String by, Instant at, @Nullable String why) {
        return new StepProposal(
                id, proceedingId, step, content, occurredAt, proposedBy, proposedAt, decision, by, at, why);
    }
}
