package org.firstbutton.supervision.clearing;

import org.firstbutton.chassis.sheet.Sheet;

/** 清结清单表样 */
final class ClearingSheet {
    static final Sheet<ClearingRow> SHEET = Sheet.<ClearingRow>of("clearings", "三清")
            .column("unit", "单位", ClearingRow::unit)
            .column("cycle", "周期", ClearingRow::cycle)
            .column("cycleZh", "周期名", ClearingRow::cycleZh)
            .column("period", "期间", ClearingRow::period)
            .column("state", "状态", ClearingRow::state)
            .column("stateZh", "状态名", ClearingRow::stateZh)
            .column("openItems", "未清", ClearingRow::openItems)
            .column("explained", "已说明", ClearingRow::explained)
            .column("signBy", "签字期限", ClearingRow::signBy)
            .column("signedBy", "签字人", ClearingRow::signedBy)
            .column("signedAt", "签字时间", ClearingRow::signedAt)
            .column("reportedTo", "上报至", ClearingRow::reportedTo)
            .column("id", "编号", ClearingRow::id);

    private ClearingSheet() {}
}
