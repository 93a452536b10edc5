package org.firstbutton.contract.review;

import java.time.Instant;
import org.firstbutton.contract.Fact;
import org.firstbutton.contract.Named;
import org.jspecify.annotations.Nullable;

/** 审核与巡查 — what others look at before a decision is made and after an alert is closed. Topic {@code review-events}. */
public sealed interface ReviewFact extends Fact {

    /** 送审 */
    @Named("legal-review.requested")
    record LegalReviewRequested(String reviewId, String subject) implements ReviewFact {}

    /** 审核退回 */
    @Named("legal-review.returned")
    record LegalReviewReturned(String reviewId, String reviewer, String opinion) implements ReviewFact {}

    /** 审核通过 — {@code qualified}: the reviewer holds the qualification that the law asks for. */
    @Named("legal-review.passed")
    record LegalReviewPassed(
            String reviewId,
            String reviewer,
            @Nullable Boolean qualified,
            @Nullable String opinion) implements ReviewFact {}

    /** 复查完成 — {@code unit} is the organisation that rechecked. */
    @Named("recheck.completed")
    record RecheckCompleted(
            @Nullable String callbackId, @Nullable String complaintId, String officerId, String unit, String result)
            implements ReviewFact {}

    /**
     * 警情巡查 — {@code mode} {@code AUTO} for a model's run, {@code HUMAN} for a person's. {@code crimeIndicated} and
     * {@code fraudScore} (0 … 100) are what the model read in narrative and recording; {@code humanDue}: a person must
     * look at it too.
     */
    @Named("alert.inspected")
    record AlertInspected(
            String inspector,
            String mode,
            String result,
            @Nullable String checklist,
            @Nullable Boolean crimeIndicated,
            @Nullable Integer fraudScore,
            @Nullable Boolean humanDue)
            implements ReviewFact {}

    /** 清结清单 — what a unit left open when {@code cycle} ({@code DAY}, {@code MONTH}, {@code QUARTER}) ended. */
    @Named("clearing.swept")
    record ClearingSwept(String cycle, String period, String unit, int openItems, Instant periodEnd)
            implements ReviewFact {}

    /** 清结签字 */
    @Named("clearing.signed")
    record ClearingSigned(String cycle, String period, String unit, String signer) implements ReviewFact {}
}
