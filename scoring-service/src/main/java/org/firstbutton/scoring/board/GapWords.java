package org.firstbutton.scoring.board;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.firstbutton.scoring.scheme.Text;
import org.jspecify.annotations.Nullable;

/** 差距的说法 — what would change a rank, in words. */
final class GapWords {
    private static final String LEAST = "0.01";
    /** What the rounding of rates may leave. */
    private static final BigDecimal ROUNDED = new BigDecimal("0.05");

    private GapWords() {}

    /**
     * @param level how many others share the rank
     * @param above points to the place above; null for the first
     * @param below points to the place below; null for the last
     */
    static Text of(UnitFigures unit, long level, @Nullable BigDecimal above, @Nullable BigDecimal below) {
        if (above == null && below == null) {
            return new Text("各单位持平，名次并列", "all units are level and share a rank");
        }
        Text up = above == null ? first(level) : up(unit, above);
        Text down = below == null ? new Text("已居末位", "last") : down(below);
        return new Text(up.zh() + "；" + down.zh(), up.en() + "; " + down.en());
    }

    private static Text first(long level) {
        return level == 0
                ? new Text("已居首位", "first")
                : new Text("与另外 " + level + " 个单位并列首位", "first, level with " + level + " more");
    }

    // Of what was never taken off, nothing can be taken off less.
    private static Text up(UnitFigures unit, BigDecimal points) {
        if (points.signum() == 0) {
            return new Text("与上一名相差不足 " + LEAST + " 分", "less than " + LEAST + " points behind the place above");
        }
        BigDecimal lost = unit.points().negate().setScale(2, RoundingMode.HALF_UP);
        if (lost.signum() <= 0) {
            return new Text(
                    "没有可少扣的分，距上一名 " + points.toPlainString() + " 分",
                    "nothing was taken off; " + points.toPlainString() + " points behind the place above");
        }
        if (points.subtract(lost).compareTo(ROUNDED) > 0) {
            return new Text(
                    "距上一名 " + points.toPlainString() + " 分，全不扣分也追不平",
                    points.toPlainString() + " points behind the place above, more than was taken off");
        }
        String shown = points.min(lost).toPlainString();
        return new Text(
                "少扣 " + shown + " 分即与上一名持平", shown + " points less taken off would be level with the place above");
    }

    private static Text down(BigDecimal points) {
        String shown = points.toPlainString();
        return points.signum() == 0
                ? new Text("领先下一名不足 " + LEAST + " 分", "less than " + LEAST + " points ahead of the place below")
                : new Text(
                        "再扣 " + shown + " 分即与下一名持平",
                        shown + " points more taken off would be level with the place below");
    }
}
