package org.firstbutton.casework.acceptance;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
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
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.firstbutton.casework.approval.ApprovalDesk;
import org.firstbutton.casework.approval.Proposal;
import org.firstbutton.casework.approval.Proposed;
import org.firstbutton.casework.casefile.CaseCommand;
import org.firstbutton.chassis.access.Roles;
import org.jspecify.annotations.Nullable;

/** 受案与立案 — proposed by the officer who handles the report, decided by another. */
@Path("/api/v1/cases")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class AcceptanceResource {
    private static final String PROPOSED = "待另一人审批 / The proposal; another person approves or refuses it";

    private final ApprovalDesk approvals;

    AcceptanceResource(ApprovalDesk approvals) {
        this.approvals = approvals;
    }

    @POST
    @Path("/{id}:accept")
    @RolesAllowed(Roles.HANDLING_OFFICER)
    @Operation(operationId = "accept", summary = "受案呈批 / Propose to accept an administrative case")
    @APIResponse(
            responseCode = "201",
            description = PROPOSED,
            content = @Content(schema = @Schema(implementation = Proposal.class)))
    public Response accept(
            @PathParam("id") UUID id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @RequestBody(
                            content =
                                    @Content(
                                            examples =
                                                    @ExampleObject(
                                                            name = "accept",
                                                            value = "{\"offence\": \"ASSAULT\"}")))
                    @Valid
                    @NotNull
                    Proposed.Acceptance content) {
        return approvals.propose(id, CaseCommand.ACCEPT, key, content);
    }

    @POST
    @Path("/{id}:not-accept")
    @RolesAllowed(Roles.HANDLING_OFFICER)
    @Operation(operationId = "notAccept", summary = "不予受案呈批 / Propose not to accept")
    @APIResponse(
            responseCode = "201",
            description = PROPOSED,
            content = @Content(schema = @Schema(implementation = Proposal.class)))
    public Response notAccept(
            @PathParam("id") UUID id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @RequestBody(
                            content =
                                    @Content(
                                            examples =
                                                    @ExampleObject(
                                                            name = "not-accept",
                                                            value =
                                                                    "{\"reason\": \"NOT_A_POLICE_MATTER\", \"noticeNo\": \"N-7\"}")))
                    @Valid
                    @NotNull
                    Proposed.NonAcceptance content) {
        return approvals.propose(id, CaseCommand.NOT_ACCEPT, key, content);
    }

    @POST
    @Path("/{id}:file")
    @RolesAllowed(Roles.HANDLING_OFFICER)
    @Operation(operationId = "file", summary = "立案呈批 / Propose to file a criminal case")
    @APIResponse(
            responseCode = "201",
            description = PROPOSED,
            content = @Content(schema = @Schema(implementation = Proposal.class)))
    public Response file(
            @PathParam("id") UUID id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @RequestBody(
                            content =
                                    @Content(
                                            examples =
                                                    @ExampleObject(
                                                            name = "file",
                                                            value = "{\"offence\": \"THEFT\", \"livelihood\": true}")))
                    @Valid
                    @NotNull
                    Proposed.Filing content) {
        return approvals.propose(id, CaseCommand.FILE, key, content);
    }

    @POST
    @Path("/{id}:not-file")
    @RolesAllowed(Roles.HANDLING_OFFICER)
    @Operation(operationId = "notFile", summary = "不予立案呈批 / Propose not to file")
    @APIResponse(
            responseCode = "201",
            description = PROPOSED,
            content = @Content(schema = @Schema(implementation = Proposal.class)))
    public Response notFile(
            @PathParam("id") UUID id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @RequestBody(
                            content =
                                    @Content(
                                            examples =
                                                    @ExampleObject(
                                                            name = "not-file",
                                                            value =
                                                                    "{\"reason\": \"NO_CRIMINAL_FACT\", \"noticeNo\": \"N-8\"}")))
                    @Valid
                    @NotNull
                    Proposed.NonFiling content) {
        return approvals.propose(id, CaseCommand.NOT_FILE, key, content);
    }
}
