package org.firstbutton.casework.register;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.firstbutton.casework.approval.Proposal;
import org.firstbutton.casework.approval.Proposals;
import org.firstbutton.casework.casefile.CaseFilter;
import org.firstbutton.casework.casefile.CaseKind;
import org.firstbutton.casework.casefile.CaseRecord;
import org.firstbutton.casework.casefile.CaseRecords;
import org.firstbutton.casework.casefile.CaseState;
import org.firstbutton.casework.casefile.CaseView;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.access.CurrentCaller;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.chassis.database.Transactions;
import org.firstbutton.chassis.paging.PageCursor;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.chassis.procedure.ProceedingFacts;
import org.firstbutton.chassis.procedure.ProceedingFacts.FactList;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** 案件台账 — cases as those may see them whose work it is; a handling officer sees his own. */
@Path("/api/v1/cases")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({
    Roles.HANDLING_OFFICER,
    Roles.UNIT_CHIEF,
    Roles.LEGAL_OFFICER,
    Roles.CASE_MANAGER,
    Roles.LEGAL_BRIGADE,
    Roles.LEGAL_DETACHMENT,
    Roles.LEGAL_CORPS,
    Roles.INSPECTORATE,
    Roles.INSPECTOR_GENERAL,
    Roles.BUREAU_LEADER
})
public class CaseRegisterResource {
    private final Transactions transactions;
    private final CaseRecords cases;
    private final Proposals proposals;
    private final CurrentCaller caller;

    CaseRegisterResource(Transactions transactions, CaseRecords cases, Proposals proposals, CurrentCaller caller) {
        this.transactions = transactions;
        this.cases = cases;
        this.proposals = proposals;
        this.caller = caller;
    }

    /** One page of cases; {@code next} asks for the one behind it. */
    @Schema(name = "CasePage")
    public record CasePage(List<CaseView> items, @Nullable String next) {}

    /** The proposals on a case, oldest first. */
    @Schema(name = "Proposals")
    public record ProposalList(List<Proposal> items) {}

    @GET
    @Path("/{id}")
    @Operation(operationId = "case", summary = "案件 / One case")
    public CaseView one(@PathParam("id") UUID id) {
        return of(id, (handle, record) -> CaseView.of(record));
    }

    @GET
    @Path("/{id}/facts")
    @Operation(operationId = "caseFacts", summary = "案件事实 / All facts of a case, its legal reviews included")
    public FactList facts(@PathParam("id") UUID id) {
        return of(id, (handle, record) -> ProceedingFacts.ofAggregates(handle, streams(record)));
    }

    @GET
    @Path("/{id}/proposals")
    @Operation(operationId = "caseProposals", summary = "呈批 / The proposals on a case")
    public ProposalList proposals(@PathParam("id") UUID id) {
        return of(id, (handle, record) -> new ProposalList(proposals.ofCase(handle, id)));
    }

    @GET
    @Path("/by-alert/{alertId}")
    @Operation(operationId = "casesOfAlert", summary = "警情所涉案件 / The cases that came of an alert")
    public CasePage ofAlert(@PathParam("alertId") UUID alertId) {
        Caller who = caller.get();
        List<CaseRecord> found = transactions.inScopeOf(who, handle -> cases.ofMatter(handle, who, alertId.toString()));
        return new CasePage(found.stream().map(CaseView::of).toList(), null);
    }

    @GET
    @Operation(operationId = "cases", summary = "案件列表 / Cases, newest first")
    @APIResponse(
            responseCode = "200",
            description = "One page; the header Link (rel=next) leads to the one behind it",
            content = @Content(schema = @Schema(implementation = CasePage.class)))
    public Response list(
            @QueryParam("state") @Nullable CaseState state,
            @QueryParam("kind") @Nullable CaseKind kind,
            @Parameter(description = "Organisation path whose subtree is meant", example = "HB/JZ/SS/U017/")
                    @QueryParam("unit")
                    @Nullable
                    String unit,
            @Parameter(description = "As the page before gave it") @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @Context UriInfo uri) {
        if (unit != null && !unit.endsWith("/")) {
            throw Refusal.field("unit", "机构路径以 / 结尾 / an organisation path ends in /");
        }
        PageCursor start = cursor == null ? null : PageCursor.read(cursor);
        CaseFilter filter = new CaseFilter(
                state, kind, unit, start == null ? null : start.at(), start == null ? null : start.id(), limit + 1);
        Caller who = caller.get();
        List<CaseRecord> found = transactions.inScopeOf(who, handle -> cases.page(handle, who, filter));
        boolean more = found.size() > limit;
        List<CaseRecord> page = more ? found.subList(0, limit) : found;
        String next = more ? behind(page.get(limit - 1)) : null;
        Response.ResponseBuilder response =
                Response.ok(new CasePage(page.stream().map(CaseView::of).toList(), next));
        return next == null
                ? response.build()
                : response.link(
                                uri.getRequestUriBuilder()
                                        .replaceQueryParam("cursor", next)
                                        .build(),
                                "next")
                        .build();
    }

    private static String behind(CaseRecord last) {
        return new PageCursor(last.registeredAt(), last.id()).opaque();
    }

    private static List<String> streams(CaseRecord record) {
        return CaseRecord.TOPICS.stream()
                .map(topic -> record.stream(topic).toString())
                .toList();
    }

    private <T> T of(UUID id, BiFunction<Handle, CaseRecord, T> view) {
        Caller who = caller.get();
        return transactions.inScopeOf(
                who, handle -> view.apply(handle, cases.find(handle, who, id).orElseThrow(Refusal::notFound)));
    }
}
