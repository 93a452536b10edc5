package org.firstbutton.supervision.matter;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.firstbutton.chassis.access.CurrentCaller;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.chassis.paging.PageCursor;
import org.firstbutton.chassis.problem.Refusal;
import org.jspecify.annotations.Nullable;

/** 案事件接口 — the matters of the caller's organisations, and one of them from the first call to its end. */
@Path("/api/v1/matters")
@Tag(name = "matters", description = "一警一档 Matters")
@RolesAllowed({
    Roles.DISPATCHER,
    Roles.DUTY_DIRECTOR,
    Roles.COMMAND_CENTRE_SUPERVISOR,
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
public class MatterResource {
    private final CurrentCaller caller;
    private final MatterDesk desk;

    MatterResource(CurrentCaller caller, MatterDesk desk) {
        this.caller = caller;
        this.desk = desk;
    }

    @GET
    @Operation(
            operationId = "listMatters",
            summary = "案事件清单 / Matters that came in the last days, newest first, with their eight steps",
            description =
                    "Dispatchers and the command centre are shown the response, not the case. " + "指挥席位只见处警环节，不见案件内容。")
    public MatterView.Page list(
            @Parameter(description = "机构子树 Organisation subtree, ends in /", example = "HB/JZ/SS/U017/")
                    @QueryParam("orgPath")
                    @Nullable
                    String orgPath,
            @Parameter(description = "Only the one with this number or id, however old") @QueryParam("number") @Nullable
                    String number,
            @QueryParam("days") @DefaultValue("7") @Min(1) @Max(92) int days,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(100) int limit) {
        if (orgPath != null && !orgPath.endsWith("/")) {
            throw Refusal.field("orgPath", "机构路径以 / 结尾 / an organisation path ends in /");
        }
        PageCursor behind = cursor == null ? null : PageCursor.read(cursor);
        return number == null
                ? desk.page(caller.get(), orgPath, days, behind, limit)
                : desk.numbered(caller.get(), number);
    }

    @GET
    @Path("/{matter}")
    @Operation(
            operationId = "getMatter",
            summary = "一警一档 / One matter: its facts, eight steps, seven links, six musts, linked calls and findings",
            description = "The facts are those recorded in the caller's organisations; the marks speak of all of them. "
                    + "事实限于本机构范围，各格状态依据全部事实。")
    public MatterView one(
            @Parameter(example = "af51c382-079b-59b6-bf28-a712f8b2d67c") @PathParam("matter") String matter) {
        return desk.one(caller.get(), matter).orElseThrow(Refusal::notFound);
    }

    @GET
    @Path("/{matter}/duties")
    @RolesAllowed({
        Roles.COMMAND_CENTRE_SUPERVISOR,
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
    @Operation(
            operationId = "dutiesOfMatter",
            summary = "办案期限 / What the rules demand in the matter: due, done, and how each stands",
            description = "Judged when asked, met duties included, and not written down. 即问即算，不落库。")
    public MatterDuties duties(@PathParam("matter") String matter) {
        return desk.duties(caller.get(), matter).orElseThrow(Refusal::notFound);
    }

    /** 职责清单 — in the order in which they began. */
    @Schema(name = "MatterDuties")
    public record MatterDuties(List<MatterDuty> items) {}
}
