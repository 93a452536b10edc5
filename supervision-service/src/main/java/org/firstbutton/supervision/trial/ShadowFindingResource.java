package org.firstbutton.supervision.trial;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.firstbutton.chassis.access.CurrentCaller;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.chassis.database.Transactions;
import org.jspecify.annotations.Nullable;

/** 影子问题接口 — what a pack in shadow would have raised, in the reader's scope. */
@Path("/api/v1/rule-packs/{id}/shadow-findings")
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
public class ShadowFindingResource {
    private final CurrentCaller caller;
    private final Transactions transactions;
    private final ShadowFindings findings;

    ShadowFindingResource(CurrentCaller caller, Transactions transactions, ShadowFindings findings) {
        this.caller = caller;
        this.transactions = transactions;
        this.findings = findings;
    }

    @GET
    @Operation(operationId = "listShadowFindings", summary = "Findings of a pack in shadow 影子问题，按违反时间倒序")
    public List<ShadowFinding> list(
            UUID id,
            @QueryParam("after") @Parameter(description = "Id of the last finding of the page before") @Nullable
                    UUID after,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        return transactions.inScopeOf(caller.get(), handle -> findings.page(handle, id, after, limit));
    }
}
