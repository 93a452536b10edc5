package org.firstbutton.contract.citizen;

import org.firstbutton.contract.Fact;
import org.firstbutton.contract.Named;
import org.jspecify.annotations.Nullable;

/**
 * 群众 — what citizens were told, asked and complained of; keys are HMACs. Topic {@code citizen-events}, keyed by matter.
 */
public sealed interface CitizenFact extends Fact {

    /**
     * 执法公开 — {@code milestone} is the fact that it tells of, for example {@code case.filed}; {@code
     * exemptReason} instead of a publication.
     */
    @Named("disclosure.published")
    record DisclosurePublished(
            String milestone,
            @Nullable String audience,
            @Nullable String exemptReason) implements CitizenFact {}

    /** 回访 — {@code channel}: {@code SMS}, {@code VOICE} or {@code HUMAN}. */
    @Named("callback.attempted")
    record CallbackAttempted(String callbackId, String channel) implements CitizenFact {}

    /**
     * 回访完成 — {@code channel} as before, or {@code WEB} where the citizen graded online; {@code rating}: {@code SATISFIED}, {@code BASICALLY_SATISFIED}, {@code DISSATISFIED}; {@code unit}
     * is the one rated.
     */
    @Named("callback.completed")
    record CallbackCompleted(
            String callbackId,
            @Nullable String channel,
            @Nullable String rating,
            @Nullable String unit,
            @Nullable Boolean arrived,
            @Nullable Integer arrivalMinutes,
            @Nullable Boolean receipt,
            @Nullable Boolean told,
            @Nullable Boolean askedToChange)
            implements CitizenFact {}

    /** 投诉信访 — {@code petitionKey} is the same for every petition on one matter. */
    @Named("complaint.received")
    record ComplaintReceived(
            String complaintId,
            String channel,
            @Nullable String alertId,
            @Nullable String caseId,
            @Nullable String petitionKey,
            @Nullable Boolean anonymous)
            implements CitizenFact {}

    /** 告知收到 — in writing. */
    @Named("complaint.acknowledged")
    record ComplaintAcknowledged(
            String complaintId, @Nullable String documentNo) implements CitizenFact {}

    /** 受理投诉 */
    @Named("complaint.accepted")
    record ComplaintAccepted(String complaintId) implements CitizenFact {}

    /** 投诉延期 — {@code told}: the petitioner was told why. */
    @Named("complaint.extended")
    record ComplaintExtended(String complaintId, String approver, boolean told) implements CitizenFact {}

    /** 答复投诉 */
    @Named("complaint.replied")
    record ComplaintReplied(String complaintId, @Nullable String documentNo) implements CitizenFact {}

    /** 请求复查 — {@code stage}: {@code REVIEW} or {@code SECOND_REVIEW}. */
    @Named("petition.review-requested")
    record PetitionReviewRequested(String complaintId, String stage) implements CitizenFact {}

    /** 复查答复 */
    @Named("petition.reviewed")
    record PetitionReviewed(
            String complaintId, String stage, @Nullable String documentNo) implements CitizenFact {}

    /** 领导包案 */
    @Named("petition.leader-assigned")
    record PetitionLeaderAssigned(String complaintId, String leader) implements CitizenFact {}

    /** 化解信访 */
    @Named("petition.settled")
    record PetitionSettled(String complaintId, @Nullable String outcome) implements CitizenFact {}
}
