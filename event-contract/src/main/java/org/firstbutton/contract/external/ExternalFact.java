package org.firstbutton.contract.external;

import java.time.Instant;
import java.util.List;
import org.firstbutton.contract.Fact;
import org.firstbutton.contract.Named;
import org.jspecify.annotations.Nullable;

/** 外部往来 — what procuratorates, agencies and complainants demand of a case. Topic {@code external-events}. */
public sealed interface ExternalFact extends Fact {

    /** 接受行政移送 — a case handed over by an administrative agency. */
    @Named("referral.received")
    record ReferralReceived(String referralId, String agency) implements ExternalFact {}

    /** 通知补正 */
    @Named("referral.supplement-requested")
    record ReferralSupplementRequested(
            String referralId, @Nullable List<String> missing) implements ExternalFact {}

    /** 要求说明不立案理由 */
    @Named("procuratorate.reason-requested")
    record ProcuratorateReasonRequested(
            String inquiryRef, @Nullable Instant due) implements ExternalFact {}

    /** 通知立案 */
    @Named("procuratorate.filing-notified")
    record ProcuratorateFilingNotified(
            String filingNoticeRef, @Nullable Instant due) implements ExternalFact {}

    /** 纠正违法通知 */
    @Named("procuratorate.correction-notice")
    record ProcuratorateCorrectionNotice(String noticeRef) implements ExternalFact {}

    /** 催办函 */
    @Named("procuratorate.urging-letter")
    record ProcuratorateUrgingLetter(String letterRef) implements ExternalFact {}

    /** 申请复议 — {@code applicant}: {@code COMPLAINANT}, {@code AGENCY}. */
    @Named("reconsideration.requested")
    record ReconsiderationRequested(
            String requestId, @Nullable String applicant) implements ExternalFact {}

    /** 复议决定 */
    @Named("reconsideration.decided")
    record ReconsiderationDecided(String requestId, String outcome) implements ExternalFact {}

    /** 申请复核 */
    @Named("review.requested")
    record ReviewRequested(String requestId) implements ExternalFact {}

    /** 复核决定 */
    @Named("review.decided")
    record ReviewDecided(String requestId, String outcome) implements ExternalFact {}

    /** 提起行政诉讼 — {@code applicant} as in a reconsideration. */
    @Named("litigation.filed")
    record LitigationFiled(
            String litigationId,
            @Nullable String court,
            @Nullable String applicant) implements ExternalFact {}

    /** 行政诉讼裁判 — {@code outcome}: {@code UPHELD}, {@code REVOKED}. */
    @Named("litigation.decided")
    record LitigationDecided(
            String litigationId, String outcome, @Nullable String judgmentNo) implements ExternalFact {}
}
