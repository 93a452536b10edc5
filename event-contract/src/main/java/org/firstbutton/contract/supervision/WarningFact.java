package org.firstbutton.contract.supervision;

import java.time.Instant;
import org.firstbutton.contract.Fact;
import org.firstbutton.contract.Named;

/** 预警 — a duty is about to be missed. Topic {@code supervision-warnings}; integrity rules never warn. */
public sealed interface WarningFact extends Fact {

    /** 发出预警 — {@code percent} of the limit is used up. */
    @Named("warning.issued")
    record WarningIssued(String ruleId, String subject, Instant dueAt, int percent) implements WarningFact {}

    /** 预警解除 */
    @Named("warning.cleared")
    record WarningCleared(String ruleId, String subject, String cause) implements WarningFact {}

    /** 一案一提醒 — {@code percent} of the limit of {@code ruleId} is used up; the handling officer signs for it. */
    @Named("reminder.issued")
    record ReminderIssued(String reminderId, String ruleId, int percent) implements WarningFact {}
}
