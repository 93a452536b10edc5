package org.firstbutton.supervision.exhibit;

import jakarta.annotation.security.RolesAllowed;
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
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.supervision.evidence.Bundle;
import org.firstbutton.supervision.evidence.BundleCheck;
import org.firstbutton.supervision.finding.FindingRow;
import org.firstbutton.supervision.finding.Findings;
import org.jspecify.annotations.Nullable;

/**
 * 复算接口 — judges a finding again from its evidence, as the offline command does: the same rule text, calendar and facts,
 * by the judge of this version. Nothing leaves the house, so nothing is signed for.
 */
@Path("/api/v1/findings/{id}/recheck")
@Tag(name = "findings", description = "问题 Findings")
public class RecheckResource {
    private final CurrentCaller caller;
    private final Transactions transactions;
    private final Findings findings;
    private final Exhibits exhibits;

    RecheckResource(CurrentCaller caller, Transactions transactions, Findings findings, Exhibits exhibits) {
        this.caller = caller;
        this.transactions = transactions;
        this.findings = findings;
        this.exhibits = exhibits;
    }

    /**
     * What the judge says now.
     *
     * @param state of the duty; absent where there is none any more
     * @param facts how many facts it was judged from
     */
    public record Recheck(boolean same, @Nullable String state, int facts, List<RecheckDifference> differences) {}

    /** A figure that came out otherwise; a side that does not say it is absent. */
    public record RecheckDifference(
            String figure,
            @Nullable String stated,
            @Nullable String found) {}

    @GET
    @RolesAllowed({
        Roles.LEGAL_OFFICER,
        Roles.CASE_MANAGER,
        Roles.LEGAL_BRIGADE,
        Roles.LEGAL_DETACHMENT,
        Roles.LEGAL_CORPS,
        Roles.INSPECTORATE,
        Roles.SUPERVISION_COMMITTEE
    })
    @Operation(operationId = "recheckFinding", summary = "复算 / Judge the finding again from its evidence")
    public Recheck recheck(
            UUID id,
            @QueryParam("without")
                    @Parameter(description = "Id of a fact: the verdict as it would be had this fact never come in")
                    @Nullable
                    String without) {
        FindingRow row = transactions.inScopeOf(
                caller.get(), handle -> findings.find(handle, id).orElseThrow(Refusal::notFound));
        Bundle bundle = transactions.asConsumer(handle -> exhibits.of(handle, row));
        BundleCheck.Result result = new BundleCheck().judge(bundle, without);
        return new Recheck(
                result.isSame(),
                result.duty() == null ? null : result.duty().state().name(),
                bundle.facts().size(),
                result.differences().stream()
                        .map(each -> new RecheckDifference(each.figure(), each.stated(), each.found()))
                        .toList());
    }
}
