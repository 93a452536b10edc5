package org.firstbutton.scoring.board;

import org.firstbutton.scoring.scheme.Text;
import org.jspecify.annotations.Nullable;

/**
 * 单位名次
 *
 * @param rank 1 is best, equal rates share a rank; null where the unit is not ranked
 * @param unranked why it is not ranked
 */
record UnitStanding(
        UnitFigures figures,
        @Nullable Integer rank,
        @Nullable Text unranked) {}
