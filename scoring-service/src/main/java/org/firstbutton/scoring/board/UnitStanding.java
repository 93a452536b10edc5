package org.firstbutton.scoring.board;

import java.math.BigDecimal;
import org.firstbutton.scoring.scheme.Text;
import org.jspecify.annotations.Nullable;

/**
 * 单位名次
 *
 * @param group its peers
 * @param rank 1 is best, equal shrunken rates share a rank; null where the unit is not ranked
 * @param unranked why it is not ranked
 * @param shrunken points for each alert, drawn towards the group's
 * @param gap what would change the rank
 */
public record UnitStanding(
        UnitFigures figures,
        String group,
        @Nullable Integer rank,
        @Nullable Text unranked,
        @Nullable BigDecimal shrunken,
        Shrinkage.@Nullable Limits limits,
        @Nullable Gap gap) {

    /**
     * 差距 — if everything else stayed as it is.
     *
     * @param toPlaceAbove points more that would reach the next place above; null for the first
     * @param aheadOfPlaceBelow points that could be lost before the next place below is level; null for the last
     */
    public record Gap(
            @Nullable BigDecimal toPlaceAbove, @Nullable BigDecimal aheadOfPlaceBelow, Text says) {}

    static UnitStanding unranked(UnitFigures figures, String group, Text why) {
        return new UnitStanding(figures, group, null, why, null, null, null);
    }
}
