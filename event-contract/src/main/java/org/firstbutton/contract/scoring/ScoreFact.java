package org.firstbutton.contract.scoring;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.firstbutton.contract.Fact;
import org.firstbutton.contract.Named;
import org.jspecify.annotations.Nullable;

/** 积分 — an entry in the points ledger; nothing is ever changed, only reversed. Topic {@code score-events}. */
public sealed interface ScoreFact extends Fact {

    /** 记分 — {@code selfEntered}: points that the officer claimed himself. */
    @Named("score.posted")
    record ScorePosted(
            String entryId,
            String account,
            BigDecimal points,
            String metric,
            String ruleId,
            String evidence,
            @Nullable Boolean selfEntered)
            implements ScoreFact {}

    /** 冲正 */
    @Named("score.reversed")
    record ScoreReversed(String entryId, String reverses, String account, BigDecimal points, String reason)
            implements ScoreFact {}

    /** 积分异议 — by whom the account is. */
    @Named("score.objected")
    record ScoreObjected(
            String objectionId,
            String entryId,
            String account,
            @Nullable String grounds) implements ScoreFact {}

    /** 异议决定 — upheld: the entry costs nothing from now on. */
    @Named("score.objection-decided")
    record ScoreObjectionDecided(
            String objectionId,
            boolean upheld,
            @Nullable String entryId,
            @Nullable String account,
            @Nullable String reason)
            implements ScoreFact {}

    /** 榜单公布 — {@code list}: {@code BEST_WORST_DOSSIERS}, {@code BEST_WORST_ALERTS}, {@code RED_BLACK}. */
    @Named("list.published")
    record ListPublished(
            String listId,
            String list,
            String period,
            int best,
            int worst,
            @Nullable String fewerReason) implements ScoreFact {}

    /** 考评定案 — {@code excellent} of {@code evaluated} are to be rated excellent; {@code capPercent} may be. */
    @Named("evaluation.finalising")
    record EvaluationFinalising(
            String evaluationId,
            int evaluated,
            int excellent,
            int capPercent,
            @Nullable Integer vetoed,
            @Nullable Integer tied)
            implements ScoreFact {}

    /** 考评指标保存 — {@code kind} is what the metric measures. */
    @Named("scoring.metric-saved")
    record ScoringMetricSaved(String metricId, String kind) implements ScoreFact {}

    /** 自查自报 — an officer reports and corrects a mistake of his own; {@code about} is the alert or case. */
    @Named("self-report.submitted")
    record SelfReportSubmitted(
            String reportId, String officerId, String about, String ruleId, String account, Instant correctedAt)
            implements ScoreFact {}

    /** 自查认可 — it was put right before any finding; {@code reportedAt}: when it was submitted. */
    @Named("self-report.accepted")
    record SelfReportAccepted(String reportId, String officerId, String about, String ruleId, Instant reportedAt)
            implements ScoreFact {}

    /** 自查不予认可 */
    @Named("self-report.rejected")
    record SelfReportRejected(String reportId, String reason) implements ScoreFact {}

    /** 考评启动 — {@code level}: {@code COUNTY}, {@code UNIT} or {@code OFFICER}; {@code evaluated} are to be graded. */
    @Named("evaluation.opened")
    record EvaluationOpened(String evaluationId, String level, String period, int capPercent, int evaluated)
            implements ScoreFact {}

    /** 考评采集 — what an earlier round said no longer counts. */
    @Named("evaluation.collecting")
    record EvaluationCollecting(String evaluationId, int round) implements ScoreFact {}

    /**
     * 考评报送 — the grade that an evaluator proposes: {@code EXCELLENT}, {@code GOOD}, {@code PASS}, {@code FAIL};
     * {@code openCritical}: critical findings not yet put right; {@code rectified}: per cent of the ordered
     * rectifications that passed.
     */
    @Named("evaluation.submitted")
    record EvaluationSubmitted(
            String evaluationId,
            String subject,
            String evaluator,
            BigDecimal score,
            String grade,
            int openCritical,
            BigDecimal rectified,
            @Nullable String veto)
            implements ScoreFact {}

    /** 盲评复核 — by somebody who does not know the first score. */
    @Named("evaluation.rescored")
    record EvaluationRescored(String evaluationId, String subject, String evaluator, BigDecimal score)
            implements ScoreFact {}

    /** 考评初评 — all are graded. */
    @Named("evaluation.provisional")
    record EvaluationProvisional(String evaluationId, int evaluated) implements ScoreFact {}

    /** 推倒重来 — {@code grounds}: what stands against the result. */
    @Named("evaluation.rerun-ordered")
    record EvaluationRerunOrdered(String evaluationId, int round, List<String> grounds, String reason)
            implements ScoreFact {}

    /** 比例核定 — {@code allowed} might be excellent, {@code excellent} are; objections until {@code until}. */
    @Named("evaluation.ratio-passed")
    record EvaluationRatioPassed(String evaluationId, int excellent, int allowed, Instant until) implements ScoreFact {}

    /** 考评异议 */
    @Named("evaluation.objected")
    record EvaluationObjected(String evaluationId, String subject, String grounds) implements ScoreFact {}

    /** 考评异议决定 — {@code score}: the one that counts from now on, where the objection is upheld. */
    @Named("evaluation.objection-decided")
    record EvaluationObjectionDecided(
            String evaluationId,
            String subject,
            boolean upheld,
            @Nullable BigDecimal score,
            String reason) implements ScoreFact {}

    /** 考评终评 — how many have which grade. */
    @Named("evaluation.finalised")
    record EvaluationFinalised(String evaluationId, int excellent, int good, int pass, int fail) implements ScoreFact {}

    /** 考评公布 — {@code audience}: {@code UNIT}, {@code COUNTY}, {@code CITY} or {@code PROVINCE}. */
    @Named("evaluation.published")
    record EvaluationPublished(String evaluationId, String audience) implements ScoreFact {}

    /** 考评运用 — {@code use}: commendation, rank, appointment, interview. */
    @Named("evaluation.used")
    record EvaluationUsed(String evaluationId, String use) implements ScoreFact {}

    /** 榜单拟定 — {@code best} and {@code worst} name accounts, dossiers or alerts, the first place first. */
    @Named("list.drafted")
    record ListDrafted(
            String listId,
            String list,
            String period,
            String audience,
            List<String> best,
            List<String> worst,
            @Nullable String fewerReason)
            implements ScoreFact {}

    /** 榜单计分 — the list was published with this entry; {@code officerId} answers for it. */
    @Named("list.entry-scored")
    record ListEntryScored(String listId, String entry, String side, String officerId) implements ScoreFact {}

    /** 榜单异议 */
    @Named("list.objected")
    record ListObjected(String listId, String entry, String grounds) implements ScoreFact {}

    /** 榜单异议决定 — upheld: the entry leaves the list. */
    @Named("list.objection-decided")
    record ListObjectionDecided(String listId, String entry, boolean upheld, String reason) implements ScoreFact {}

    /** 榜单撤除 — a black entry goes when rectification passed and nothing recurred for 90 days. */
    @Named("list.entry-removed")
    record ListEntryRemoved(String listId, String entry, String reason, Instant rectifiedAt) implements ScoreFact {}

    /** 记录填报 — {@code kind}: one of the register of kinds; {@code details}: its own fields, each as {@code field=value}. */
    @Named("record.entered")
    record RecordEntered(
            String recordId,
            String kind,
            String unit,
            @Nullable String officerId,
            String title,
            @Nullable String text,
            List<String> details)
            implements ScoreFact {}

    /** 记录认可 — by somebody else than who entered it; {@code measure}: what of it a scheme may score; {@code answer}: to a question. */
    @Named("record.confirmed")
    record RecordConfirmed(
            String recordId,
            String kind,
            @Nullable String officerId,
            @Nullable String measure,
            Instant heldAt,
            @Nullable String answer)
            implements ScoreFact {}

    /** 记录不予认可 */
    @Named("record.refused")
    record RecordRefused(String recordId, String reason) implements ScoreFact {}

    /** 记录撤销 — what it earned is reversed. */
    @Named("record.revoked")
    record RecordRevoked(String recordId, @Nullable String officerId, String reason) implements ScoreFact {}

    /** 培训指派 */
    @Named("training.assigned")
    record TrainingAssigned(String recordId, String unit, String officerId, String subject, Instant dueAt)
            implements ScoreFact {}

    /** 培训完成 */
    @Named("training.completed")
    record TrainingCompleted(String recordId, String officerId, BigDecimal hours) implements ScoreFact {}

    /** 考试 — {@code result}: {@code PASSED} or {@code FAILED}. */
    @Named("exam.taken")
    record ExamTaken(
            String recordId,
            String officerId,
            String result,
            @Nullable BigDecimal score) implements ScoreFact {}

    /** 取得资格 */
    @Named("qualification.obtained")
    record QualificationObtained(String recordId, String officerId, String qualification) implements ScoreFact {}
}
