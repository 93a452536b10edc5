package org.firstbutton.contract.casework;

import java.time.Instant;
import java.util.List;
import org.firstbutton.contract.Named;
import org.jspecify.annotations.Nullable;

/** 受案与管辖 — how a report was taken in and where its case went. A family of {@link CaseFact}. */
public sealed interface RegistrationFact extends CaseFact {

    /** 接待报案 — somebody comes to the desk with a report; {@code callerKey} as in {@code alert.received}. */
    @Named("report.walk-in-started")
    record ReportWalkInStarted(
            String visitId,
            @Nullable String callerKey,
            @Nullable String alertId) implements RegistrationFact {}

    /** 报案人离开 — the visit is over; {@code evidenceOffered}: the visitor had brought evidence along. */
    @Named("report.walk-in-ended")
    record ReportWalkInEnded(String visitId, @Nullable Boolean evidenceOffered) implements RegistrationFact {}

    /** 接受证据 */
    @Named("evidence.accepted")
    record EvidenceAccepted(
            @Nullable String reportId, @Nullable String visitId, List<String> items) implements RegistrationFact {}

    /** 出具回执 — {@code reason} ({@code UNREACHABLE}, {@code REFUSED}) says why none could be handed over. */
    @Named("receipt.issued")
    record ReceiptIssued(
            @Nullable String reportId,
            @Nullable String visitId,
            @Nullable String receiptNo,
            @Nullable String queryCode,
            @Nullable String reason)
            implements RegistrationFact {}

    /** 确定管辖 — {@code ours}: whether the organ that asked keeps the case. */
    @Named("case.jurisdiction-determined")
    record CaseJurisdictionDetermined(String competentUnit, boolean ours) implements RegistrationFact {}

    /** 移送案件 */
    @Named("case.transferred")
    record CaseTransferred(String toUnit, String reason, String approver) implements RegistrationFact {}

    /** 转为刑事案件 — {@code limitClass}: as in {@code report.registered}. */
    @Named("case.converted-to-criminal")
    record CaseConvertedToCriminal(
            @Nullable String reportId,
            @Nullable String reason,
            String approver,
            @Nullable String limitClass) implements RegistrationFact {}

    /** 转为一般程序 — out of the fast track. */
    @Named("case.converted-to-general")
    record CaseConvertedToGeneral(String reason) implements RegistrationFact {}

    /**
     * 快速办理 — {@code exclusionFlags}: what forbids it ({@code MINOR}, {@code DISABLED}, {@code MENTAL_DISORDER},
     * {@code HEARING_RIGHT}, {@code LONG_DETENTION}, {@code OTHER_EXCLUSION}); empty where nothing does.
     */
    @Named("case.fast-track-started")
    record CaseFastTrackStarted(
            @Nullable Instant suspectArrivedAt,
            @Nullable Instant consentAt,
            @Nullable List<String> exclusionFlags) implements RegistrationFact {}

    /** 终止调查 — an administrative case that ends without a decision. */
    @Named("case.terminated")
    record CaseTerminated(String reason, String approver) implements RegistrationFact {}

    /** 撤销案件 — {@code victim}, {@code measureInForce}: whether there is a victim to be told, and a measure that must end. */
    @Named("case.withdrawn")
    record CaseWithdrawn(
            String reason,
            String approver,
            @Nullable Boolean victim,
            @Nullable Boolean measureInForce) implements RegistrationFact {}
}
