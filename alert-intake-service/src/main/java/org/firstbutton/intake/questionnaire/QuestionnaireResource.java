package org.firstbutton.intake.questionnaire;

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
import java.util.List;
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

/** 回访问卷接口 */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "questionnaires", description = "群众出卷 · What citizens are asked in a call-back")
public class QuestionnaireResource {
    private final QuestionnaireDesk desk;
    private final Questionnaires questionnaires;
    private final Transactions transactions;
    private final CurrentCaller caller;

    QuestionnaireResource(
            QuestionnaireDesk desk, Questionnaires questionnaires, Transactions transactions, CurrentCaller caller) {
        this.desk = desk;
        this.questionnaires = questionnaires;
        this.transactions = transactions;
        this.caller = caller;
    }

    @GET
    @Path("/questionnaires")
    @RolesAllowed({
        Roles.CALLBACK_AGENT,
        Roles.RULE_ADMIN,
        Roles.CASE_MANAGER,
        Roles.LEGAL_BRIGADE,
        Roles.LEGAL_DETACHMENT,
        Roles.LEGAL_CORPS,
        Roles.INSPECTORATE,
        Roles.BUREAU_LEADER
    })
    @Operation(
            operationId = "listQuestionnaires",
            summary = "问卷列表 · Questionnaires of all versions, newest first",
            description = "Of the caller's organisations and of those above them. The next page is named by the Link"
                    + " header, rel=\"next\", and by nextCursor.")
    @APIResponseSchema(Questionnaire.Page.class)
    public Response list(
            @QueryParam("paper") @Nullable String paper,
            @QueryParam("state") Questionnaire.@Nullable State state,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @Context UriInfo uri) {
        List<Questionnaire> found = transactions.inScopeOf(
                caller.get(), handle -> questionnaires.page(handle, paper, state, cursor, limit + 1));
        if (found.size() <= limit) {
            return Response.ok(new Questionnaire.Page(found, null)).build();
        }
        List<Questionnaire> page = found.subList(0, limit);
        String next = page.get(limit - 1).id();
        return Response.ok(new Questionnaire.Page(page, next))
                .link(
                        uri.getRequestUriBuilder()
                                .replaceQueryParam("cursor", next)
                                .build(),
                        "next")
                .build();
    }

    @GET
    @Path("/questionnaires/{id: [^/:]+}")
    @RolesAllowed({
        Roles.CALLBACK_AGENT,
        Roles.RULE_ADMIN,
        Roles.CASE_MANAGER,
        Roles.LEGAL_BRIGADE,
        Roles.LEGAL_DETACHMENT,
        Roles.LEGAL_CORPS,
        Roles.INSPECTORATE,
        Roles.BUREAU_LEADER
    })
    @Operation(operationId = "getQuestionnaire", summary = "查询问卷 · One version, however old")
    public Questionnaire one(@PathParam("id") String id) {
        return transactions.inScopeOf(
                caller.get(), handle -> questionnaires.find(handle, id).orElseThrow(Refusal::notFound));
    }

    @POST
    @Path("/questionnaires:draft")
    @RolesAllowed({Roles.CALLBACK_AGENT, Roles.RULE_ADMIN, Roles.CASE_MANAGER})
    @Operation(
            operationId = "draftQuestionnaire",
            summary = "起草问卷 · Draft a questionnaire, or the next version of one",
            description =
                    "What the record is compared with must be asked: whether police came, a receipt was given, the"
                            + " result was told, somebody asked to change the report, and the rating.")
    @APIResponse(
            responseCode = "201",
            description = "drafted",
            content = @Content(schema = @Schema(implementation = Questionnaire.class)))
    public Response draft(
            @HeaderParam("Idempotency-Key") String key, @Valid @NotNull QuestionnaireCommands.Draft body) {
        return desk.draft(key, body);
    }

    @POST
    @Path("/questionnaires/{id: [^/:]+}:edit")
    @RolesAllowed({Roles.CALLBACK_AGENT, Roles.RULE_ADMIN, Roles.CASE_MANAGER})
    @Operation(operationId = "editQuestionnaire", summary = "修改问卷 · Change a draft; an approved one is never changed")
    @APIResponseSchema(Questionnaire.class)
    public Response edit(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") String key,
            @Valid @NotNull QuestionnaireCommands.Edit body) {
        return desk.edit(id, key, body);
    }

    @POST
    @Path("/questionnaires/{id: [^/:]+}:approve")
    @RolesAllowed({Roles.CASE_MANAGER, Roles.LEGAL_BRIGADE, Roles.LEGAL_DETACHMENT, Roles.LEGAL_CORPS})
    @Operation(
            operationId = "approveQuestionnaire",
            summary = "批准问卷 · By somebody who did not write on it; in force from a time on")
    @APIResponseSchema(Questionnaire.class)
    public Response approve(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") String key,
            @Valid @NotNull QuestionnaireCommands.Approve body) {
        return desk.approve(id, key, body);
    }
}
