package org.firstbutton.scoring.board;

import java.math.BigDecimal;
import java.util.Map;
import org.firstbutton.contract.supervision.Severity;

/**
 * 单位数据 — what is counted of a unit in a period.
 *
 * @param confirmed confirmed findings that stand, by severity
 * @param points the sum of its entries; counter-entries included
 * @param squares the squares of the entries that stand, added up: what its points scatter by
 * @param alerts the alerts that it had in hand
 */
public record UnitFigures(
        String orgPath, Map<Severity, Long> confirmed, BigDecimal points, BigDecimal squares, long alerts) {

    long findings() {
        return confirmed.values().stream().mapToLong(Long::longValue).sum();
    }
}
