package org.firstbutton.supervision.clearing;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.access.CurrentCaller;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.chassis.command.Commands;
import org.firstbutton.chassis.database.Transactions;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.chassis.sheet.ListExports;
import org.firstbutton.chassis.sheet.RowSource;
import org.firstbutton.supervision.clearing.ClearingRow.Item;
import org.jspecify.annotations.Nullable;

/** 三清接口 — the cycles of the caller's organisations, their lists of open items, explanation, signature, report. */
@Path("/api/v1/clearings")
@Tag(name = "clearings", description = "日清零、月清结、季清查 Clearing")
@RolesAllowed({
    Roles.UNIT_CHIEF,
    Roles.LEGAL_OFFICER,
    Roles.CASE_MANAGER,
    Roles.LEGAL_BRIGADE,
    Roles.LEGAL_DETACHMENT,
    Roles.LEGAL_CORPS,
    Roles.DUTY_DIRECTOR,
    Roles.COMMAND_CENTRE_SUPERVISOR,
    Roles.INSPECTORATE,
    Roles.INSPECTOR_GENERAL,
    Roles.BUREAU_LEADER,
    Roles.SUPERVISION_COMMITTEE
})
public class ClearingResource {
    private final CurrentCaller caller;
    private final Transactions transactions;
    private final Commands commands;
    private final Clearings clearings;
    private final ClearingDesk desk;
    private final ListExports exports;

    ClearingResource(
            CurrentCaller caller,
            Transactions transactions,
            Commands commands,
            Clearings clearings,
            ClearingDesk desk,
            ListExports exports) {
        this.caller = caller;
        this.transactions = transactions;
        this.commands = commands;
        this.clearings = clearings;
        this.desk = desk;
        this.exports = exports;
    }

    /** A page of cycles, latest period first; {@code nextCursor} is absent on the last. */
    public record ClearingPage(
            List<ClearingRow> items, @Nullable String nextCursor) {}

    /**
     * 清结一览 — a cycle with its list.
     *
     * @param signers the roles that sign it, in {@code signingOffice}
     */
    @Schema(name = "ClearingDetail", description = "清结清单 — a cycle, its open items and who signs it")
    public record ClearingDetail(ClearingRow clearing, List<String> signers, String signingOffice, List<Item> items) {}

    /** 说明 */
    @Schema(name = "ClearingExplanations")
    public record Explanations(@NotEmpty @Size(max = 500) List<@Valid @NotNull Explanation> items) {}

    @GET
    @Operation(operationId = "listClearings", summary = "三清 / Clearing cycles, latest period first")
    public ClearingPage list(
            @BeanParam ClearingFilter filter,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        filter.requireKnown();
        List<ClearingRow> found =
                transactions.inScopeOf(caller.get(), handle -> clearings.page(handle, filter, cursor, limit + 1));
        if (found.size() <= limit) {
            return new ClearingPage(found, null);
        }
        List<ClearingRow> shown = found.subList(0, limit);
        return new ClearingPage(shown, Clearings.cursor(shown.get(limit - 1)));
    }

    @GET
    @Path("/export")
    @Produces({ListExports.CSV, ListExports.XLSX})
    @Operation(operationId = "exportClearings", summary = "导出 · The same list as CSV or Excel, all pages")
    public Response export(
            @BeanParam ClearingFilter filter,
            @QueryParam("format") @Parameter(description = ListExports.FORMAT) @Nullable String format) {
        filter.requireKnown();
        Caller asking = caller.get();
        RowSource<ClearingRow> rows = RowSource.<ClearingRow, String>untilEmpty(
                cursor -> transactions.inScopeOf(asking, handle -> clearings.page(handle, filter, cursor, 1000)),
                Clearings::cursor);
        return exports.answer(ClearingSheet.SHEET, format, rows);
    }

    @GET
    @Path("/{id: [^/:]+}")
    @Operation(operationId = "getClearing", summary = "One cycle, its open items with their reasons, and who signs it")
    public ClearingDetail one(@PathParam("id") UUID id) {
        return transactions.inScopeOf(caller.get(), handle -> {
            ClearingRow row = clearings.find(handle, id).orElseThrow(Refusal::notFound);
            return new ClearingDetail(
                    row,
                    row.level().signers(row.cycle()),
                    OrgLevel.signingOffice(row.unit(), row.cycle()),
                    clearings.items(handle, id));
        });
    }

    @POST
    @Path("/{id: [^/:]+}:explain")
    @RolesAllowed({
        Roles.UNIT_CHIEF,
        Roles.LEGAL_OFFICER,
        Roles.CASE_MANAGER,
        Roles.LEGAL_BRIGADE,
        Roles.LEGAL_DETACHMENT,
        Roles.LEGAL_CORPS
    })
    @Operation(
            operationId = "explainClearing",
            summary = "结转说明 / Reason, owner and date of open items; explained once none lacks them")
    @APIResponse(
            responseCode = "200",
            description = "The cycle as it is then",
            content = @Content(schema = @Schema(implementation = ClearingRow.class)))
    public Response explain(
            @PathParam("id") UUID id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @NotNull @Valid Explanations explanations) {
        Caller by = caller.get();
        return commands.once(
                by,
                "POST /clearings/" + id + ":explain",
                key,
                explanations,
                handle -> Commands.Done.ok(desk.explain(handle, by, id, explanations.items())));
    }

    @POST
    @Path("/{id: [^/:]+}:sign")
    @RolesAllowed({Roles.UNIT_CHIEF, Roles.DUTY_DIRECTOR, Roles.BUREAU_LEADER})
    @Operation(
            operationId = "signClearing",
            summary = "签字 / Sign an explained list; day and month the station's chief, the quarter the county's leader")
    @APIResponse(
            responseCode = "200",
            description = "The cycle as it is then",
            content = @Content(schema = @Schema(implementation = ClearingRow.class)))
    public Response sign(@PathParam("id") UUID id, @HeaderParam("Idempotency-Key") @Nullable String key) {
        Caller by = caller.get();
        return commands.once(
                by,
                "POST /clearings/" + id + ":sign",
                key,
                null,
                handle -> Commands.Done.ok(desk.sign(handle, by, id)));
    }

    @POST
    @Path("/{id: [^/:]+}:report")
    @RolesAllowed({
        Roles.UNIT_CHIEF,
        Roles.LEGAL_OFFICER,
        Roles.CASE_MANAGER,
        Roles.LEGAL_BRIGADE,
        Roles.LEGAL_DETACHMENT,
        Roles.LEGAL_CORPS,
        Roles.DUTY_DIRECTOR,
        Roles.BUREAU_LEADER
    })
    @Operation(operationId = "reportClearing", summary = "上报 / Report a signed list to the organisation above")
    @APIResponse(
            responseCode = "200",
            description = "The cycle as it is then",
            content = @Content(schema = @Schema(implementation = ClearingRow.class)))
    public Response report(@PathParam("id") UUID id, @HeaderParam("Idempotency-Key") @Nullable String key) {
        Caller by = caller.get();
        return commands.once(
                by,
                "POST /clearings/" + id + ":report",
                key,
                null,
                handle -> Commands.Done.ok(desk.report(handle, by, id)));
    }
}
