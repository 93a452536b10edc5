package org.firstbutton.supervision.paper;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.firstbutton.chassis.access.CurrentCaller;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.chassis.paper.Paper;
import org.firstbutton.chassis.paper.PaperDesk;
import org.firstbutton.chassis.paper.Withdrawal;
import org.firstbutton.chassis.problem.ProblemKind;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.supervision.briefing.BulletinPapers;
import org.firstbutton.supervision.campaign.CampaignPapers;
import org.firstbutton.supervision.circular.CircularPapers;
import org.firstbutton.supervision.clearing.ClearingReports;
import org.firstbutton.supervision.rectification.OrderPapers;
import org.jspecify.annotations.Nullable;

/** 发文接口 — a paper is issued on what stands in the books, gets its number, and is never changed. */
@Path("/api/v1")
@Tag(name = "papers")
@APIResponse(
        responseCode = "201",
        description = "The paper and its number",
        content = @Content(schema = @Schema(implementation = Paper.class)))
public class PaperIssueResource {
    private final CurrentCaller caller;
    private final PaperDesk desk;
    private final OrderPapers orders;
    private final ClearingReports clearings;
    private final BulletinPapers bulletins;
    private final CampaignPapers campaigns;
    private final CircularPapers circulars;

    PaperIssueResource(
            CurrentCaller caller,
            PaperDesk desk,
            OrderPapers orders,
            ClearingReports clearings,
            BulletinPapers bulletins,
            CampaignPapers campaigns,
            CircularPapers circulars) {
        this.caller = caller;
        this.desk = desk;
        this.orders = orders;
        this.clearings = clearings;
        this.bulletins = bulletins;
        this.campaigns = campaigns;
        this.circulars = circulars;
    }

    /** 整改 */
    @Schema(name = "PaperOnOrder")
    public record OnOrder(
            @NotNull @Schema(description = "id of the rectification")
            UUID rectification) {}

    /** 清结 */
    @Schema(name = "PaperOnClearing")
    public record OnClearing(
            @NotNull @Schema(description = "id of a signed clearing")
            UUID clearing) {}

    /** 周 */
    @Schema(name = "PaperOnWeek")
    public record OnWeek(
            @NotNull @Pattern(regexp = ".+/") @Schema(examples = "HB/JZ/SS/")
            String orgPath,

            @Nullable @Schema(examples = "2026-W46", description = "the last complete one where it is not given")
            String week) {}

    /** 专项 */
    @Schema(name = "PaperOnCampaign")
    public record OnCampaign(
            @NotNull @Schema(description = "id of a campaign")
            UUID campaign) {}

    /** 通知 */
    @Schema(name = "PaperInWords")
    public record InWords(
            @NotNull @Pattern(regexp = ".+/") @Schema(examples = "HB/JZ/SS/")
            String orgPath,

            @NotBlank @Size(max = 100) @Schema(examples = "关于召开执法质量视频会议的通知")
            String title,

            @Nullable @Size(max = 200) @Schema(examples = "各派出所")
            String addressee,

            @NotNull @Size(min = 1, max = 50) List<@NotBlank @Size(max = 2000) String> paragraphs) {}

    @POST
    @Path("/papers:issue-rectification-notice")
    @RolesAllowed({
        Roles.CASE_MANAGER,
        Roles.LEGAL_BRIGADE,
        Roles.LEGAL_DETACHMENT,
        Roles.LEGAL_CORPS,
        Roles.INSPECTORATE
    })
    @Operation(operationId = "issueRectificationNotice", summary = "整改通知书 / Notice of an order to put something right")
    public Response notice(@HeaderParam("Idempotency-Key") @Nullable String key, @NotNull @Valid OnOrder on) {
        return desk.issue(
                SupervisionPaper.RECTIFICATION_NOTICE,
                key,
                on,
                handle -> orders.notice(handle, caller.get(), on.rectification()));
    }

    @POST
    @Path("/papers:issue-supervision-order")
    @RolesAllowed({
        Roles.CASE_MANAGER,
        Roles.LEGAL_BRIGADE,
        Roles.LEGAL_DETACHMENT,
        Roles.LEGAL_CORPS,
        Roles.INSPECTORATE
    })
    @Operation(operationId = "issueSupervisionOrder", summary = "督办单 / Presses for an order whose term is over")
    public Response press(@HeaderParam("Idempotency-Key") @Nullable String key, @NotNull @Valid OnOrder on) {
        return desk.issue(
                SupervisionPaper.SUPERVISION_ORDER,
                key,
                on,
                handle -> orders.press(handle, caller.get(), on.rectification()));
    }

    @POST
    @Path("/papers:issue-clearing-report")
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
    @Operation(
            operationId = "issueClearingReport",
            summary = "清结报告 / Report of a signed list to the organisation above")
    public Response report(@HeaderParam("Idempotency-Key") @Nullable String key, @NotNull @Valid OnClearing on) {
        return desk.issue(SupervisionPaper.CLEARING_REPORT, key, on, handle -> clearings.draft(handle, on.clearing()));
    }

    @POST
    @Path("/papers:issue-weekly-bulletin")
    @RolesAllowed({Roles.CASE_MANAGER, Roles.LEGAL_BRIGADE, Roles.LEGAL_DETACHMENT, Roles.LEGAL_CORPS})
    @Operation(operationId = "issueWeeklyBulletin", summary = "周通报 / Bulletin of a week, of one's own organisation")
    public Response bulletin(@HeaderParam("Idempotency-Key") @Nullable String key, @NotNull @Valid OnWeek on) {
        if (!caller.get().covers(on.orgPath())) {
            throw Refusal.of(ProblemKind.FORBIDDEN, "只能通报本级及下级 / one's own organisations only");
        }
        LocalDate within = on.week() == null ? null : monday(on.week());
        return desk.issue(
                SupervisionPaper.WEEKLY_BULLETIN, key, on, handle -> bulletins.weekly(handle, on.orgPath(), within));
    }

    @POST
    @Path("/papers:issue-campaign-bulletin")
    @RolesAllowed({
        Roles.LEGAL_BRIGADE,
        Roles.LEGAL_DETACHMENT,
        Roles.LEGAL_CORPS,
        Roles.INSPECTORATE,
        Roles.SUPERVISION_COMMITTEE
    })
    @Operation(operationId = "issueCampaignBulletin", summary = "专项通报 · How far a campaign has come, once a day")
    public Response campaign(@HeaderParam("Idempotency-Key") @Nullable String key, @NotNull @Valid OnCampaign on) {
        return desk.issue(
                SupervisionPaper.CAMPAIGN_BULLETIN,
                key,
                on,
                handle -> campaigns.draft(handle, caller.get(), on.campaign()));
    }

    @POST
    @Path("/papers:issue-circular")
    @RolesAllowed({
        Roles.CASE_MANAGER,
        Roles.LEGAL_BRIGADE,
        Roles.LEGAL_DETACHMENT,
        Roles.LEGAL_CORPS,
        Roles.INSPECTORATE,
        Roles.BUREAU_LEADER
    })
    @Operation(operationId = "issueCircular", summary = "通知 · What an office has to say, in its own words")
    public Response circular(@HeaderParam("Idempotency-Key") @Nullable String key, @NotNull @Valid InWords in) {
        return desk.issue(
                SupervisionPaper.CIRCULAR,
                key,
                in,
                handle -> circulars.draft(in.orgPath(), in.title(), in.addressee(), in.paragraphs()));
    }

    @POST
    @Path("/papers/{id: [^/:]+}:withdraw")
    @RolesAllowed({
        Roles.CASE_MANAGER,
        Roles.LEGAL_BRIGADE,
        Roles.LEGAL_DETACHMENT,
        Roles.LEGAL_CORPS,
        Roles.INSPECTORATE,
        Roles.BUREAU_LEADER
    })
    @Operation(
            operationId = "withdrawPaper",
            summary = "撤回 · Withdraws a paper; its number stays taken, and another may be issued on the same thing")
    @APIResponse(
            responseCode = "200",
            description = "The paper as it stands now",
            content = @Content(schema = @Schema(implementation = Paper.class)))
    public Response withdraw(
            @PathParam("id") UUID id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @NotNull @Valid Withdrawal withdrawal) {
        return desk.withdraw(id, key, withdrawal);
    }

    private static LocalDate monday(String week) {
        try {
            return LocalDate.parse(week + "-1", DateTimeFormatter.ISO_WEEK_DATE);
        } catch (DateTimeParseException unreadable) {
            throw Refusal.field("/week", "例如 2026-W47 / for example 2026-W47");
        }
    }
}
