package org.firstbutton.supervision.briefing;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.access.CurrentCaller;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.chassis.database.Transactions;
import org.firstbutton.chassis.problem.ProblemKind;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.chassis.sheet.ListExports;
import org.firstbutton.chassis.sheet.RowSource;
import org.firstbutton.supervision.almanac.CalendarInForce;
import org.jspecify.annotations.Nullable;

/** 早调度与周通报接口 — computed when they are asked for, from what is open then. */
@Path("/api/v1/briefings")
@Tag(name = "briefings", description = "早调度与周通报 Briefings")
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
public class BriefingResource {
    private static final String ORG = "Organisation, with all below it; the caller's own where it is not given";
    private static final String WEEK = "ISO week, for example 2026-W47; the last complete one where it is not given";

    private final CurrentCaller caller;
    private final Transactions transactions;
    private final Briefings briefings;
    private final BriefingPaper paper;
    private final ListExports exports;

    BriefingResource(
            CurrentCaller caller,
            Transactions transactions,
            Briefings briefings,
            CalendarInForce calendar,
            ListExports exports) {
        this.caller = caller;
        this.transactions = transactions;
        this.briefings = briefings;
        this.paper = new BriefingPaper(calendar.calendars().zone());
        this.exports = exports;
    }

    @GET
    @Path("/morning")
    @Operation(operationId = "morningBriefing", summary = "早调度议程 / Agenda of today's morning meeting")
    public Briefing morning(@QueryParam("orgPath") @Parameter(description = ORG) @Nullable String orgPath) {
        Caller asking = caller.get();
        String org = org(asking, orgPath);
        return transactions.inScopeOf(asking, handle -> briefings.morning(handle, org));
    }

    @GET
    @Path("/morning/export")
    @Produces({ListExports.CSV, "text/markdown", ListExports.XLSX})
    @Operation(operationId = "exportMorningBriefing", summary = "导出 · The same as CSV, Excel or Markdown")
    public Response exportMorning(
            @QueryParam("orgPath") @Parameter(description = ORG) @Nullable String orgPath,
            @QueryParam("format") @Parameter(description = "csv, xlsx or md") @Nullable String format) {
        return printed(morning(orgPath), format, "morning");
    }

    @GET
    @Path("/weekly")
    @Operation(operationId = "weeklyBriefing", summary = "周通报 / Bulletin of a week")
    public Briefing weekly(
            @QueryParam("orgPath") @Parameter(description = ORG) @Nullable String orgPath,
            @QueryParam("week") @Parameter(description = WEEK) @Nullable String week) {
        Caller asking = caller.get();
        String org = org(asking, orgPath);
        LocalDate within = week == null ? null : monday(week);
        return transactions.inScopeOf(asking, handle -> briefings.weekly(handle, org, within));
    }

    @GET
    @Path("/weekly/export")
    @Produces({ListExports.CSV, "text/markdown", ListExports.XLSX})
    @Operation(operationId = "exportWeeklyBriefing", summary = "导出 · The same as CSV, Excel or Markdown")
    public Response exportWeekly(
            @QueryParam("orgPath") @Parameter(description = ORG) @Nullable String orgPath,
            @QueryParam("week") @Parameter(description = WEEK) @Nullable String week,
            @QueryParam("format") @Parameter(description = "csv, xlsx or md") @Nullable String format) {
        return printed(weekly(orgPath, week), format, "weekly");
    }

    private Response printed(Briefing briefing, @Nullable String format, String name) {
        if (!"md".equals(format)) {
            return exports.answer(BriefingPaper.SHEET, format, RowSource.of(BriefingPaper.entries(briefing)));
        }
        return Response.ok(paper.markdown(briefing), "text/markdown; charset=UTF-8")
                .header("Content-Disposition", "attachment; filename=" + name + ".md")
                .build();
    }

    private static String org(Caller asking, @Nullable String orgPath) {
        if (orgPath == null) {
            return asking.orgPaths().stream()
                    .min(Comparator.comparingInt(String::length))
                    .orElseThrow(() -> Refusal.of(ProblemKind.FORBIDDEN, "未归属任何机构 / of no organisation"));
        }
        if (!orgPath.endsWith("/")) {
            throw Refusal.field("orgPath", "机构路径以 / 结尾 / an organisation path ends in /");
        }
        if (!asking.covers(orgPath)) {
            throw Refusal.of(ProblemKind.FORBIDDEN, "只能查看本级及下级 / one's own organisations only");
        }
        return orgPath;
    }

    private static LocalDate monday(String week) {
        try {
            return LocalDate.parse(week + "-1", DateTimeFormatter.ISO_WEEK_DATE);
        } catch (DateTimeParseException unreadable) {
            throw Refusal.field("week", "例如 2026-W47 / for example 2026-W47");
        }
    }
}
