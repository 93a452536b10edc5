package org.firstbutton.contract.scoring;

import java.math.BigDecimal;
import org.firstbutton.contract.Fact;
import org.firstbutton.contract.Named;

/** 积分 — an entry in the points ledger; nothing is ever changed, only reversed. Topic {@code score-events}. */
public sealed interface ScoreFact extends Fact {

    /** 记分 */
    @Named("score.posted")
    record ScorePosted(String entryId, String account, BigDecimal points, String metric, String ruleId, String evidence)
            implements ScoreFact {}

    /** 冲正 */
    @Named("score.reversed")
    record ScoreReversed(String entryId, String reverses, String account, BigDecimal points, String reason)
            implements ScoreFact {}
}
