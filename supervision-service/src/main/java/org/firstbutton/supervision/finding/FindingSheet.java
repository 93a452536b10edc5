package org.firstbutton.supervision.finding;

import java.util.Objects;
import org.firstbutton.chassis.sheet.Sheet;

/** 问题清单表样 */
final class FindingSheet {
    static final Sheet<FindingView> SHEET = Sheet.<FindingView>of("findings", "问题清单")
            .column("ruleId", "规则", FindingView::ruleId)
            .column("subject", "对象", row -> Objects.requireNonNullElse(row.number(), row.subject()))
            .column("unit", "单位", FindingView::unit)
            .column("status", "状态", FindingView::status)
            .column("severity", "严重程度", FindingView::severity)
            .column("startedAt", "起算", FindingView::startedAt)
            .column("dueAt", "到期", FindingView::dueAt)
            .column("brokenAt", "违反", FindingView::brokenAt)
            .column("remediedAt", "补正", FindingView::remediedAt)
            .column("id", "编号", FindingView::id);

    private FindingSheet() {}
}
