package org.firstbutton.contract.casework;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.firstbutton.contract.Fact;
import org.firstbutton.contract.Named;
import org.jspecify.annotations.Nullable;

/** 案件 — a fact in the life of a report and the case that comes of it. Topic {@code case-events}. */
public sealed interface CaseFact extends Fact
        permits CaseFact.ReportRegistered,
                CaseFact.CaseAccepted,
                CaseFact.CaseNotAccepted,
                CaseFact.CaseFiled,
                CaseFact.CaseNotFiled,
                CaseFact.CaseAssigned,
                CaseFact.InterviewHeld,
                CaseFact.InterrogationHeld,
                CaseFact.SceneInvestigated,
                CaseFact.EvidenceCollected,
                CaseFact.QueryMade,
                CaseFact.AppraisalOrdered,
                CaseFact.AppraisalReceived,
                CaseFact.ClockPaused,
                CaseFact.ClockResumed,
                CaseFact.ExtensionGranted,
                CaseFact.DecisionMade,
                CaseFact.CaseClosed,
                RegistrationFact,
                DecisionFact,
                ProceedingFact {

    /** 报案登记 — {@code kind} is {@code ADMIN} or {@code CRIMINAL}. */
    @Named("report.registered")
    record ReportRegistered(
            String reportId,
            String kind,
            @Nullable String offence,
            @Nullable String officer,
            @Nullable String limitClass,
            @Nullable Boolean complainant)
            implements CaseFact {}

    /** 受案 */
    @Named("case.accepted")
    record CaseAccepted(
            String kind,
            @Nullable String offence,
            String decisionMaker,
            @Nullable String limitClass,
            @Nullable Boolean livelihood,
            @Nullable Boolean fraud,
            @Nullable BigDecimal amount)
            implements CaseFact {}

    /** 不予受案 */
    @Named("case.not-accepted")
    record CaseNotAccepted(
            String kind,
            String reason,
            String approver,
            @Nullable String noticeNo) implements CaseFact {}

    /** 立案 — {@code livelihood}: a small case that touches people's daily life (民生小案). */
    @Named("case.filed")
    record CaseFiled(
            String kind,
            @Nullable String offence,
            String decisionMaker,
            @Nullable Boolean livelihood,
            @Nullable Boolean fraud,
            @Nullable BigDecimal amount)
            implements CaseFact {}

    /** 不予立案 */
    @Named("case.not-filed")
    record CaseNotFiled(
            String kind,
            String reason,
            String approver,
            @Nullable String noticeNo) implements CaseFact {}

    /** 分派办案 */
    @Named("case.assigned")
    record CaseAssigned(String officer, @Nullable String unit) implements CaseFact {}

    /** 询问 */
    @Named("interview.held")
    record InterviewHeld(List<String> officers, @Nullable String place) implements CaseFact {}

    /** 讯问 */
    @Named("interrogation.held")
    record InterrogationHeld(
            List<String> officers,
            @Nullable String place,
            @Nullable String personId) implements CaseFact {}

    /** 勘查 */
    @Named("scene.investigated")
    record SceneInvestigated(
            List<String> officers,
            @Nullable String place,
            @Nullable Boolean accident,
            @Nullable Boolean appraisalNeeded)
            implements CaseFact {}

    /** 收集证据 */
    @Named("evidence.collected")
    record EvidenceCollected(
            List<String> officers, @Nullable String item) implements CaseFact {}

    /** 查询 */
    @Named("query.made")
    record QueryMade(List<String> officers, @Nullable String register) implements CaseFact {}

    /** 委托鉴定 */
    @Named("appraisal.ordered")
    record AppraisalOrdered(String appraisalId, String kind) implements CaseFact {}

    /** 收到鉴定意见 */
    @Named("appraisal.received")
    record AppraisalReceived(
            String appraisalId,
            @Nullable String kind,
            @Nullable String grade) implements CaseFact {}

    /** 中止计时 — {@code limit} names the rule whose clock stops, {@code *} every clock of the case. */
    @Named("clock.paused")
    record ClockPaused(String limit, String reason, String approver, String documentNo) implements CaseFact {}

    /** 恢复计时 */
    @Named("clock.resumed")
    record ClockResumed(String limit) implements CaseFact {}

    /** 延长期限 — {@code ground}: {@code COMPLEX}, {@code VERIFICATION}, {@code MAJOR} … */
    @Named("extension.granted")
    record ExtensionGranted(
            String limit,
            String ground,
            String approver,
            String documentNo,
            @Nullable Instant until,
            @Nullable String personId,
            @Nullable Integer round)
            implements CaseFact {}

    /** 作出决定 — {@code kind}: {@code PENALTY}, {@code NO_PENALTY}, {@code COMPULSORY_MEASURE} … */
    @Named("decision.made")
    record DecisionMade(
            String decisionId,
            String kind,
            String decisionMaker,
            @Nullable String documentNo,
            @Nullable String penalty,
            @Nullable String personId,
            @Nullable Boolean victim)
            implements CaseFact {}

    /** 结案 */
    @Named("case.closed")
    record CaseClosed(String outcome) implements CaseFact {}
}
