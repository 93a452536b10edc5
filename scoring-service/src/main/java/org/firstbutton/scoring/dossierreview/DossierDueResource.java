package org.firstbutton.scoring.dossierreview;

import static org.firstbutton.chassis.access.Roles.CASE_MANAGER;
import static org.firstbutton.chassis.access.Roles.LEGAL_BRIGADE;
import static org.firstbutton.chassis.access.Roles.LEGAL_CORPS;
import static org.firstbutton.chassis.access.Roles.LEGAL_DETACHMENT;
import static org.firstbutton.chassis.access.Roles.LEGAL_OFFICER;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.firstbutton.chassis.access.CurrentCaller;
import org.firstbutton.chassis.database.Transactions;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.scoring.dossierreview.ClosedCases.ClosedCase;
import org.jspecify.annotations.Nullable;

/** 待评案卷 — which dossiers are still to be evaluated, and a sample for the second, blind review. */
@Path("/api/v1")
@Tag(name = "dossier-reviews")
class DossierDueResource {
    private static final int MOST = 200;
    private static final int SAMPLE_PERCENT = 10;

    private final ClosedCases cases;
    private final ReviewForms forms;
    private final Transactions transactions;
    private final CurrentCaller caller;

    DossierDueResource(ClosedCases cases, ReviewForms forms, Transactions transactions, CurrentCaller caller) {
        this.cases = cases;
        this.forms = forms;
        this.transactions = transactions;
        this.caller = caller;
    }

    /** 待评案卷 — {@code closed} cases in scope, {@code scored} of them; the oldest of those not yet selected. */
    @Schema(name = "DossiersDue")
    public record Due(long closed, long scored, List<DueCase> items) {}

    /** 待评案件 — it does not say who handled it. */
    @Schema(name = "DueCase")
    public record DueCase(String caseId, String orgPath, String outcome, Instant closedAt) {
        static DueCase of(ClosedCase closed) {
            return new DueCase(closed.caseId(), closed.orgPath(), closed.outcome(), closed.closedAt());
        }
    }

    /** 抽样 — drawn by a seed, so that anybody can draw it again. */
    @Schema(name = "SecondSample")
    public record Sample(String seed, int percent, List<DueCase> items) {}

    /** 评查表列表 */
    @Schema(name = "ReviewForms")
    public record Forms(List<ReviewForm> items) {}

    @GET
    @Path("/dossiers-due")
    @RolesAllowed({CASE_MANAGER, LEGAL_BRIGADE, LEGAL_DETACHMENT, LEGAL_CORPS})
    @Operation(operationId = "dossiersDue", summary = "待评案卷 · One case, one evaluation: what is still to be selected")
    public Due due() {
        return transactions.inScopeOf(caller.get(), handle -> {
            long[] coverage = cases.coverage(handle);
            return new Due(
                    coverage[0],
                    coverage[1],
                    cases.due(handle, MOST).stream().map(DueCase::of).toList());
        });
    }

    @GET
    @Path("/dossiers-due/second-sample")
    @RolesAllowed({CASE_MANAGER, LEGAL_BRIGADE, LEGAL_DETACHMENT, LEGAL_CORPS})
    @Operation(
            operationId = "secondSample",
            summary = "二次评查样本 · A tenth of the confirmed dossiers for a second, blind review",
            description = "The same seed draws the same dossiers. 同一种子抽出同一样本。")
    public Sample sample(@Parameter(example = "2026-Q3/7") @QueryParam("seed") @Nullable String seed) {
        if (seed == null || seed.isBlank() || seed.length() > 100) {
            throw Refusal.field("seed", "须给出种子，不超过 100 字 / a seed of at most 100 characters is expected");
        }
        return transactions.inScopeOf(
                caller.get(),
                handle -> new Sample(
                        seed,
                        SAMPLE_PERCENT,
                        cases.sample(handle, seed, SAMPLE_PERCENT).stream()
                                .map(DueCase::of)
                                .toList()));
    }

    @GET
    @Path("/review-forms")
    @RolesAllowed({CASE_MANAGER, LEGAL_OFFICER, LEGAL_BRIGADE, LEGAL_DETACHMENT, LEGAL_CORPS})
    @Operation(operationId = "reviewForms", summary = "评查表 · The forms by which dossiers are scored, all versions")
    public Forms forms() {
        return new Forms(forms.all());
    }
}
