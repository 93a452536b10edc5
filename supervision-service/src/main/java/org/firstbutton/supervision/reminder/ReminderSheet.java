package org.firstbutton.supervision.reminder;

import java.util.Objects;
import org.firstbutton.chassis.sheet.Sheet;

/** 提醒清单表样 */
final class ReminderSheet {
    static final Sheet<Reminder> SHEET = Sheet.<Reminder>of("reminders", "一案一提醒")
            .column("remindedAt", "提醒时间", Reminder::remindedAt)
            .column("ruleId", "规则", Reminder::ruleId)
            .column("number", "对象", one -> Objects.requireNonNullElse(one.number(), one.matter()))
            .column("unit", "单位", Reminder::unit)
            .column("percent", "已过期限 %", Reminder::percent)
            .column("dueAt", "到期", Reminder::dueAt)
            .column("person", "责任人", Reminder::person)
            .column("part", "身份", Reminder::part)
            .column("acknowledgedAt", "签收时间", Reminder::acknowledgedAt)
            .column("id", "编号", Reminder::id);

    private ReminderSheet() {}
}
