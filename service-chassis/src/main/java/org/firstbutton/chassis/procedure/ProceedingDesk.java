package org.firstbutton.chassis.procedure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.uuid.Generators;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.access.CurrentCaller;
import org.firstbutton.chassis.command.Commands;
import org.firstbutton.chassis.command.Commands.Done;
import org.firstbutton.chassis.database.DatabaseClock;
import org.firstbutton.chassis.problem.ProblemKind;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.chassis.procedure.StepRecorder.Taken;
import org.firstbutton.contract.Actor;
import org.firstbutton.contract.CloudEventJson;
import org.firstbutton.contract.Fact;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** 办理台 — the one way in which a step is taken: once, on the locked row, by who may, with its fact and its audit entry. */
@ApplicationScoped
public class ProceedingDesk {
    private final Commands commands;
    private final Proceedings proceedings;
    private final StepProposals proposals;
    private final StepRecorder recorder;
    private final CurrentCaller caller;

    ProceedingDesk(
            Commands commands,
            Proceedings proceedings,
            StepProposals proposals,
            StepRecorder recorder,
            CurrentCaller caller) {
        this.commands = commands;
        this.proceedings = proceedings;
        this.proposals = proposals;
        this.recorder = recorder;
        this.caller = caller;
    }

    /** Opens a proceeding by this step, or proposes to. Answers 201 with the proceeding, or with the proposal. */
    Response open(Practice practice, String name, @Nullable String key, JsonNode sent) {
        Procedure procedure = practice.procedure();
        Step step = procedure.step(name);
        requireTaker(step);
        StepBody body = StepBody.read(sent, true);
        body.requireComplete(step);
        String then = procedure.require(Procedure.NOWHERE, step);
        return commands.once(caller.get(), "POST /" + procedure.head().path() + ":" + name, key, sent, handle -> {
            Proceeding fresh = fresh(handle, practice, body);
            if (step.needsApproval()) {
                recorder.audit(handle, "propose " + name, fresh);
                return propose(handle, practice, fresh, step, body, fresh.openedAt());
            }
            Proceeding opened = take(handle, practice, fresh, then, step, body, fresh.openedAt());
            return Done.created(at(procedure, fresh.id()), ProceedingView.of(opened, procedure));
        });
    }

    /** Takes a step, or proposes to. Answers 200 with the proceeding as it is then, or 201 with the proposal. */
    Response step(Practice practice, UUID id, String name, @Nullable String key, JsonNode sent) {
        Procedure procedure = practice.procedure();
        Step step = procedure.step(name);
        requireTaker(step);
        StepBody body = StepBody.read(sent, false);
        body.requireComplete(step);
        return on(procedure, id, name, key, sent, (handle, before) -> {
            String then = procedure.require(before.state(), step);
            Instant occurredAt = DatabaseClock.occurred(handle, body.occurredAt());
            if (step.needsApproval()) {
                return propose(handle, practice, before, step, body, occurredAt);
            }
            Proceeding after = take(handle, practice, before, then, step, body, occurredAt);
            return Done.ok(ProceedingView.of(after, procedure));
        });
    }

    /** 批准 — the step is taken as things stand now, not as they stood when it was proposed. */
    Response approve(Practice practice, UUID id, UUID proposal, @Nullable String key, Opinion opinion) {
        Procedure procedure = practice.procedure();
        requireAnyApprover(procedure);
        return on(procedure, id, "approve " + proposal, key, opinion, (handle, before) -> {
            StepProposal open = openOne(handle, practice, id, proposal);
            Step step = procedure.step(open.step());
            requireAnyOf(step.approvers());
            practice.requireMayDecide(handle, before, step);
            String from = before.state().equals(Procedure.PROPOSED) ? Procedure.NOWHERE : before.state();
            StepBody body = new StepBody(null, null, open.content());
            Fact fact = fittingFact(handle, practice, before, step, body, open.occurredAt(), open);
            String then = procedure.require(from, step);
            Taken taken = new Taken(step, then, fact, open.occurredAt(), open.proposedBy());
            Proceeding after = recorder.record(handle, practice, before, taken);
            decide(handle, after, open, StepProposal.State.APPROVED, opinion.opinion());
            return Done.ok(ProceedingView.of(after, procedure));
        });
    }

    /** 不批准 — nothing happens but that it is said. */
    Response refuse(Practice practice, UUID id, UUID proposal, @Nullable String key, Opinion opinion) {
        Procedure procedure = practice.procedure();
        requireAnyApprover(procedure);
        if (opinion.opinion() == null || opinion.opinion().isBlank()) {
            throw Refusal.field("/opinion", "不批准须说明理由 / a refusal says why");
        }
        return on(procedure, id, "refuse " + proposal, key, opinion, (handle, before) -> {
            StepProposal open = openOne(handle, practice, id, proposal);
            requireAnyOf(procedure.step(open.step()).approvers());
            practice.requireImpartial(handle, before, procedure.step(open.step()));
            practice.requireMayDecide(handle, before, procedure.step(open.step()));
            if (before.state().equals(Procedure.PROPOSED)) {
                recorder.close(handle, procedure, before.in(Procedure.REFUSED), "refuse " + open.step());
            }
            return Done.ok(decide(handle, before, open, StepProposal.State.REFUSED, opinion.opinion()));
        });
    }

    /**
     * 随附 — takes a step that follows from another command of this caller, in its transaction. Who may give that command
     * was asked there; the state has to allow the step all the same.
     *
     * @param before as locked
     */
    public Proceeding follow(Handle handle, Practice practice, Proceeding before, String name) {
        Step step = practice.procedure().step(name);
        StepBody body = new StepBody(null, null, CloudEventJson.MAPPER.createObjectNode());
        Instant now = DatabaseClock.occurred(handle, null);
        Fact fact = fittingFact(handle, practice, before, step, body, now, null);
        String then = practice.procedure().require(before.state(), step);
        Actor actor = new Actor(caller.get().actorId(), caller.get().actingRole());
        return recorder.record(handle, practice, before, new Taken(step, then, fact, now, actor));
    }

    /** 审批意见 */
    public record Opinion(@Nullable String opinion) {}

    private Response on(
            Procedure procedure,
            UUID id,
            String action,
            @Nullable String key,
            Object body,
            BiFunction<Handle, Proceeding, Done> work) {
        Caller who = caller.get();
        return commands.once(who, "POST " + at(procedure, id) + ":" + action, key, body, handle -> {
            Proceeding before = proceedings.lock(handle, who, procedure, id).orElseThrow(Refusal::notFound);
            return work.apply(handle, before);
        });
    }

    Proceeding fresh(Handle handle, Practice practice, StepBody body) {
        UUID id = Generators.timeBasedEpochGenerator().generate();
        Instant openedAt = DatabaseClock.occurred(handle, body.occurredAt());
        Practice.Place place = practice.place(handle, caller.get(), id, body.caseId(), body.fields());
        Proceeding fresh = new Proceeding(
                id,
                practice.procedure().head().path(),
                Procedure.PROPOSED,
                0,
                place.matter(),
                place.caseId(),
                place.orgPath(),
                null,
                CloudEventJson.MAPPER.createObjectNode(),
                place.hands(),
                openedAt,
                openedAt,
                null);
        proceedings.insert(handle, practice.procedure(), fresh);
        return fresh;
    }

    Proceeding take(
            Handle handle,
            Practice practice,
            Proceeding before,
            String then,
            Step step,
            StepBody body,
            Instant occurredAt) {
        Fact fact = fittingFact(handle, practice, before, step, body, occurredAt, null);
        return recorder.record(handle, practice, before, new Taken(step, then, fact, occurredAt, actor(step)));
    }

    /**
     * The fact of a step, refused if the law does not allow it.
     *
     * @param approved the proposal that the caller approves; null where nobody has approved it yet
     */
    private Fact fittingFact(
            Handle handle,
            Practice practice,
            Proceeding before,
            Step step,
            StepBody body,
            Instant occurredAt,
            @Nullable StepProposal approved) {
        Fact fact = practice.keyed(handle, before, body.fact(step, values(before, approved)), occurredAt);
        practice.requireImpartial(handle, before, step);
        practice.requireFits(handle, before, step, fact, occurredAt);
        return fact;
    }

    private Done propose(
            Handle handle, Practice practice, Proceeding before, Step step, StepBody body, Instant occurredAt) {
        fittingFact(handle, practice, before, step, body, occurredAt, null);
        StepProposal proposal = new StepProposal(
                Generators.timeBasedEpochGenerator().generate(),
                before.id(),
                step.name(),
                body.fields(),
                occurredAt,
                actor(step),
                DatabaseClock.occurred(handle, null),
                StepProposal.State.OPEN,
                null,
                null,
                null);
        if (!proposals.add(handle, proposal, before.orgPath())) {
            throw Refusal.forbiddenBy(
                    "approval: one open proposal of a kind", "已有待批的同类呈批 / the same is proposed and undecided");
        }
        recorder.audit(handle, "propose " + step.name(), proposal, before.orgPath());
        return Done.created(at(practice.procedure(), before.id()) + "/proposals/" + proposal.id(), proposal);
    }

    private StepProposal decide(
            Handle handle, Proceeding of, StepProposal open, StepProposal.State state, @Nullable String opinion) {
        StepProposal decided =
                open.decided(state, caller.get().actorId(), DatabaseClock.occurred(handle, null), opinion);
        proposals.decide(handle, decided);
        recorder.audit(
                handle, state.name().toLowerCase(java.util.Locale.ROOT) + " " + open.step(), decided, of.orgPath());
        return decided;
    }

    private StepProposal openOne(Handle handle, Practice practice, UUID proceeding, UUID id) {
        StepProposal proposal = proposals.find(handle, proceeding, id).orElseThrow(Refusal::notFound);
        if (proposal.state() != StepProposal.State.OPEN) {
            throw Refusal.forbiddenBy("approval: decided once", "该呈批已有结论 / the proposal is " + proposal.state());
        }
        if (practice.areOne(proposal.proposedBy().id(), caller.get().actorId())) {
            throw Refusal.of(ProblemKind.SELF_APPROVAL, "呈批人不得审批 / who proposed it does not decide on it");
        }
        return proposal;
    }

    private Map<String, String> values(Proceeding of, @Nullable StepProposal approved) {
        String me = caller.get().actorId();
        Map<String, String> values = new HashMap<>();
        values.put("id", of.id().toString());
        values.put("actor", approved == null ? me : approved.proposedBy().id());
        values.put("approver", approved == null ? "-" : me);
        values.put("proposal", approved == null ? "-" : approved.id().toString());
        if (of.subject() != null) {
            values.put("subject", of.subject());
        }
        if (of.caseId() != null) {
            values.put("case", of.caseId().toString());
        }
        return values;
    }

    private Actor actor(Step step) {
        List<String> acting =
                step.takers().stream().filter(caller.get()::has).sorted().toList();
        return new Actor(caller.get().actorId(), acting.get(0));
    }

    private void requireTaker(Step step) {
        if (step.onlyFollows()) {
            throw Refusal.notFound();
        }
        requireAnyOf(step.takers());
    }

    private void requireAnyApprover(Procedure procedure) {
        requireAnyOf(procedure.approvers());
    }

    void requireAnyOf(java.util.Collection<String> roles) {
        if (!caller.get().hasAnyOf(roles)) {
            throw Refusal.of(ProblemKind.FORBIDDEN, "限 " + roles + " / only for these roles");
        }
    }

    private static String at(Procedure procedure, UUID id) {
        return "/api/v1/" + procedure.head().path() + "/" + id;
    }
}
