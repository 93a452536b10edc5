package org.firstbutton.scoring.satisfaction;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.firstbutton.scoring.scheme.Text;
import org.jspecify.annotations.Nullable;

/**
 * 群众满意度 — (satisfied + ½ basically satisfied) ÷ valid replies, with the 95 % interval of Wilson; no rate is given over
 * fewer than thirty replies.
 *
 * @param asked call-backs begun
 * @param replies valid replies
 * @param percent the rate in per cent; null where there are too few replies
 * @param replyPercent how many of those asked replied
 */
public record Satisfaction(
        long satisfied,
        long basicallySatisfied,
        long dissatisfied,
        long asked,
        long replies,
        @Nullable BigDecimal percent,
        @Nullable BigDecimal lower,
        @Nullable BigDecimal upper,
        @Nullable BigDecimal replyPercent,
        @Nullable Text why) {
    private static final int FEWEST = 30;
    private static final double Z = 1.959964;

    static Satisfaction of(long satisfied, long basically, long dissatisfied, long asked) {
        long replies = satisfied + basically + dissatisfied;
        BigDecimal replied = asked == 0 ? null : percent((double) replies / asked, 1);
        if (replies < FEWEST) {
            Text why = new Text(
                    "有效回复 " + replies + " 份，少于 " + FEWEST + " 份，不计算满意度",
                    replies + " valid replies, fewer than " + FEWEST + "; no rate is given");
            return new Satisfaction(satisfied, basically, dissatisfied, asked, replies, null, null, null, replied, why);
        }
        double rate = (satisfied + 0.5 * basically) / replies;
        double n = replies;
        double centre = (rate + Z * Z / (2 * n)) / (1 + Z * Z / n);
        double margin = Z / (1 + Z * Z / n) * Math.sqrt(rate * (1 - rate) / n + Z * Z / (4 * n * n));
        return new Satisfaction(
                satisfied,
                basically,
                dissatisfied,
                asked,
                replies,
                percent(rate, 2),
                percent(Math.max(0, centre - margin), 2),
                percent(Math.min(1, centre + margin), 2),
                replied,
                null);
    }

    private static BigDecimal percent(double share, int decimals) {
        return BigDecimal.valueOf(share * 100).setScale(decimals, RoundingMode.HALF_UP);
    }
}
