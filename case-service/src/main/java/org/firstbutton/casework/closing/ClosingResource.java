package org.firstbutton.casework.closing;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.firstbutton.casework.approval.ApprovalDesk;
import org.firstbutton.casework.approval.Proposal;
import org.firstbutton.casework.approval.Proposed;
import org.firstbutton.casework.casefile.CaseCommand;
import org.firstbutton.casework.casefile.CaseDesk;
import org.firstbutton.casework.casefile.CaseStep;
import org.firstbutton.casework.casefile.CaseView;
import org.firstbutton.casework.person.PersonIds;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.contract.casework.CaseFact.CaseClosed;
import org.jspecify.annotations.Nullable;

/** 决定与结案 — a decision needs a passed review and another person's approval. */
@Path("/api/v1/cases")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class ClosingResource {
    private static final String PROPOSED = "待另一人审批 / The proposal; another person approves or refuses it";

    private final ApprovalDesk approvals;
    private final CaseDesk desk;
    private final PersonIds persons;

    ClosingResource(ApprovalDesk approvals, CaseDesk desk, PersonIds persons) {
        this.persons = persons;
        this.approvals = approvals;
        this.desk = desk;
    }

    /** 结案 */
    public record Closure(
            @Schema(examples = "PENALTY_EXECUTED") @NotBlank @Size(max = 100)
            String outcome,

            @Nullable OffsetDateTime occurredAt) {}

    @POST
    @Path("/{id}:decide")
    @RolesAllowed(Roles.HANDLING_OFFICER)
    @Operation(operationId = "decide", summary = "决定呈批 / Propose a decision that the legal review has passed")
    @APIResponse(
            responseCode = "201",
            description = PROPOSED,
            content = @Content(schema = @Schema(implementation = Proposal.class)))
    public Response decide(
            @PathParam("id") UUID id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @RequestBody(
                            content =
                                    @Content(
                                            examples =
                                                    @ExampleObject(
                                                            name = "decide",
                                                            value =
                                                                    "{\"kind\": \"PENALTY\", \"documentNo\": \"D-2026-17\"}")))
                    @Valid
                    @NotNull
                    Proposed.Decision content) {
        persons.require(desk.caller(), content.personId());
        return approvals.propose(id, CaseCommand.DECIDE, key, content);
    }

    @POST
    @Path("/{id}:close")
    @RolesAllowed(Roles.HANDLING_OFFICER)
    @Operation(operationId = "close", summary = "结案 / Close the case")
    @APIResponse(
            responseCode = "200",
            description = "The case as it is then",
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    public Response close(
            @PathParam("id") UUID id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @RequestBody(
                            content =
                                    @Content(
                                            examples =
                                                    @ExampleObject(
                                                            name = "close",
                                                            value = "{\"outcome\": \"PENALTY_EXECUTED\"}")))
                    @Valid
                    @NotNull
                    Closure command) {
        return desk.on(
                id,
                "close",
                key,
                command,
                (handle, record) -> desk.take(
                        handle,
                        record,
                        new CaseStep(
                                new CaseClosed(command.outcome()),
                                command.occurredAt(),
                                desk.actor(Roles.HANDLING_OFFICER))));
    }
}
