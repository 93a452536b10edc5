package org.firstbutton.scoring.board;

import static org.firstbutton.chassis.access.Roles.BUREAU_LEADER;
import static org.firstbutton.chassis.access.Roles.LEGAL_BRIGADE;
import static org.firstbutton.chassis.access.Roles.LEGAL_CORPS;
import static org.firstbutton.chassis.access.Roles.LEGAL_DETACHMENT;
import static org.firstbutton.chassis.access.Roles.SCORE_ADMIN;
import static org.firstbutton.chassis.access.Roles.SUPERVISION_COMMITTEE;
import static org.firstbutton.chassis.access.Roles.UNIT_CHIEF;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.temporal.IsoFields;
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
import org.firstbutton.scoring.scheme.Period;
import org.firstbutton.scoring.scheme.Scheme;
import org.firstbutton.scoring.scheme.SchemeInForce;
import org.jspecify.annotations.Nullable;

/** 民警榜 — officers within their peer groups. */
@Path("/api/v1/boards/officers")
@Tag(name = "boards", description = "榜单")
class OfficerBoardResource {
    private final CurrentCaller caller;
    private final Transactions transactions;
    private final Boards boards;
    private final SchemeInForce schemes;

    OfficerBoardResource(CurrentCaller caller, Transactions transactions, Boards boards, SchemeInForce schemes) {
        this.caller = caller;
        this.transactions = transactions;
        this.boards = boards;
        this.schemes = schemes;
    }

    @GET
    @RolesAllowed({
        SCORE_ADMIN,
        LEGAL_BRIGADE,
        LEGAL_DETACHMENT,
        LEGAL_CORPS,
        BUREAU_LEADER,
        SUPERVISION_COMMITTEE,
        UNIT_CHIEF
    })
    @Operation(
            operationId = "officerBoard",
            summary = "民警排名 · Officers of a quarter, compared within their peer groups",
            description = "Who has too few scored items is listed without a rank. 计分项不足者只列出，不排名。")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = OfficerBoard.class),
                            examples = @ExampleObject(name = "board", value = BoardExamples.OFFICERS)))
    public OfficerBoard officers(
            @Parameter(example = "2026-Q4") @QueryParam("quarter") @Nullable String quarter,
            @Parameter(example = "HB/JZ/SS/", description = "机构子树 organisation subtree")
                    @QueryParam("orgPath")
                    @Nullable
                    String orgPath) {
        String within = BoardResource.within(orgPath);
        return transactions.inScopeOf(caller.get(), handle -> {
            Instant now = DatabaseClock.now(handle);
            Scheme scheme = within.isEmpty() ? schemes.of(handle, caller.get(), now) : schemes.of(handle, within, now);
            Period period = Period.quarter(quarter, now, scheme.zone());
            String name = period.from().getYear() + "-Q" + period.from().get(IsoFields.QUARTER_OF_YEAR);
            return OfficerBoard.of(name, period, scheme, now, boards.officers(handle, period, within));
        });
    }
}
