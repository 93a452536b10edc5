package org.firstbutton.scoring.drafting;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.firstbutton.chassis.access.CurrentCaller;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.chassis.database.Transactions;
import org.firstbutton.chassis.problem.Refusal;

/** 积分方案接口 */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "schemes", description = "积分方案 · What is scored and by how much")
class SchemeResource {
    private final SchemeDesk desk;
    private final SchemeDrafts drafts;
    private final Transactions transactions;
    private final CurrentCaller caller;

    SchemeResource(SchemeDesk desk, SchemeDrafts drafts, Transactions transactions, CurrentCaller caller) {
        this.desk = desk;
        this.drafts = drafts;
        this.transactions = transactions;
        this.caller = caller;
    }

    @GET
    @Path("/schemes")
    @RolesAllowed({
        Roles.SCORE_ADMIN,
        Roles.LEGAL_BRIGADE,
        Roles.LEGAL_DETACHMENT,
        Roles.LEGAL_CORPS,
        Roles.SUPERVISION_COMMITTEE
    })
    @Operation(
            operationId = "listSchemes",
            summary = "方案列表 · Schemes of the caller's organisations and those above them, newest first")
    public DraftedScheme.All list() {
        return transactions.inScopeOf(caller.get(), handle -> new DraftedScheme.All(drafts.all(handle)));
    }

    @GET
    @Path("/schemes/{id: [^/:]+}")
    @RolesAllowed({
        Roles.SCORE_ADMIN,
        Roles.LEGAL_BRIGADE,
        Roles.LEGAL_DETACHMENT,
        Roles.LEGAL_CORPS,
        Roles.SUPERVISION_COMMITTEE
    })
    @Operation(operationId = "getScheme", summary = "查询方案 · One version, however old")
    public DraftedScheme one(@PathParam("id") UUID id) {
        return transactions.inScopeOf(
                caller.get(), handle -> drafts.find(handle, id).orElseThrow(Refusal::notFound));
    }

    @POST
    @Path("/schemes:draft")
    @RolesAllowed(Roles.SCORE_ADMIN)
    @Operation(
            operationId = "draftScheme",
            summary = "起草方案 · Draft a scheme, or the next version of one",
            description =
                    "YAML as in product-default.yaml. Any fault, any unknown field and any banned metric refuses the"
                            + " whole of it, naming line and column. 任何错误、未知字段或禁用指标均整体拒绝。")
    @APIResponse(
            responseCode = "201",
            description = "drafted",
            content = @Content(schema = @Schema(implementation = DraftedScheme.class)))
    public Response draft(@HeaderParam("Idempotency-Key") String key, @Valid @NotNull SchemeCommands.Draft body) {
        return desk.draft(key, body);
    }

    @POST
    @Path("/schemes/{id: [^/:]+}:edit")
    @RolesAllowed(Roles.SCORE_ADMIN)
    @Operation(operationId = "editScheme", summary = "修改方案 · Change a draft; an approved one is never changed")
    @APIResponseSchema(DraftedScheme.class)
    public Response edit(
            @PathParam("id") UUID id,
            @HeaderParam("Idempotency-Key") String key,
            @Valid @NotNull SchemeCommands.Edit body) {
        return desk.edit(id, key, body);
    }

    @POST
    @Path("/schemes/{id: [^/:]+}:approve")
    @RolesAllowed({Roles.SCORE_ADMIN, Roles.LEGAL_CORPS, Roles.LEGAL_DETACHMENT, Roles.SUPERVISION_COMMITTEE})
    @Operation(
            operationId = "approveScheme",
            summary =
                    "批准方案 · By somebody who did not write on it; in force from the day it names, never from one that is over")
    @APIResponseSchema(DraftedScheme.class)
    public Response approve(@PathParam("id") UUID id, @HeaderParam("Idempotency-Key") String key) {
        return desk.approve(id, key);
    }
}
