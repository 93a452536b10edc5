package org.firstbutton.supervision.finding;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.access.CurrentCaller;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.chassis.command.Commands;
import org.firstbutton.chassis.database.Transactions;
import org.firstbutton.chassis.problem.Refusal;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** 问题接口 — the list, one finding with its facts and the arithmetic of its dates, and what people decide on it. */
@Path("/api/v1/findings")
@Tag(name = "findings", description = "问题 Findings")
@RolesAllowed({
    Roles.UNIT_CHIEF,
    Roles.LEGAL_OFFICER,
    Roles.CASE_MANAGER,
    Roles.LEGAL_BRIGADE,
    Roles.LEGAL_DETACHMENT,
    Roles.LEGAL_CORPS,
    Roles.COMMAND_CENTRE_SUPERVISOR,
    Roles.INSPECTORATE,
    Roles.INSPECTOR_GENERAL,
    Roles.DISCIPLINE,
    Roles.BUREAU_LEADER,
    Roles.SUPERVISION_COMMITTEE
})
public class FindingResource {
    private final CurrentCaller caller;
    private final Transactions transactions;
    private final Commands commands;
    private final FindingList list;
    private final AsOf asOf;
    private final FindingDetails details;
    private final Verification verification;

    FindingResource(
            CurrentCaller caller,
            Transactions transactions,
            Commands commands,
            FindingList list,
            AsOf asOf,
            FindingDetails details,
            Verification verification) {
        this.caller = caller;
        this.transactions = transactions;
        this.commands = commands;
        this.list = list;
        this.asOf = asOf;
        this.details = details;
        this.verification = verification;
    }

    /** A page of findings; {@code nextCursor} is absent on the last. */
    public record FindingPage(
            List<FindingView> items, @Nullable String nextCursor) {}

    /** 属实 — {@code officer}: whose duty it was, where a person answers for it. */
    public record Confirm(
            @NotBlank @Size(max = 2000) String reason,
            @Nullable String officer) {}

    /** 不属实 — {@code reasonCode} for statistics, {@code reason} for the reader. */
    public record Dismiss(
            @NotBlank String reasonCode,
            @NotBlank @Size(max = 2000) String reason) {}

    /** 推翻 */
    public record Overturn(@NotBlank @Size(max = 2000) String reason) {}

    @GET
    @Operation(operationId = "listFindings", summary = "List findings, newest breach first")
    public FindingPage list(
            @BeanParam FindingFilter filter,
            @QueryParam("asOf")
                    @Parameter(
                            description = "Judge as of this instant (RFC 3339 with offset); pages end between matters, "
                                    + "so one may hold more than limit")
                    @Nullable
                    String then,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        if (then != null) {
            AsOf.Page page = asOf.judge(caller.get(), filter, instant(then), cursor, limit);
            return new FindingPage(
                    page.findings().stream().map(FindingView::asOf).toList(), page.next());
        }
        FindingList.Page page =
                transactions.inScopeOf(caller.get(), handle -> list.page(handle, filter, cursor, limit));
        return new FindingPage(page.rows().stream().map(FindingView::of).toList(), page.next());
    }

    private static Instant instant(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException unreadable) {
            throw Refusal.field("asOf", "an RFC 3339 date-time with offset, for example 2020-07-01T00:00:00-05:00");
        }
    }

    @GET
    @Path("/export")
    @Produces("text/csv")
    @Operation(operationId = "exportFindings", summary = "The same list as CSV, all pages")
    public Response export(@BeanParam FindingFilter filter) {
        Caller asking = caller.get();
        StreamingOutput rows = out -> FindingCsv.write(
                out, cursor -> transactions.inScopeOf(asking, handle -> list.page(handle, filter, cursor, 1000)));
        return Response.ok(rows, "text/csv; charset=UTF-8")
                .header("Content-Disposition", "attachment; filename=findings.csv")
                .build();
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getFinding", summary = "One finding: its facts, the walk to its due date, its history")
    public FindingDetails.Detail one(UUID id) {
        return transactions.inScopeOf(
                caller.get(), handle -> details.of(handle, id).orElseThrow(Refusal::notFound));
    }

    @POST
    @Path("/{id}:confirm")
    @RolesAllowed({
        Roles.LEGAL_OFFICER,
        Roles.CASE_MANAGER,
        Roles.LEGAL_BRIGADE,
        Roles.LEGAL_DETACHMENT,
        Roles.LEGAL_CORPS,
        Roles.INSPECTORATE
    })
    @Operation(operationId = "confirmFinding", summary = "A person confirms the finding; scoring follows")
    public Response confirm(
            UUID id, @HeaderParam("Idempotency-Key") @Nullable String key, @NotNull @Valid Confirm confirm) {
        return decide(
                "confirm " + id,
                key,
                confirm,
                handle -> verification.confirm(handle, caller.get(), id, confirm.reason(), confirm.officer()));
    }

    @POST
    @Path("/{id}:dismiss")
    @RolesAllowed({
        Roles.LEGAL_OFFICER,
        Roles.CASE_MANAGER,
        Roles.LEGAL_BRIGADE,
        Roles.LEGAL_DETACHMENT,
        Roles.LEGAL_CORPS,
        Roles.INSPECTORATE
    })
    @Operation(operationId = "dismissFinding", summary = "A person finds that it does not hold, and says why")
    public Response dismiss(
            UUID id, @HeaderParam("Idempotency-Key") @Nullable String key, @NotNull @Valid Dismiss dismiss) {
        return decide(
                "dismiss " + id,
                key,
                dismiss,
                handle -> verification.dismiss(handle, caller.get(), id, dismiss.reasonCode(), dismiss.reason()));
    }

    @POST
    @Path("/{id}:overturn")
    @RolesAllowed({
        Roles.LEGAL_BRIGADE,
        Roles.LEGAL_DETACHMENT,
        Roles.LEGAL_CORPS,
        Roles.INSPECTORATE,
        Roles.SUPERVISION_COMMITTEE
    })
    @Operation(
            operationId = "overturnFinding",
            summary = "Another person overturns a confirmed finding; points go back")
    public Response overturn(
            UUID id, @HeaderParam("Idempotency-Key") @Nullable String key, @NotNull @Valid Overturn overturn) {
        return decide(
                "overturn " + id,
                key,
                overturn,
                handle -> verification.overturn(handle, caller.get(), id, overturn.reason()));
    }

    private Response decide(String scope, @Nullable String key, Object body, Function<Handle, FindingRow> decision) {
        return commands.once(
                caller.get(), scope, key, body, handle -> Commands.Done.ok(FindingView.of(decision.apply(handle))));
    }
}
