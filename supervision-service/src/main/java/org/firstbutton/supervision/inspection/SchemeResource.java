package org.firstbutton.supervision.inspection;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
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
import org.jspecify.annotations.Nullable;

/** 巡查方案接口 — what inspectors look at, as versioned data of the bureau. */
@Path("/api/v1/inspection-schemes")
@Tag(name = "inspection-schemes", description = "巡查方案 Inspection schemes")
@RolesAllowed({Roles.CASE_MANAGER, Roles.LEGAL_BRIGADE, Roles.LEGAL_DETACHMENT, Roles.LEGAL_CORPS, Roles.INSPECTORATE})
public class SchemeResource {
    private final SchemeDesk desk;
    private final Schemes schemes;
    private final Transactions transactions;
    private final CurrentCaller caller;

    SchemeResource(SchemeDesk desk, Schemes schemes, Transactions transactions, CurrentCaller caller) {
        this.desk = desk;
        this.schemes = schemes;
        this.transactions = transactions;
        this.caller = caller;
    }

    /** 起草 — {@code scheme}: the name that its versions share. */
    @Schema(name = "SchemeDraft")
    public record Draft(
            @NotNull @Pattern(regexp = "[A-Z][A-Z0-9_]{0,39}") @Schema(examples = "FIVE_CHECKS")
            String scheme,

            @NotNull @Pattern(regexp = "([A-Z0-9]+/)+") @Schema(examples = "HB/JZ/SS/")
            String orgPath,

            @NotNull @Valid SchemeContent content) {}

    /** 修改 */
    @Schema(name = "SchemeEdit")
    public record Edit(@NotNull @Valid SchemeContent content) {}

    /** A page, newest first; {@code next} is the cursor of the following one, absent on the last. */
    public record SchemePage(List<Scheme> items, @Nullable String next) {}

    @GET
    @Operation(
            operationId = "listInspectionSchemes",
            summary = "巡查方案列表 · All versions, those of organisations above too",
            description = "What is NAMED ships without items: the sources name it and do not list it. Draft your own.")
    public SchemePage list(
            @QueryParam("scheme") @Nullable String scheme,
            @QueryParam("cursor") @Nullable UUID cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        List<Scheme> items =
                transactions.inScopeOf(caller.get(), handle -> schemes.page(handle, scheme, cursor, limit));
        return new SchemePage(
                items,
                items.size() < limit ? null : items.get(items.size() - 1).id().toString());
    }

    @GET
    @Path("/{id: [^/:]+}")
    @Operation(operationId = "getInspectionScheme", summary = "查询方案 · One version, however old")
    public Scheme one(@PathParam("id") UUID id) {
        return transactions.inScopeOf(
                caller.get(), handle -> schemes.find(handle, id).orElseThrow(Refusal::notFound));
    }

    @POST
    @Operation(operationId = "draftInspectionScheme", summary = "起草方案 · A scheme, or the next version of one")
    @APIResponse(
            responseCode = "201",
            description = "drafted",
            content = @Content(schema = @Schema(implementation = Scheme.class)))
    public Response draft(@HeaderParam("Idempotency-Key") @Nullable String key, @Valid @NotNull Draft body) {
        return desk.draft(key, body);
    }

    @POST
    @Path("/{id: [^/:]+}:edit")
    @Operation(operationId = "editInspectionScheme", summary = "修改方案 · Change a draft")
    @APIResponseSchema(Scheme.class)
    public Response edit(
            @PathParam("id") UUID id, @HeaderParam("Idempotency-Key") @Nullable String key, @Valid @NotNull Edit body) {
        return desk.edit(id, key, body);
    }

    @POST
    @Path("/{id: [^/:]+}:approve")
    @Operation(
            operationId = "approveInspectionScheme",
            summary = "批准方案 · By somebody who did not write on it; it has all its items and is in force from now on")
    @APIResponseSchema(Scheme.class)
    public Response approve(@PathParam("id") UUID id, @HeaderParam("Idempotency-Key") @Nullable String key) {
        return desk.approve(id, key);
    }
}
