package org.firstbutton.contract.review;

import org.firstbutton.contract.Fact;
import org.firstbutton.contract.Named;
import org.jspecify.annotations.Nullable;

/** 法制审核 — what a legal officer does before a decision is made. Topic {@code review-events}. */
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
}
