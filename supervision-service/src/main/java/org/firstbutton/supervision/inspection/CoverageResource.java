package org.firstbutton.supervision.inspection;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.firstbutton.chassis.access.CurrentCaller;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.chassis.database.Transactions;
import org.firstbutton.chassis.problem.Refusal;

/** 巡查覆盖接口 — 28/28, 140/140: which units were visited and which were not. */
@Path("/api/v1/inspection-coverage")
@Tag(name = "inspections", description = "执法巡查 Inspections")
public class CoverageResource {
    private final CurrentCaller caller;
    private final Transactions transactions;
    private final Coverage coverage;

    CoverageResource(CurrentCaller caller, Transactions transactions, Coverage coverage) {
        this.caller = caller;
        this.transactions = transactions;
        this.coverage = coverage;
    }

    @GET
    @RolesAllowed({
        Roles.CASE_MANAGER,
        Roles.LEGAL_BRIGADE,
        Roles.LEGAL_DETACHMENT,
        Roles.LEGAL_CORPS,
        Roles.INSPECTORATE,
        Roles.INSPECTOR_GENERAL,
        Roles.SUPERVISION_COMMITTEE,
        Roles.BUREAU_LEADER
    })
    @Operation(
            operationId = "getInspectionCoverage",
            summary = "巡查覆盖 · Units below an office: visited, planned and not visited, not planned",
            description = "Visits count in the period in which they are due. Units are those that have a chief on the"
                    + " roster in that period, and those that a visit was planned to.")
    public Coverage.Report coverage(
            @QueryParam("scheme") @NotNull @Parameter(example = "FIVE_CHECKS") String scheme,
            @QueryParam("office") @NotNull @Pattern(regexp = "([A-Z0-9]+/)+") @Parameter(example = "HB/JZ/SS/")
                    String office,
            @QueryParam("from") @NotNull @Parameter(description = "Due after this") OffsetDateTime from,
            @QueryParam("to") @NotNull @Parameter(description = "Due at this or before") OffsetDateTime to) {
        if (!to.isAfter(from)) {
            throw Refusal.field("to", "须晚于 from / comes after from");
        }
        return transactions.inScopeOf(
                caller.get(), handle -> coverage.of(handle, scheme, office, from.toInstant(), to.toInstant()));
    }
}
