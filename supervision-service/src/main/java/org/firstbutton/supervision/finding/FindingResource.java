package org.firstbutton.supervision.finding;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.access.CurrentCaller;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.chassis.database.DatabaseClock;
import org.firstbutton.chassis.database.Transactions;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.chassis.sheet.ListExports;
import org.firstbutton.chassis.sheet.RowSource;
import org.jspecify.annotations.Nullable;

/** 问题接口 — the list, and one finding with its facts, the arithmetic of its dates and what people did about it. */
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
    private final FindingList list;
    private final AsOf asOf;
    private final FindingDetails details;
    private final ListExports exports;

    FindingResource(
            CurrentCaller caller,
            Transactions transactions,
            FindingList list,
            AsOf asOf,
            FindingDetails details,
            ListExports exports) {
        this.caller = caller;
        this.transactions = transactions;
        this.list = list;
        this.asOf = asOf;
        this.details = details;
        this.exports = exports;
    }

    /** A page of findings; {@code nextCursor} is absent on the last. */
    public record FindingPage(
            List<FindingView> items, @Nullable String nextCursor) {}

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

    /** What the same list amounts to; {@code asOf} is when it was counted. */
    public record FindingSummary(Instant asOf, long total, List<FindingTally> tallies) {}

    @GET
    @Path("/summary")
    @Operation(
            operationId = "countFindings",
            summary = "问题统计 / The same list counted by rule, unit, severity and status")
    public FindingSummary summary(@BeanParam FindingFilter filter) {
        return transactions.inScopeOf(caller.get(), handle -> {
            List<FindingTally> tallies = list.tally(handle, filter);
            long total = tallies.stream().mapToLong(FindingTally::count).sum();
            return new FindingSummary(DatabaseClock.now(handle), total, tallies);
        });
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
    @Produces({ListExports.CSV, ListExports.XLSX})
    @Operation(operationId = "exportFindings", summary = "导出 · The same list as CSV or Excel, all pages")
    public Response export(
            @BeanParam FindingFilter filter,
            @QueryParam("format") @Parameter(description = ListExports.FORMAT) @Nullable String format) {
        Caller asking = caller.get();
        return exports.answer(
                FindingSheet.SHEET,
                format,
                RowSource.byCursor(
                        cursor -> transactions.inScopeOf(asking, handle -> list.page(handle, filter, cursor, 1000)),
                        page -> page.rows().stream().map(FindingView::of).toList(),
                        FindingList.Page::next));
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getFinding", summary = "One finding: its facts, the walk to its due date, its history")
    public FindingDetails.Detail one(UUID id) {
        return transactions.inScopeOf(
                caller.get(), handle -> details.of(handle, caller.get(), id).orElseThrow(Refusal::notFound));
    }
}
