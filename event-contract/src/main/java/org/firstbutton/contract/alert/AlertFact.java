package org.firstbutton.contract.alert;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.firstbutton.contract.Fact;
import org.firstbutton.contract.Named;
import org.jspecify.annotations.Nullable;

/** 警情 — a fact in the life of an alert, from the ringing telephone to the closure. Topic {@code alert-events}. */
public sealed interface AlertFact extends Fact {

    /** 来电 */
    @Named("call.offered")
    record CallOffered(
            String callId,
            @Nullable String lineType,
            @Nullable String desk) implements AlertFact {}

    /** 接听 */
    @Named("call.answered")
    record CallAnswered(
            String callId,
            @Nullable Long waitMillis,
            @Nullable String callerKey) implements AlertFact {}

    /** 呼损 */
    @Named("call.abandoned")
    record CallAbandoned(String callId, @Nullable String callerKey) implements AlertFact {}

    /** 回拨 */
    @Named("call.returned")
    record CallReturned(String callId, @Nullable String result) implements AlertFact {}

    /** 接警 — {@code callerKey} and {@code placeKey} are HMACs that only say "same" or "other". */
    @Named("alert.received")
    record AlertReceived(
            String channel,
            @Nullable String sourceNumber,
            @Nullable String callerKey,
            @Nullable Boolean callerReachable,
            @Nullable String placeKey,
            @Nullable String receivedBy)
            implements AlertFact {}

    /**
     * 警情分类 — level 1 (gravest) … 4; {@code sourcePriority} keeps the source system's own scale where it has
     * another one; {@code flags}: {@code DOMESTIC_VIOLENCE}, {@code FRAUD}, {@code MINOR}, {@code MASS}.
     */
    @Named("alert.classified")
    record AlertClassified(
            String category,
            @Nullable String subCategory,
            @Nullable Integer level,
            @Nullable Boolean emergency,
            @Nullable Boolean attendanceRequired,
            @Nullable Boolean policeMatter,
            @Nullable Boolean caseIndicated,
            @Nullable String caseKind,
            @Nullable String areaType,
            @Nullable Integer sourcePriority,
            @Nullable List<String> flags)
            implements AlertFact {}

    /** 无效警情 */
    @Named("alert.invalidated")
    record AlertInvalidated(String reason) implements AlertFact {}

    /** 撤警 — withdrawn by the caller. */
    @Named("alert.withdrawn")
    record AlertWithdrawn(
            String by,
            @Nullable String contactLogRef,
            @Nullable Boolean confirmed) implements AlertFact {}

    /**
     * 并警 — merged into the master alert; how the two compare is said by the system that holds both, because keys
     * alone measure no distance. {@code sameFamily}: both categories belong to one family.
     */
    @Named("alert.merged")
    record AlertMerged(
            String masterAlertId,
            @Nullable String reason,
            @Nullable Boolean sameCaller,
            @Nullable Integer metersApart,
            @Nullable Integer minutesApart,
            @Nullable Boolean sameFamily)
            implements AlertFact {}

    /** 取消并警 — back to the state before the merge. */
    @Named("alert.unmerged")
    record AlertUnmerged(String masterAlertId, @Nullable String reason) implements AlertFact {}

    /** 分流 — handed to another agency, for example 12345. */
    @Named("alert.diverted")
    record AlertDiverted(String agency, @Nullable String ticket) implements AlertFact {}

    /** 分流承接 */
    @Named("diversion.accepted")
    record DiversionAccepted(String agency, @Nullable String ticket) implements AlertFact {}

    /** 派警 — {@code requiredArrivalSeconds} counts from the dispatch. */
    @Named("alert.dispatched")
    record AlertDispatched(
            String dispatchId,
            String unit,
            List<String> officers,
            @Nullable String channel,
            @Nullable Integer requiredArrivalSeconds)
            implements AlertFact {}

    /** 签收 — {@code cameras}: the body-worn cameras that go along, where the source tells. */
    @Named("dispatch.acknowledged")
    record DispatchAcknowledged(
            String dispatchId,
            @Nullable String officer,
            @Nullable List<String> cameras) implements AlertFact {}

    /** 出警 */
    @Named("unit.en-route")
    record UnitEnRoute(String dispatchId, @Nullable String method) implements AlertFact {}

    /** 途中延误 */
    @Named("unit.delayed")
    record UnitDelayed(String dispatchId, String delayReason) implements AlertFact {}

    /** 到场 — method {@code GPS} or {@code MANUAL}. */
    @Named("unit.arrived")
    record UnitArrived(String dispatchId, @Nullable String method) implements AlertFact {}

    /** 离场 */
    @Named("unit.cleared")
    record UnitCleared(String dispatchId) implements AlertFact {}

    /** 移交 — the first contact stays responsible until the transfer is accepted. */
    @Named("alert.transferred")
    record AlertTransferred(
            String transferId,
            String fromUnit,
            String toUnit,
            @Nullable String reason) implements AlertFact {}

    /** 接收移交 */
    @Named("transfer.accepted")
    record TransferAccepted(String transferId, String unit) implements AlertFact {}

    /** 拒收移交 */
    @Named("transfer.refused")
    record TransferRefused(String transferId, String unit, String reason) implements AlertFact {}

    /** 上报 */
    @Named("alert.reported-upward")
    record AlertReportedUpward(String level, List<String> recipients) implements AlertFact {}

    /**
     * 处警反馈 — {@code disposition} is a code, never a narrative; {@code elements} names the mandatory elements that
     * are filled in, not what they say; {@code loss} in yuan.
     */
    @Named("feedback.submitted")
    record FeedbackSubmitted(
            String feedbackId,
            @Nullable String dispatchId,
            @Nullable String disposition,
            @Nullable String category,
            @Nullable Boolean caseIndicated,
            @Nullable String caseKind,
            @Nullable Boolean callerReachable,
            @Nullable Boolean mediated,
            @Nullable Boolean visited,
            @Nullable List<String> elements,
            @Nullable BigDecimal loss)
            implements AlertFact {}

    /** 反馈退回 */
    @Named("feedback.returned")
    record FeedbackReturned(String feedbackId, String reason) implements AlertFact {}

    /** 回告 — result {@code INFORMED}, {@code UNREACHABLE} … */
    @Named("caller.informed")
    record CallerInformed(String channel, String result) implements AlertFact {}

    /** 联系记录 — an outbound call or visit to the caller. */
    @Named("contact.logged")
    record ContactLogged(
            String officer, String channel, @Nullable String recordingRef) implements AlertFact {}

    /**
     * 改类 — {@code fromClass} and {@code toClass} rank the severity class: 1 criminal, 2 public security,
     * 3 dispute, 4 help, 5 invalid; a larger number is lower.
     */
    @Named("alert.reclassified")
    record AlertReclassified(
            @Nullable String fromCategory,
            String category,
            @Nullable Integer fromClass,
            @Nullable Integer toClass,
            @Nullable Integer level,
            @Nullable Boolean caseIndicated,
            @Nullable String editor,
            @Nullable String approver,
            @Nullable String reason,
            @Nullable String evidenceRef,
            @Nullable Integer sourcePriority)
            implements AlertFact {}

    /** 结转 — carried over the daily clearing once, with an owner and a date. */
    @Named("alert.carried-over")
    record AlertCarriedOver(String reason, String owner, Instant until) implements AlertFact {}

    /** 转案件 */
    @Named("alert.converted")
    record AlertConverted(String caseId) implements AlertFact {}

    /** 结警 */
    @Named("alert.closed")
    record AlertClosed(
            @Nullable String closer,
            @Nullable String outcome,
            @Nullable String disposition) implements AlertFact {}

    /** 重开 */
    @Named("alert.reopened")
    record AlertReopened(String reason) implements AlertFact {}

    /** 启动复查 — of a closed alert or case, because of a complaint or a call-back. */
    @Named("alert.recheck-started")
    record AlertRecheckStarted(
            @Nullable String complaintId,
            @Nullable String callbackId,
            @Nullable String officerId) implements AlertFact {}

    /**
     * 文本核对 — what was reported, read again when {@code stage} (the fact it followed) left the alert with this category.
     * {@code suggests}: the family of offence the text speaks of, with {@code textScore} 0 … 100; {@code contradicts}:
     * the category says that there is none. {@code words} and {@code countered} (what spoke against it) are entries of
     * the lexicon, never the text's own words.
     */
    @Named("alert.text-compared")
    record AlertTextCompared(
            String stage,
            @Nullable String category,
            String suggests,
            int textScore,
            boolean contradicts,
            List<String> words,
            List<String> countered,
            String lexicon)
            implements AlertFact {}

    /** 复查维持 — the recheck left the closed alert as it was; {@code officerId}: who rechecked it, {@code unit}: for whom. */
    @Named("recheck.confirmed")
    record RecheckConfirmed(
            @Nullable String complaintId,
            @Nullable String callbackId,
            String officerId,
            String unit,
            @Nullable String finding)
            implements AlertFact {}
}
