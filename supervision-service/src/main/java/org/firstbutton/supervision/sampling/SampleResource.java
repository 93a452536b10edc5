package org.firstbutton.supervision.sampling;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.access.CurrentCaller;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.chassis.database.Transactions;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.chassis.procedure.Proceeding;
import org.firstbutton.chassis.procedure.Proceedings;
import org.jdbi.v3.core.Handle;

/** 抽查结果接口 — what was drawn from, so that anybody can draw again, and what may be said of all. */
@Path("/api/v1/sample-results")
@Tag(name = "samples", description = "抽样复查 Sampling audits")
@RolesAllowed({
    Roles.CASE_MANAGER,
    Roles.LEGAL_BRIGADE,
    Roles.LEGAL_DETACHMENT,
    Roles.LEGAL_CORPS,
    Roles.INSPECTORATE,
    Roles.INSPECTOR_GENERAL,
    Roles.SUPERVISION_COMMITTEE
})
public class SampleResource {
    private final CurrentCaller current;
    private final Transactions transactions;
    private final Proceedings proceedings;
    private final Frames frames;
    private final SampleReports reports;

    SampleResource(
            CurrentCaller current,
            Transactions transactions,
            Proceedings proceedings,
            Frames frames,
            SampleReports reports) {
        this.current = current;
        this.transactions = transactions;
        this.proceedings = proceedings;
        this.frames = frames;
        this.reports = reports;
    }

    @GET
    @Path("/{id}")
    @Operation(
            operationId = "getSampleResult",
            summary = "抽查结果 · Exact intervals, agreement and recall of each rule; before the end only whether to go on",
            description = "A reviewer of the audit sees nothing of it before its end.")
    public SampleReport result(@PathParam("id") UUID id) {
        return transactions.inScopeOf(current.get(), handle -> reports.of(handle, open(handle, id)));
    }

    @GET
    @Path("/{id}/frame")
    @Produces("text/csv")
    @Operation(
            operationId = "getSampleFrame",
            summary = "抽样框 · All alerts that were drawn from; SHA-256 of this text is the draw's frame",
            description =
                    "With the seed it gives the draw again, see docs/sampling.md. A reviewer gets it after the end.")
    public String frame(@PathParam("id") UUID id) {
        return transactions.inScopeOf(
                current.get(),
                handle -> frames.of(handle, open(handle, id).id()).text());
    }

    // The layer would tell a reviewer what the rules found.
    private Proceeding open(Handle handle, UUID id) {
        Caller caller = current.get();
        Proceeding sample =
                proceedings.find(handle, caller, SamplingProcedure.TABLE, id).orElseThrow(Refusal::notFound);
        boolean reviews = SamplingPractice.plan(sample).reviewers().contains(caller.actorId());
        if (reviews && !sample.state().equals("FINISHED")) {
            throw Refusal.forbiddenBy(
                    "sampling: reviewed blindly", "评查结束前不对评查人公开 / closed to its reviewers till the end");
        }
        return sample;
    }
}
