package org.firstbutton.supervision.notification;

/** 通知种类 — what a person can be told of. */
public enum NotificationKind {
    /** A ladder told him of a finding 逐级告知. */
    FINDING_TOLD,
    /** A webhook that he registered was disabled 推送停用. */
    WEBHOOK_DISABLED
}
