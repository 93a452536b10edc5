package org.firstbutton.contract.accountability;

import org.firstbutton.contract.Fact;
import org.firstbutton.contract.Named;
import org.jspecify.annotations.Nullable;

/**
 * 追责 — who answers for what, under which authority. Topic {@code accountability-events}, keyed by matter.
 */
public sealed interface AccountabilityFact extends Fact {

    /** 移送追责 */
    @Named("accountability.referred")
    record AccountabilityReferred(
            String referralId, String findingId, @Nullable String officerId, String to) implements AccountabilityFact {}

    /** 过错审查 — the referral was taken up by somebody else than who made it. */
    @Named("accountability.review-opened")
    record AccountabilityReviewOpened(String referralId, String findingId, String officerId)
            implements AccountabilityFact {}

    /** 认定过错 — {@code outcome}: {@code FAULT}, {@code FLAW}, {@code NO_FAULT}. */
    @Named("accountability.fault-determined")
    record AccountabilityFaultDetermined(
            String findingId, @Nullable String officerId, String outcome) implements AccountabilityFact {}

    /** 听取陈述申辩 — what the officer had to say, and whether he was heard at all. */
    @Named("accountability.officer-heard")
    record AccountabilityOfficerHeard(
            String referralId,
            String officerId,
            String statement,
            @Nullable String defence) implements AccountabilityFact {}

    /** 容错认定 — {@code outcome}: {@code EXEMPT}, {@code LENIENT}, {@code NONE}. */
    @Named("tolerance.decided")
    record ToleranceDecided(String findingId, @Nullable String officerId, String outcome, String reason)
            implements AccountabilityFact {}

    /**
     * 违规属实 — {@code kind}: {@code PROHIBITION} or {@code OTHER}; {@code banCode} comes from the bureau's own
     * list; one incident counts once.
     */
    @Named("violation.confirmed")
    record ViolationConfirmed(
            String violationId,
            String officerId,
            String kind,
            @Nullable String banCode,
            String incidentId,
            @Nullable Boolean tolerated)
            implements AccountabilityFact {}

    /**
     * 处分建议 — {@code kind}: {@code EDUCATION}, {@code CRITICISM}, {@code TRAINING}, {@code SUSPENSION}, {@code
     * CONFINEMENT}, {@code LEADER_REPLACEMENT}, {@code DISCIPLINARY_REFERRAL} or {@code CRIMINAL_REFERRAL}; {@code days}
     * for suspension and confinement.
     */
    @Named("sanction.proposed")
    record SanctionProposed(
            String sanctionId,
            String officerId,
            String kind,
            @Nullable Integer days) implements AccountabilityFact {}

    /**
     * 处分决定 — {@code authority} and {@code approverRole} are roles; {@code office}: the organisation for which it was
     * decided. Where nobody answers for it, {@code kind} is {@code NO_FAULT}, or {@code FLAW} if points alone follow.
     */
    @Named("sanction.decided")
    record SanctionDecided(
            String sanctionId,
            String officerId,
            String kind,
            @Nullable Integer days,
            String authority,
            @Nullable String approverRole,
            @Nullable String office)
            implements AccountabilityFact {}

    /** 送达处分决定 */
    @Named("sanction.served")
    record SanctionServed(String sanctionId, String officerId) implements AccountabilityFact {}

    /** 处分申诉 — it does not stay the execution. */
    @Named("sanction.appealed")
    record SanctionAppealed(
            String sanctionId,
            String officerId,
            String kind,
            @Nullable String grounds) implements AccountabilityFact {}

    /** 维持处分 */
    @Named("sanction.upheld")
    record SanctionUpheld(String sanctionId, @Nullable String reason) implements AccountabilityFact {}

    /**
     * 撤销处分 — points and name are restored to the officer: what {@code findingId} cost him, and the violation of {@code
     * incidentId}.
     */
    @Named("sanction.revoked")
    record SanctionRevoked(
            String sanctionId,
            @Nullable String findingId,
            @Nullable String officerId,
            @Nullable String incidentId,
            @Nullable String reason)
            implements AccountabilityFact {}

    /** 处分执行完毕 */
    @Named("sanction.executed")
    record SanctionExecuted(String sanctionId, String officerId) implements AccountabilityFact {}

    /** 追责办结 */
    @Named("accountability.closed")
    record AccountabilityClosed(String referralId, String findingId, String officerId) implements AccountabilityFact {}
}
