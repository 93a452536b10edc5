package org.firstbutton.intake.callback;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.chassis.sheet.ListExports;
import org.firstbutton.chassis.sheet.RowSource;
import org.jspecify.annotations.Nullable;

/** 回访接口 — never the unit's: what its callers say of it is not for it to see first. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "callbacks", description = "回访 · Calling citizens back")
@RolesAllowed({
    Roles.CALLBACK_AGENT,
    Roles.CASE_MANAGER,
    Roles.LEGAL_BRIGADE,
    Roles.LEGAL_DETACHMENT,
    Roles.LEGAL_CORPS,
    Roles.INSPECTORATE,
    Roles.INSPECTOR_GENERAL
})
public class CallbackResource {
    private static final int EXPORTED_AT_ONCE = 500;
    private static final String UNIT = "机构路径，含下级 / Organisation path; its units count too";

    private final CallbackDesk desk;
    private final CallbackReader reader;
    private final ListExports exports;

    CallbackResource(CallbackDesk desk, CallbackReader reader, ListExports exports) {
        this.desk = desk;
        this.reader = reader;
        this.exports = exports;
    }

    @GET
    @Path("/callbacks")
    @Operation(
            operationId = "listDueCallbacks",
            summary = "待回访清单 · What is to be called back, longest closed first",
            description =
                    "Closed alerts and cases whose caller left a number: why each is on the list and by when. Without"
                            + " those in which the asking officer had a hand. The next page is named by the Link"
                            + " header, rel=\"next\", and by nextCursor.")
    @APIResponseSchema(DueCallback.Page.class)
    public Response list(
            @QueryParam("unit") @Parameter(description = UNIT) @Nullable String unit,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @Context UriInfo uri) {
        Worklist.Lines found = reader.page(reader.asking(), unit, cursor, limit);
        Response.ResponseBuilder answer = Response.ok(new DueCallback.Page(found.items(), found.next()));
        return found.next() == null
                ? answer.build()
                : answer.link(
                                uri.getRequestUriBuilder()
                                        .replaceQueryParam("cursor", found.next())
                                        .build(),
                                "next")
                        .build();
    }

    @GET
    @Path("/callbacks/export")
    @Produces({ListExports.CSV, ListExports.XLSX})
    @Operation(operationId = "exportDueCallbacks", summary = "导出待回访清单 · The same list as CSV or Excel, all pages")
    public Response export(
            @QueryParam("unit") @Parameter(description = UNIT) @Nullable String unit,
            @QueryParam("format") @Parameter(description = ListExports.FORMAT) @Nullable String format) {
        Caller asking = reader.asking();
        return exports.answer(
                WorklistSheet.SHEET,
                format,
                RowSource.byCursor(
                        cursor -> reader.page(asking, unit, cursor, EXPORTED_AT_ONCE),
                        Worklist.Lines::items,
                        Worklist.Lines::next));
    }

    @GET
    @Path("/callbacks/{id: [^/:]+}")
    @Operation(
            operationId = "getCallback",
            summary = "查询回访 · One call-back: its attempts, and its answers or what may be asked")
    public CallbackView one(@PathParam("id") String id) {
        return reader.one(id);
    }

    @POST
    @Path("/callbacks:attempt")
    @RolesAllowed(Roles.CALLBACK_AGENT)
    @Operation(
            operationId = "attemptCallback",
            summary = "联系一次 · Record an attempt; the first one opens the call-back",
            description = "Answers with the questionnaires that may be asked. Leaves callback.attempted.")
    @APIResponse(
            responseCode = "201",
            description = "recorded",
            content = @Content(schema = @Schema(implementation = CallbackView.class)))
    public Response attempt(@HeaderParam("Idempotency-Key") String key, @Valid @NotNull CallbackCommands.Attempt body) {
        return desk.attempt(key, body);
    }

    @POST
    @Path("/callbacks/{id: [^/:]+}:complete")
    @RolesAllowed(Roles.CALLBACK_AGENT)
    @Operation(
            operationId = "completeCallback",
            summary = "录入答卷 · Record the answers to a questionnaire in force",
            description = "Leaves callback.completed; what was said in words stays here.")
    @APIResponseSchema(CallbackView.class)
    public Response complete(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") String key,
            @Valid @NotNull CallbackCommands.Complete body) {
        return desk.complete(id, key, body);
    }

    @POST
    @Path("/callbacks/{id: [^/:]+}:reveal")
    @RolesAllowed({Roles.CALLBACK_AGENT, Roles.LEGAL_BRIGADE, Roles.INSPECTORATE})
    @Operation(
            operationId = "revealCallbackWords",
            summary = "查看原话 · What the citizen said in words, stating the purpose",
            description = "Leaves an audit entry with the purpose each time; therefore nothing is stored for replay and"
                    + " no Idempotency-Key is needed. The number is revealed by /alerts/{id}/caller:reveal.")
    public CallbackView.Words reveal(@PathParam("id") String id, @Valid @NotNull CallbackCommands.Purpose body) {
        return reader.words(id, body.purpose());
    }
}
