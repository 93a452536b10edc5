package org.firstbutton.contract.casework;

import org.firstbutton.contract.Named;
import org.jspecify.annotations.Nullable;

/** 告知、决定与执行 — from the notice before a decision to its execution. A family of {@link CaseFact}. */
public sealed interface DecisionFact extends CaseFact {

    /** 事先告知 — facts, reasons, legal basis and the right to be heard, before the decision. */
    @Named("notice.given")
    record NoticeGiven(String kind, @Nullable String personId) implements DecisionFact {}

    /** 送达通知 — {@code kind}: {@code NON_FILING}, {@code APPRAISAL}, {@code WITHDRAWAL} …; {@code recipient}: {@code COMPLAINANT}, {@code SUSPECT}, {@code VICTIM}, {@code AGENCY}, {@code PROCURATORATE}; {@code aboutId}: the decision, appraisal or request it is about. */
    @Named("notice.served")
    record NoticeServed(
            String kind,
            String recipient,
            @Nullable String personId,
            @Nullable String aboutId) implements DecisionFact {}

    /** 出具文书 — {@code approvalNeeded}: the law wants it approved first. */
    @Named("document.issued")
    record DocumentIssued(
            String kind,
            String documentNo,
            @Nullable String personId,
            @Nullable Boolean approvalNeeded) implements DecisionFact {}

    /** 申请听证 */
    @Named("hearing.requested")
    record HearingRequested(String hearingId, @Nullable String personId) implements DecisionFact {}

    /** 举行听证 */
    @Named("hearing.held")
    record HearingHeld(String hearingId) implements DecisionFact {}

    /** 审批决定 */
    @Named("decision.approved")
    record DecisionApproved(
            String decisionId, String approver, @Nullable String documentNo) implements DecisionFact {}

    /** 送达决定 — {@code recipient}: {@code OFFENDER}, {@code VICTIM}. */
    @Named("decision.served")
    record DecisionServed(
            String decisionId, String recipient, @Nullable String method) implements DecisionFact {}

    /** 送拘执行 */
    @Named("execution.delivered")
    record ExecutionDelivered(
            String decisionId,
            @Nullable String personId,
            @Nullable String place) implements DecisionFact {}

    /** 申请暂缓执行 */
    @Named("execution.suspension-requested")
    record ExecutionSuspensionRequested(
            String decisionId, @Nullable String personId) implements DecisionFact {}

    /** 暂缓执行 — {@code ground}: {@code SUSPENDED}, or {@code NOT_EXECUTED} where the law forbids to execute. */
    @Named("execution.suspended")
    record ExecutionSuspended(
            String decisionId, String ground, @Nullable String reason) implements DecisionFact {}

    /** 执行完毕 */
    @Named("execution.completed")
    record ExecutionCompleted(String decisionId) implements DecisionFact {}
}
