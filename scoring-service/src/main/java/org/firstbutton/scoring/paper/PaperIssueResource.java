package org.firstbutton.scoring.paper;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.time.YearMonth;
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
import org.firstbutton.scoring.board.BoardPapers;
import org.firstbutton.scoring.listing.ListPapers;
import org.firstbutton.scoring.personnel.PointsExport;
import org.firstbutton.scoring.records.RecordPapers;
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
    private final BoardPapers boards;
    private final ListPapers lists;
    private final PointsExport points;
    private final RecordPapers records;

    PaperIssueResource(
            CurrentCaller caller,
            PaperDesk desk,
            BoardPapers boards,
            ListPapers lists,
            PointsExport points,
            RecordPapers records) {
        this.caller = caller;
        this.desk = desk;
        this.boards = boards;
        this.lists = lists;
        this.points = points;
        this.records = records;
    }

    /** 排名 — without days, the month that runs, up to today. */
    @Schema(name = "PaperOnBoard")
    public record OnBoard(
            @NotNull @Pattern(regexp = ".+/") @Schema(examples = "HB/JZ/SS/")
            String orgPath,

            @Nullable @Schema(examples = "2026-11-01") String from,
            @Nullable @Schema(examples = "2026-11-30") String to) {}

    /** 榜单 */
    @Schema(name = "PaperOnList")
    public record OnList(
            @NotNull @Schema(description = "id of a published list")
            UUID list) {}

    /** 积分 */
    @Schema(name = "PaperOnPoints")
    public record OnPoints(
            @NotNull @Pattern(regexp = ".+/") @Schema(examples = "HB/JZ/SS/")
            String orgPath,

            @NotNull @Pattern(regexp = "[0-9]{4}-Q[1-4]") @Schema(examples = "2026-Q4")
            String quarter) {}

    /** 缺项 */
    @Schema(name = "PaperOnMissing")
    public record OnMissing(
            @NotNull @Pattern(regexp = ".+/") @Schema(examples = "HB/JZ/SS/")
            String orgPath,

            @NotNull @Schema(examples = "EXAM") String kind,

            @NotNull @Pattern(regexp = "[0-9]{4}-(0[1-9]|1[0-2])") @Schema(examples = "2026-10")
            String month) {}

    @POST
    @Path("/papers:issue-unit-board")
    @RolesAllowed({Roles.LEGAL_BRIGADE, Roles.LEGAL_DETACHMENT, Roles.LEGAL_CORPS, Roles.BUREAU_LEADER})
    @Operation(operationId = "issueUnitBoard", summary = "单位排名通报 · Ranking of units as a paper")
    public Response board(@HeaderParam("Idempotency-Key") @Nullable String key, @NotNull @Valid OnBoard on) {
        return desk.issue(
                ScoringPaper.UNIT_BOARD, key, on, handle -> boards.units(handle, on.orgPath(), on.from(), on.to()));
    }

    @POST
    @Path("/papers:issue-list")
    @RolesAllowed({Roles.LEGAL_BRIGADE, Roles.LEGAL_DETACHMENT, Roles.LEGAL_CORPS, Roles.BUREAU_LEADER})
    @Operation(operationId = "issueList", summary = "榜单公布 · A published list as a paper")
    public Response list(@HeaderParam("Idempotency-Key") @Nullable String key, @NotNull @Valid OnList on) {
        return desk.issue(
                ScoringPaper.RED_BLACK_LIST, key, on, handle -> lists.published(handle, caller.get(), on.list()));
    }

    @POST
    @Path("/papers:issue-points-statement")
    @RolesAllowed({Roles.SCORE_ADMIN, Roles.LEGAL_BRIGADE, Roles.BUREAU_LEADER})
    @Operation(operationId = "issuePointsStatement", summary = "民警积分情况表 · Officers' points of a quarter, with reasons")
    public Response points(@HeaderParam("Idempotency-Key") @Nullable String key, @NotNull @Valid OnPoints on) {
        return desk.issue(
                ScoringPaper.POINTS_STATEMENT, key, on, handle -> points.statement(handle, on.orgPath(), on.quarter()));
    }

    @POST
    @Path("/papers:issue-missing-records")
    @RolesAllowed({
        Roles.TRAINING_OFFICER,
        Roles.LEGAL_BRIGADE,
        Roles.LEGAL_DETACHMENT,
        Roles.LEGAL_CORPS,
        Roles.BUREAU_LEADER
    })
    @Operation(
            operationId = "issueMissingRecords",
            summary = "缺项通知 · Notice to units without a monthly record, for example without the exam")
    public Response missing(@HeaderParam("Idempotency-Key") @Nullable String key, @NotNull @Valid OnMissing on) {
        return desk.issue(
                ScoringPaper.MISSING_RECORDS,
                key,
                on,
                handle -> records.missing(handle, on.orgPath(), on.kind(), YearMonth.parse(on.month())));
    }

    @POST
    @Path("/papers/{id: [^/:]+}:withdraw")
    @RolesAllowed({Roles.LEGAL_BRIGADE, Roles.LEGAL_DETACHMENT, Roles.LEGAL_CORPS, Roles.BUREAU_LEADER})
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
}
