package org.firstbutton.scoring.board;

import java.util.List;
import org.firstbutton.scoring.points.Balance;

/**
 * 民警数据 — what stands in an officer's account in a period.
 *
 * @param orgPath the unit that he was in last
 */
record OfficerFigures(String account, String orgPath, List<Balance.Item> items) {

    long scored() {
        return items.stream().mapToLong(Balance.Item::count).sum();
    }
}
