package org.firstbutton.casework.course;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.security.Authenticated;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.firstbutton.casework.approval.ApprovalDesk;
import org.firstbutton.casework.approval.Proposed;
import org.firstbutton.casework.casefile.CaseCommand;
import org.firstbutton.casework.casefile.CaseDesk;
import org.firstbutton.casework.casefile.CaseLifecycle;
import org.firstbutton.casework.casefile.CasePractice;
import org.firstbutton.casework.casefile.CaseStep;
import org.firstbutton.casework.casefile.CaseSteps;
import org.firstbutton.casework.casefile.CaseView;
import org.firstbutton.casework.person.PersonIds;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.problem.ProblemKind;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.chassis.procedure.Step;
import org.firstbutton.chassis.procedure.StepBody;
import org.firstbutton.contract.Fact;
import org.jspecify.annotations.Nullable;

/**
 * 办案程序窗口 — takes any step of {@link CaseSteps}, or proposes it where another person has to approve. A token is asked
 * for here, roles by the table; the API document has an operation for each step.
 */
@Path("/api/v1/cases")
@Authenticated
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class CourseResource {
    private final CaseDesk desk;
    private final ApprovalDesk approvals;
    private final PersonIds persons;

    CourseResource(CaseDesk desk, ApprovalDesk approvals, PersonIds persons) {
        this.desk = desk;
        this.approvals = approvals;
        this.persons = persons;
    }

    @POST
    @Path("/{id}:{step}")
    @Operation(operationId = "case-step")
    @APIResponse(
            responseCode = "200",
            description = "The case as it is then",
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    public Response step(
            @PathParam("id") UUID id,
            @PathParam("step") String name,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @NotNull JsonNode sent) {
        Step step = CaseSteps.named(name).orElseThrow(Refusal::notFound);
        String role = actingRole(step);
        StepBody body = StepBody.read(sent, false);
        body.requireComplete(step);
        persons.require(desk.caller(), body.fields());
        if (step.needsApproval()) {
            Proposed content = new Proposed.TableStep(name, desk.caller().actorId(), body.occurredAt(), body.fields());
            return approvals.propose(id, CaseCommand.of(step), key, content, role);
        }
        return desk.on(id, name, key, sent, (handle, record) -> {
            CaseLifecycle.of(record.kind()).require(record.state(), CaseCommand.of(step));
            Fact fact = body.fact(step, record.given());
            CasePractice.requireFits(record, fact, desk.caller().actorId());
            return desk.take(handle, record, new CaseStep(fact, body.occurredAt(), desk.actor(role)));
        });
    }

    private String actingRole(Step step) {
        Caller caller = desk.caller();
        return step.takers().stream()
                .filter(caller::has)
                .min(String::compareTo)
                .orElseThrow(() -> Refusal.of(ProblemKind.FORBIDDEN, "限 " + step.takers() + " / only for these roles"));
    }
}
