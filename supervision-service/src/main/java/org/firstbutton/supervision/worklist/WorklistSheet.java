package org.firstbutton.supervision.worklist;

import org.firstbutton.chassis.sheet.Sheet;

/** 工作清单表样 */
final class WorklistSheet {
    static final Sheet<Task> SHEET = Sheet.<Task>of("worklist", "工作清单")
            .column("dueAt", "期限", Task::dueAt)
            .column("task", "事项", Task::task)
            .column("nextZh", "下一步", Task::nextZh)
            .column("nextEn", "下一步（英文）", Task::nextEn)
            .column("whyZh", "事由", Task::whyZh)
            .column("whyEn", "事由（英文）", Task::whyEn)
            .column("ruleId", "规则", Task::ruleId)
            .column("severity", "严重程度", Task::severity)
            .column("unit", "单位", Task::unit)
            .column("finding", "问题编号", Task::findingId);

    private WorklistSheet() {}
}
