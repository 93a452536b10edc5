package org.firstbutton.scoring.board;

import static org.firstbutton.chassis.access.Roles.BUREAU_LEADER;
import static org.firstbutton.chassis.access.Roles.CASE_MANAGER;
import static org.firstbutton.chassis.access.Roles.LEGAL_BRIGADE;
import static org.firstbutton.chassis.access.Roles.LEGAL_CORPS;
import static org.firstbutton.chassis.access.Roles.LEGAL_DETACHMENT;
import static org.firstbutton.chassis.access.Roles.LEGAL_OFFICER;
import static org.firstbutton.chassis.access.Roles.SCORE_ADMIN;
import static org.firstbutton.chassis.access.Roles.SUPERVISION_COMMITTEE;
import static org.firstbutton.chassis.access.Roles.UNIT_CHIEF;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Variant;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.firstbutton.chassis.access.CurrentCaller;
import org.firstbutton.chassis.database.DatabaseClock;
import org.firstbutton.chassis.database.Transactions;
import org.firstbutton.chassis.problem.ProblemKind;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.chassis.sheet.ListExports;
import org.firstbutton.chassis.sheet.RowSource;
import org.firstbutton.scoring.scheme.Period;
import org.firstbutton.scoring.scheme.Scheme;
import org.firstbutton.scoring.scheme.SchemeInForce;
import org.jspecify.annotations.Nullable;

/** 单位榜 — units by points per alerts in hand, as JSON or for a spreadsheet. */
@Path("/api/v1/boards/units")
@Tag(name = "boards", description = "榜单")
class BoardResource {
    private static final String CSV = ListExports.CSV;
    private static final List<Variant> VARIANTS = Variant.mediaTypes(
                    MediaType.APPLICATION_JSON_TYPE, MediaType.valueOf(CSV), MediaType.valueOf(ListExports.XLSX))
            .build();

    private final CurrentCaller caller;
    private final Transactions transactions;
    private final Boards boards;
    private final SchemeInForce schemes;
    private final ListExports exports;
    private final AreaFigures areas;

    BoardResource(
            CurrentCaller caller,
            Transactions transactions,
            Boards boards,
            SchemeInForce schemes,
            ListExports exports,
            AreaFigures areas) {
        this.caller = caller;
        this.transactions = transactions;
        this.boards = boards;
        this.schemes = schemes;
        this.exports = exports;
        this.areas = areas;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, CSV, ListExports.XLSX})
    @RolesAllowed({
        SCORE_ADMIN,
        LEGAL_OFFICER,
        LEGAL_BRIGADE,
        LEGAL_DETACHMENT,
        LEGAL_CORPS,
        CASE_MANAGER,
        BUREAU_LEADER,
        SUPERVISION_COMMITTEE,
        UNIT_CHIEF
    })
    @Operation(
            summary = "单位排名 · Ranking of units, with its denominators",
            description =
                    "Only units in the caller's scope are listed and compared. Accept: text/csv, or the type of an Excel workbook, for a spreadsheet."
                            + " 仅列出并比较调用者机构范围内的单位。")
    @APIResponse(
            responseCode = "200",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = UnitBoard.class),
                        examples = @ExampleObject(name = "board", value = BoardExamples.BOARD)),
                @Content(mediaType = CSV, schema = @Schema(implementation = String.class))
            })
    public Response units(
            @Parameter(example = "2026-11-01", description = "首日（含） first day, included") @QueryParam("from") @Nullable
                    String from,
            @Parameter(example = "2026-11-30", description = "末日（含） last day, included") @QueryParam("to") @Nullable
                    String to,
            @Parameter(example = "HB/JZ/SS/", description = "机构子树 organisation subtree")
                    @QueryParam("orgPath")
                    @Nullable
                    String orgPath,
            @Context Request request) {
        Variant wanted = request.selectVariant(VARIANTS);
        if (wanted == null) {
            throw Refusal.of(ProblemKind.NOT_ACCEPTABLE, "application/json, text/csv, " + ListExports.XLSX);
        }
        UnitBoard board = board(from, to, within(orgPath));
        if (wanted.getMediaType().getSubtype().equals("json")) {
            return Response.ok(board, MediaType.APPLICATION_JSON_TYPE).build();
        }
        String format = wanted.getMediaType().getSubtype().equals("csv") ? "csv" : "xlsx";
        return exports.answer(UnitBoardSheet.SHEET, format, RowSource.of(UnitBoardSheet.lines(board)));
    }

    @GET
    @Path("/areas")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({
        SCORE_ADMIN,
        LEGAL_OFFICER,
        LEGAL_BRIGADE,
        LEGAL_DETACHMENT,
        LEGAL_CORPS,
        CASE_MANAGER,
        BUREAU_LEADER,
        SUPERVISION_COMMITTEE,
        UNIT_CHIEF
    })
    @Operation(
            operationId = "unitAreas",
            summary = "单位领域得分与等次 · A unit's hundred by areas of the scheme, and the grade it comes to",
            description =
                    "Deductions are rates per alerts in hand, area by area; an area in which nothing happened does not count."
                            + " 扣分按经手警情比率计算，各领域扣完为止；期间无数据的领域不计。")
    public AreaBoard areas(
            @Parameter(example = "2026-11-01") @QueryParam("from") @Nullable String from,
            @Parameter(example = "2026-11-30") @QueryParam("to") @Nullable String to,
            @Parameter(example = "HB/JZ/SS/") @QueryParam("orgPath") @Nullable String orgPath) {
        String within = within(orgPath);
        return transactions.inScopeOf(caller.get(), handle -> {
            Instant now = DatabaseClock.now(handle);
            Scheme scheme = within.isEmpty() ? schemes.of(handle, caller.get(), now) : schemes.of(handle, within, now);
            Period period = Period.asked(from, to, now, scheme.zone());
            return AreaBoard.of(
                    period, scheme, boards.units(handle, period, within), areas.within(handle, period, within));
        });
    }

    private UnitBoard board(@Nullable String from, @Nullable String to, String within) {
        return transactions.inScopeOf(caller.get(), handle -> {
            Instant now = DatabaseClock.now(handle);
            Scheme scheme = within.isEmpty() ? schemes.of(handle, caller.get(), now) : schemes.of(handle, within, now);
            Period period = Period.asked(from, to, now, scheme.zone());
            return UnitBoard.of(period, scheme, now, boards.units(handle, period, within));
        });
    }

    static String within(@Nullable String orgPath) {
        if (orgPath != null && !orgPath.endsWith("/")) {
            throw Refusal.field("orgPath", "must end in '/' (机构路径须以 / 结尾)");
        }
        return orgPath == null ? "" : orgPath;
    }
}
