package org.firstbutton.contract.review;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.firstbutton.contract.Fact;
import org.firstbutton.contract.Named;
import org.jspecify.annotations.Nullable;

/** 审核与督查 — reviews before a decision, evaluation of dossiers, inspections. Topic {@code review-events}. */
public sealed interface ReviewFact extends Fact {

    /** What follows from all this, in a file of its own. */
    sealed interface Followed extends ReviewFact permits FollowUpFact {}

    /** 送审 — {@code inCustody}: a person is held meanwhile; {@code complex}: by its kind or extent. */
    @Named("legal-review.requested")
    record LegalReviewRequested(
            String reviewId,
            String subject,
            @Nullable Boolean inCustody,
            @Nullable Boolean complex) implements ReviewFact {}

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

    /** 立卷报送 — a dossier is put together; {@code form}: the checklist that says which papers belong into it. */
    @Named("dossier.submitted")
    record DossierSubmitted(String dossierId, @Nullable String caseId, String form) implements ReviewFact {}

    /** 案卷归档 — {@code missing}: papers that are not there, {@code reason}: why; {@code reviewer} let it pass. */
    @Named("dossier.archived")
    record DossierArchived(
            String dossierId,
            @Nullable String caseId,
            List<String> missing,
            @Nullable String reason,
            @Nullable String reviewer)
            implements ReviewFact {}

    /** 案卷借阅 — lent from the archive until {@code dueAt}. */
    @Named("dossier.loaned")
    record DossierLoaned(String dossierId, String officerId, String approver, String purpose, Instant dueAt)
            implements ReviewFact {}

    /** 案卷借阅延期 — lent until {@code dueAt} instead. */
    @Named("dossier.loan-extended")
    record DossierLoanExtended(String dossierId, String approver, String reason, Instant dueAt) implements ReviewFact {}

    /** 案卷归还 — to the archive, after a loan. */
    @Named("dossier.returned")
    record DossierReturned(String dossierId, String keeper) implements ReviewFact {}

    /** 案卷封存 — it is kept beyond its term, until that is lifted. */
    @Named("dossier.held")
    record DossierHeld(String dossierId, String reason) implements ReviewFact {}

    /** 解除封存 */
    @Named("dossier.hold-lifted")
    record DossierHoldLifted(String dossierId, String approver, String reason) implements ReviewFact {}

    /** 案卷销毁 — its term is over and nothing stood against it. */
    @Named("dossier.dropped")
    record DossierDropped(String dossierId, String approver, String reason) implements ReviewFact {}

    /**
     * 案卷评分 — one case, one evaluation; {@code marks}: what was taken off for which item of the {@code form}, as {@code
     * item=points}; {@code vetoes}: what makes it fail whatever its score.
     */
    @Named("dossier.scored")
    record DossierScored(
            String dossierId,
            @Nullable String caseId,
            String reviewer,
            BigDecimal score,
            @Nullable String form,
            @Nullable List<String> marks,
            @Nullable List<String> vetoes)
            implements ReviewFact {}

    /**
     * 复查完成 — {@code unit} is the organisation that rechecked; {@code result}: {@code UPHELD} (the record stands), {@code
     * CONFIRMED} (what the citizen says is true), {@code PARTLY_CONFIRMED} or {@code UNCLEAR}.
     */
    @Named("recheck.completed")
    record RecheckCompleted(
            @Nullable String callbackId,
            @Nullable String complaintId,
            @Nullable String alertId,
            String officerId,
            String unit,
            String result)
            implements ReviewFact {}

    /**
     * 巡查计划 — {@code officerId}: the pairing officer (包联), {@code partner}: who goes with him; {@code scheme}: the list
     * that is worked through, {@code schemeId} its version. {@code liaison}: of the procuratorate, for a joint one.
     */
    @Named("inspection.planned")
    record InspectionPlanned(
            String planId,
            String scheme,
            @Nullable String officerId,
            @Nullable String partner,
            @Nullable String schemeId,
            @Nullable String unit,
            @Nullable Boolean unannounced,
            @Nullable String liaison,
            @Nullable Instant dueAt)
            implements ReviewFact {}

    /** 巡查到达 — from now on the unit knows of it. */
    @Named("inspection.arrived")
    record InspectionArrived(String planId, String unit, String arrivedBy) implements ReviewFact {}

    /**
     * 巡查完成 — {@code missing}: what of the scheme was not looked at; {@code checked}: what was, {@code faults}: what of
     * that was not in order.
     */
    @Named("inspection.done")
    record InspectionDone(
            String planId,
            String scheme,
            @Nullable String officerId,
            List<String> missing,
            @Nullable String unit,
            @Nullable List<String> checked,
            @Nullable List<String> faults,
            @Nullable String remark)
            implements ReviewFact {}

    /**
     * 抽样计划 — alerts of {@code unit} received from {@code from} on and before {@code to}; {@code commitment}: SHA-256 of
     * the seed, which is told with the draw.
     */
    @Named("sample.planned")
    record SamplePlanned(
            String sampleId,
            String unit,
            Instant from,
            Instant to,
            int planned,
            int least,
            String commitment,
            List<String> reviewers,
            int secondEvery,
            BigDecimal acceptable,
            BigDecimal unacceptable)
            implements ReviewFact {}

    /** 抽取样本 — by a seed that anyone can repeat; {@code frame}: SHA-256 of all that was drawn from. */
    @Named("sample.drawn")
    record SampleDrawn(
            String sampleId,
            int planned,
            int drawn,
            String seed,
            @Nullable String frame) implements ReviewFact {}

    /** 抽查完成 */
    @Named("sample.finished")
    record SampleFinished(String sampleId, int finished) implements ReviewFact {}

    /** 联合巡查 — {@code planId}: the inspection that was held together; {@code liaison}: of the procuratorate. */
    @Named("joint-inspection.held")
    record JointInspectionHeld(
            String office,
            @Nullable Boolean exchanged,
            @Nullable String planId,
            @Nullable String liaison) implements ReviewFact {}

    /**
     * 专项行动启动 — its tasks are the findings that the scope names; {@code unit}: the organisation under which they fall.
     * {@code stages}: each as its name and the days from which and until which it runs, for example
     * {@code 起底 2026-03-01 2026-03-31}.
     */
    @Named("campaign.started")
    record CampaignStarted(
            String campaignId,
            String kind,
            String name,
            String unit,
            List<String> rules,
            List<String> statuses,
            List<String> severities,
            List<String> categories,
            Instant from,
            Instant to,
            List<String> stages,
            int tasks,
            @Nullable String template)
            implements ReviewFact {}

    /** 专项行动收官 — {@code approver}: the second person. */
    @Named("campaign.closed")
    record CampaignClosed(String campaignId, int tasks, int cleared, String result, String approver)
            implements ReviewFact {}

    /** 会议召开 — {@code kind}: {@code MORNING}, {@code LEGAL_HUDDLE}, {@code LEGAL_WEEKLY}. */
    @Named("meeting.held")
    record MeetingHeld(String kind) implements ReviewFact {}

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

    /** 清结签字 — {@code openItems}: so many were carried over with a reason. */
    @Named("clearing.signed")
    record ClearingSigned(
            String cycle,
            String period,
            String unit,
            String signer,
            @Nullable Integer openItems) implements ReviewFact {}

    /** 结转说明 — so many of the open items have a reason, an owner and a date now. */
    @Named("clearing.explained")
    record ClearingExplained(String cycle, String period, String unit, int explained, int openItems)
            implements ReviewFact {}

    /** 清结上报 — a signed list goes to the organisation above. */
    @Named("clearing.reported")
    record ClearingReported(String cycle, String period, String unit, String recipient, int openItems)
            implements ReviewFact {}

    /**
     * 案卷抽选 — {@code sample}: {@code FULL} (one case, one evaluation) or {@code SECOND} (blind second review);
     * {@code form}: the sheet it is scored by.
     */
    @Named("dossier.selected")
    record DossierSelected(String dossierId, @Nullable String caseId, String sample, String form)
            implements ReviewFact {}

    /** 案卷分派 */
    @Named("dossier.assigned")
    record DossierAssigned(String dossierId, String reviewer) implements ReviewFact {}

    /** 案卷异议 — whose objection it is stays with the objection. */
    @Named("dossier.objected")
    record DossierObjected(String dossierId, String objectionId) implements ReviewFact {}

    /** 案卷复评 — by another reviewer; his score counts. */
    @Named("dossier.rechecked")
    record DossierRechecked(String dossierId, String reviewer, BigDecimal score, String reason) implements ReviewFact {}

    /** 案卷定分 — {@code weight} of the case; {@code officerId} handled it. */
    @Named("dossier.confirmed")
    record DossierConfirmed(
            String dossierId,
            @Nullable String caseId,
            String sample,
            BigDecimal score,
            int weight,
            @Nullable String officerId,
            List<String> vetoes)
            implements ReviewFact {}

    /** 案卷推荐 — {@code side}: {@code BEST} or {@code WORST}. */
    @Named("dossier.nominated")
    record DossierNominated(String dossierId, String side) implements ReviewFact {}

    /** 案卷上榜 */
    @Named("dossier.published")
    record DossierPublished(String dossierId, String listId) implements ReviewFact {}

    /** 案卷整改 */
    @Named("dossier.rectified")
    record DossierRectified(String dossierId, String evidenceRef) implements ReviewFact {}

    /** 案卷下榜 — off the black list. */
    @Named("dossier.delisted")
    record DossierDelisted(String dossierId, String reason) implements ReviewFact {}
}
