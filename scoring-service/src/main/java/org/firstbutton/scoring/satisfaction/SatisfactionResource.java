package org.firstbutton.scoring.satisfaction;

import static org.firstbutton.chassis.access.Roles.BUREAU_LEADER;
import static org.firstbutton.chassis.access.Roles.CASE_MANAGER;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.firstbutton.chassis.access.CurrentCaller;
import org.firstbutton.chassis.database.DatabaseClock;
import org.firstbutton.chassis.database.Transactions;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.scoring.scheme.Period;
import org.firstbutton.scoring.scheme.SchemeInForce;
import org.jspecify.annotations.Nullable;

/** 满意度接口 */
@Path("/api/v1/satisfaction")
@Tag(name = "boards")
class SatisfactionResource {
    private final CurrentCaller caller;
    private final Transactions transactions;
    private final SchemeInForce schemes;

    SatisfactionResource(CurrentCaller caller, Transactions transactions, SchemeInForce schemes) {
        this.caller = caller;
        this.transactions = transactions;
        this.schemes = schemes;
    }

    @GET
    @RolesAllowed({
        SCORE_ADMIN,
        CASE_MANAGER,
        LEGAL_BRIGADE,
        LEGAL_DETACHMENT,
        LEGAL_CORPS,
        BUREAU_LEADER,
        SUPERVISION_COMMITTEE,
        UNIT_CHIEF
    })
    @Operation(
            operationId = "satisfaction",
            summary = "群众满意度 · Satisfaction of citizens called back in a period, with its interval",
            description = "(satisfied + ½ basically satisfied) ÷ valid replies. （满意 + 0.5 × 基本满意）÷ 有效回复。")
    public Satisfaction satisfaction(
            @Parameter(example = "2026-11-01") @QueryParam("from") @Nullable String from,
            @Parameter(example = "2026-11-30") @QueryParam("to") @Nullable String to,
            @Parameter(example = "HB/JZ/SS/") @QueryParam("orgPath") @Nullable String orgPath) {
        if (orgPath != null && !orgPath.endsWith("/")) {
            throw Refusal.field("orgPath", "must end in '/' (机构路径须以 / 结尾)");
        }
        return transactions.inScopeOf(caller.get(), handle -> {
            Instant now = DatabaseClock.now(handle);
            Period period = Period.asked(
                    from, to, now, schemes.of(handle, caller.get(), now).zone());
            return handle.createQuery("""
                            select count(*) filter (where rating = 'SATISFIED'),
                                   count(*) filter (where rating = 'BASICALLY_SATISFIED'),
                                   count(*) filter (where rating = 'DISSATISFIED'), count(*)
                            from citizen_rating
                            where unit ^@ :within and asked_at >= :start and asked_at < :end
                            """)
                    .bind("within", orgPath == null ? "" : orgPath)
                    .bind("start", period.start())
                    .bind("end", period.end())
                    .map((row, context) ->
                            Satisfaction.of(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4)))
                    .one();
        });
    }
}
