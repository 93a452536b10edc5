package org.firstbutton.scoring.evaluation;

import static org.firstbutton.chassis.access.Roles.BUREAU_LEADER;
import static org.firstbutton.chassis.access.Roles.LEGAL_BRIGADE;
import static org.firstbutton.chassis.access.Roles.LEGAL_CORPS;
import static org.firstbutton.chassis.access.Roles.LEGAL_DETACHMENT;
import static org.firstbutton.chassis.access.Roles.SCORE_ADMIN;
import static org.firstbutton.chassis.access.Roles.SUPERVISION_COMMITTEE;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.firstbutton.chassis.access.CurrentCaller;
import org.firstbutton.chassis.database.Transactions;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.chassis.procedure.Proceedings;
import org.jdbi.v3.core.Handle;

/** 考评结果接口 */
@Path("/api/v1/evaluations/{id}/result")
@Tag(name = "evaluations")
class ResultResource {
    private final CurrentCaller caller;
    private final Transactions transactions;
    private final Proceedings proceedings;

    ResultResource(CurrentCaller caller, Transactions transactions, Proceedings proceedings) {
        this.caller = caller;
        this.transactions = transactions;
        this.proceedings = proceedings;
    }

    @GET
    @RolesAllowed({SCORE_ADMIN, LEGAL_BRIGADE, LEGAL_DETACHMENT, LEGAL_CORPS, BUREAU_LEADER, SUPERVISION_COMMITTEE})
    @Operation(
            operationId = "evaluationResult",
            summary = "考评结果及其算法 · Grades of a run, what stands against them, and how far each evaluator is off")
    public ResultView result(@PathParam("id") UUID id) {
        return transactions.inScopeOf(caller.get(), handle -> ResultView.of(run(handle, id)));
    }

    private Run run(Handle handle, UUID id) {
        return proceedings
                .find(handle, caller.get(), EvaluationProcedure.TABLE, id)
                .map(found -> Run.of(handle, found.id()))
                .orElseThrow(Refusal::notFound);
    }
}
