package org.firstbutton.casework.approval;

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
import org.firstbutton.casework.casefile.CaseView;
import org.firstbutton.chassis.access.Roles;
import org.jspecify.annotations.Nullable;

/** 审批 — the second person's word. */
@Path("/api/v1/cases/{id}/proposals")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class ApprovalResource {
    private final ApprovalDesk approvals;

    ApprovalResource(ApprovalDesk approvals) {
        this.approvals = approvals;
    }

    @POST
    @Path("/{proposal}:approve")
    @RolesAllowed({Roles.UNIT_CHIEF, Roles.BUREAU_LEADER})
    @Operation(operationId = "approve", summary = "批准 / Approve; the fact is recorded, naming both people")
    @APIResponse(
            responseCode = "200",
            description = "The case as it is then",
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    public Response approve(
            @PathParam("id") UUID id,
            @PathParam("proposal") UUID proposal,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @RequestBody(content = @Content(examples = @ExampleObject(name = "approve", value = "{}"))) @Valid @NotNull
                    ApprovalDesk.Approval approval) {
        return approvals.approve(id, proposal, key, approval);
    }

    @POST
    @Path("/{proposal}:refuse")
    @RolesAllowed({Roles.UNIT_CHIEF, Roles.BUREAU_LEADER})
    @Operation(operationId = "refuse", summary = "不批准 / Refuse; the case stays as it is")
    @APIResponse(
            responseCode = "200",
            description = "The proposal, refused",
            content = @Content(schema = @Schema(implementation = Proposal.class)))
    public Response refuse(
            @PathParam("id") UUID id,
            @PathParam("proposal") UUID proposal,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @RequestBody(
                            content =
                                    @Content(
                                            examples =
                                                    @ExampleObject(
                                                            name = "refuse",
                                                            value = "{\"opinion\": \"Verify the value first\"}")))
                    @Valid
                    @NotNull
                    ApprovalDesk.RefusedApproval refusal) {
        return approvals.refuse(id, proposal, key, refusal);
    }
}
