package org.firstbutton.contract.scoring;

import java.math.BigDecimal;
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

    /** 积分异议 */
    @Named("score.objected")
    record ScoreObjected(String objectionId, String entryId, String account) implements ScoreFact {}

    /** 异议决定 */
    @Named("score.objection-decided")
    record ScoreObjectionDecided(String objectionId, boolean upheld) implements ScoreFact {}

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
}
