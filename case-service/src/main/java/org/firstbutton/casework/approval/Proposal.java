package org.firstbutton.casework.approval;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.firstbutton.casework.casefile.CaseCommand;
import org.firstbutton.contract.Actor;
import org.jspecify.annotations.Nullable;

/**
 * 呈批 — one person's proposal and another's decision on it.
 *
 * @param opinion what the one who decided had to say
 */
@Schema(name = "Proposal", description = "呈批 — a proposal that another person approves or refuses")
public record Proposal(
        UUID id,
        UUID caseId,
        CaseCommand command,
        Proposed content,
        Actor proposedBy,
        Instant proposedAt,
        State state,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String opinion) {

    /** 状态 */
    public enum State {
        OPEN,
        APPROVED,
        REFUSED
    }

    static Proposal open(UUID id, UUID caseId, CaseCommand command, Proposed content, Actor by, Instant at) {
        return new Proposal(id, caseId, command, content, by, at, State.OPEN, null, null, null);
    }

    Proposal decided(State decision, String by, Instant at, @Nullable String why) {
        return new Proposal(id, caseId, command, content, proposedBy, proposedAt, decision, by, at, why);
    }
}
