package org.firstbutton.supervision.worklist;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.access.CurrentCaller;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.chassis.database.Transactions;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.chassis.sheet.ListExports;
import org.firstbutton.chassis.sheet.RowSource;
import org.firstbutton.supervision.worklist.Tasks.Which;
import org.jspecify.annotations.Nullable;

/** 工作清单接口 — mine, my unit's, due today, overdue: soonest deadline first. */
@Path("/api/v1/worklist")
@Tag(name = "worklist", description = "工作清单 Worklist")
@RolesAllowed({
    Roles.UNIT_CHIEF,
    Roles.LEGAL_OFFICER,
    Roles.CASE_MANAGER,
    Roles.LEGAL_BRIGADE,
    Roles.LEGAL_DETACHMENT,
    Roles.LEGAL_CORPS,
    Roles.INSPECTORATE,
    Roles.TRAINING_OFFICER,
    Roles.BUREAU_LEADER,
    Roles.SUPERVISION_COMMITTEE
})
public class WorklistResource {
    private static final String LISTS =
            "MINE: named to you or yours by what you did; UNIT: all that your office has to do; "
                    + "DUE_TODAY and OVERDUE: of those";

    private final CurrentCaller caller;
    private final Transactions transactions;
    private final Tasks tasks;
    private final ListExports exports;

    WorklistResource(CurrentCaller caller, Transactions transactions, Tasks tasks, ListExports exports) {
        this.caller = caller;
        this.transactions = transactions;
        this.tasks = tasks;
        this.exports = exports;
    }

    /** A page of tasks and how many there are on each list; {@code nextCursor} is absent on the last page. */
    public record Worklist(
            Tasks.Counts counts, List<Task> items, @Nullable String nextCursor) {}

    @GET
    @Operation(operationId = "worklist", summary = "工作清单 / What waits for you or your office, soonest deadline first")
    public Worklist list(
            @QueryParam("list") @DefaultValue("MINE") @Parameter(description = LISTS) String list,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        Which which = which(list);
        Caller asking = caller.get();
        return transactions.inScopeOf(asking, handle -> {
            List<Task> found = tasks.page(handle, asking, which, cursor, limit + 1);
            Tasks.Counts counts = tasks.counts(handle, asking);
            if (found.size() <= limit) {
                return new Worklist(counts, found, null);
            }
            List<Task> shown = found.subList(0, limit);
            return new Worklist(counts, shown, Tasks.cursor(shown.get(limit - 1)));
        });
    }

    @GET
    @Path("/export")
    @Produces({ListExports.CSV, ListExports.XLSX})
    @Operation(operationId = "exportWorklist", summary = "导出 · The same list as CSV or Excel, all pages")
    public Response export(
            @QueryParam("list") @DefaultValue("MINE") @Parameter(description = LISTS) String list,
            @QueryParam("format") @Parameter(description = ListExports.FORMAT) @Nullable String format) {
        Which which = which(list);
        Caller asking = caller.get();
        RowSource<Task> rows = RowSource.<Task, String>untilEmpty(
                cursor -> transactions.inScopeOf(asking, handle -> tasks.page(handle, asking, which, cursor, 1000)),
                Tasks::cursor);
        return exports.answer(WorklistSheet.SHEET, format, rows);
    }

    private static Which which(String list) {
        return Arrays.stream(Which.values())
                .filter(each -> each.name().equals(list))
                .findFirst()
                .orElseThrow(() -> Refusal.field("list", "须为 / one of " + Arrays.toString(Which.values())));
    }
}
