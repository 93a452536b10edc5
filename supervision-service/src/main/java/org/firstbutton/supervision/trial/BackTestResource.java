package org.firstbutton.supervision.trial;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.firstbutton.chassis.access.CurrentCaller;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.chassis.database.Transactions;
import org.firstbutton.chassis.problem.Refusal;

/** 回测接口 — how far a back-test is, and what it found. */
@Path("/api/v1/rule-packs/{id}/back-tests")
@Tag(name = "rules", description = "规则 Rules")
@RolesAllowed({
    Roles.RULE_ADMIN,
    Roles.AUDITOR,
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
public class BackTestResource {
    private final CurrentCaller caller;
    private final Transactions transactions;
    private final BackTests backTests;

    BackTestResource(CurrentCaller caller, Transactions transactions, BackTests backTests) {
        this.caller = caller;
        this.transactions = transactions;
        this.backTests = backTests;
    }

    @GET
    @Path("/{test}")
    @Operation(operationId = "getBackTest", summary = "Progress and result of a back-test 回测进度与结果")
    public BackTestView one(UUID id, UUID test) {
        return transactions.inScopeOf(
                caller.get(),
                handle -> backTests
                        .find(handle, id, test)
                        .map(found -> BackTestView.of(found, caller.get()))
                        .orElseThrow(Refusal::notFound));
    }
}
