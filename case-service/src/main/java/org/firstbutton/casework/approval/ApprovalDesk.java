package org.firstbutton.casework.approval;

import com.fasterxml.uuid.Generators;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.firstbutton.casework.casefile.CaseCommand;
import org.firstbutton.casework.casefile.CaseDesk;
import org.firstbutton.casework.casefile.CaseLifecycle;
import org.firstbutton.casework.casefile.CaseRecord;
import org.firstbutton.casework.casefile.CaseStep;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.chassis.audit.AuditEntry;
import org.firstbutton.chassis.audit.AuditTrail;
import org.firstbutton.chassis.command.Commands.Done;
import org.firstbutton.chassis.problem.ProblemKind;
import org.firstbutton.chassis.problem.Refusal;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** 审批台 — takes proposals and decisions on them. The fact is recorded when another person has approved. */
@ApplicationScoped
public class ApprovalDesk {
    private final CaseDesk desk;
    private final Proposals proposals;
    private final AuditTrail audit;

    ApprovalDesk(CaseDesk desk, Proposals proposals, AuditTrail audit) {
        this.desk = desk;
        this.proposals = proposals;
        this.audit = audit;
    }

    /** 呈批 — answers 201 with the proposal. */
    public Response propose(UUID caseId, CaseCommand command, @Nullable String key, Proposed content) {
        return propose(caseId, command, key, content, Roles.HANDLING_OFFICER);
    }

    /** 呈批 — as one who acts in this role. */
    public Response propose(UUID caseId, CaseCommand command, @Nullable String key, Proposed content, String role) {
        return desk.on(caseId, command.path(), key, content, (handle, record) -> {
            CaseLifecycle.of(record.kind()).require(record.state(), command);
            content.requireFits(record);
            Proposal proposal = Proposal.open(
                    Generators.timeBasedEpochGenerator().generate(),
                    caseId,
                    command,
                    content,
                    desk.actor(role),
                    desk.when(handle, null));
            if (!proposals.add(handle, proposal, record.orgPath())) {
                throw Refusal.forbiddenBy(
                        "approval: one open proposal of a kind", "已有待批的同类呈批 / the same is proposed and undecided");
            }
            audited(handle, "propose " + command.path(), proposal, record);
            return Done.created("/api/v1/cases/" + caseId + "/proposals/" + proposal.id(), proposal);
        });
    }

    /** 批准 — the step is taken as the case stands now, not as it stood when it was proposed. */
    Response approve(UUID caseId, UUID id, @Nullable String key, Approval approval) {
        return desk.on(caseId, "approve " + id, key, approval, (handle, record) -> {
            Proposal proposal = openOne(handle, caseId, id);
            Caller approver = desk.caller();
            if (!approver.hasAnyOf(proposal.content().approvers())) {
                throw Refusal.of(
                        ProblemKind.FORBIDDEN, "须由 " + proposal.content().approvers() + " 审批 / approved by these only");
            }
            proposal.content().requireFits(record);
            Done done = desk.take(
                    handle,
                    record,
                    new CaseStep(
                            proposal.content().approved(record, id, approver.actorId()),
                            approval.occurredAt() == null ? proposal.content().occurredAt() : approval.occurredAt(),
                            proposal.proposedBy()));
            decide(handle, record, proposal, Proposal.State.APPROVED, approval.opinion());
            return done;
        });
    }

    /** 不批准 — the case stays as it is. */
    Response refuse(UUID caseId, UUID id, @Nullable String key, RefusedApproval refusal) {
        return desk.on(caseId, "refuse " + id, key, refusal, (handle, record) -> {
            Proposal proposal = openOne(handle, caseId, id);
            return Done.ok(decide(handle, record, proposal, Proposal.State.REFUSED, refusal.opinion()));
        });
    }

    private Proposal openOne(Handle handle, UUID caseId, UUID id) {
        Proposal proposal = proposals.find(handle, caseId, id).orElseThrow(Refusal::notFound);
        if (proposal.state() != Proposal.State.OPEN) {
            throw Refusal.forbiddenBy("approval: decided once", "该呈批已有结论 / the proposal is " + proposal.state());
        }
        if (proposal.proposedBy().id().equals(desk.caller().actorId())) {
            throw Refusal.of(ProblemKind.SELF_APPROVAL, "呈批人不得审批 / who proposed it does not decide on it");
        }
        return proposal;
    }

    private Proposal decide(
            Handle handle, CaseRecord record, Proposal open, Proposal.State state, @Nullable String opinion) {
        Proposal decided = open.decided(state, desk.caller().actorId(), desk.when(handle, null), opinion);
        proposals.decide(handle, decided);
        audited(
                handle,
                state.name().toLowerCase(java.util.Locale.ROOT) + " "
                        + open.command().path(),
                decided,
                record);
        return decided;
    }

    private void audited(Handle handle, String action, Proposal proposal, CaseRecord record) {
        long version = proposal.state() == Proposal.State.OPEN ? 1 : 2;
        audit.record(
                handle,
                AuditEntry.done(
                        desk.caller(), action, "proposal", proposal.id().toString(), version, record.orgPath()));
    }

    /** 批准 — {@code occurredAt}: when it was decided, now if left out. */
    public record Approval(
            @jakarta.validation.constraints.Size(max = 1000) @Nullable
            String opinion,

            @Nullable OffsetDateTime occurredAt) {}

    /** 不批准 — with the reason. */
    public record RefusedApproval(
            @jakarta.validation.constraints.NotBlank @jakarta.validation.constraints.Size(max = 1000)
            String opinion) {}
}
