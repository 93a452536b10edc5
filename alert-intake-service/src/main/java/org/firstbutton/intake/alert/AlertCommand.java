package org.firstbutton.intake.alert;

import java.util.Locale;

/** 命令 — what may be asked of an alert or of one of its dispatch orders. */
public enum AlertCommand {
    CLASSIFY,
    INVALIDATE,
    WITHDRAW,
    MERGE,
    UNMERGE,
    DIVERT,
    ACCEPT_DIVERSION,
    DISPATCH,
    TRANSFER,
    ACCEPT_TRANSFER,
    REFUSE_TRANSFER,
    ACKNOWLEDGE,
    EN_ROUTE,
    DELAY,
    ARRIVE,
    CLEAR,
    SUBMIT_FEEDBACK,
    RETURN_FEEDBACK,
    INFORM_CALLER,
    RECLASSIFY,
    APPROVE_RECLASSIFICATION,
    CARRY_OVER,
    REPORT_UPWARD,
    LOG_CONTACT,
    CONVERT,
    CLOSE,
    START_RECHECK,
    CONFIRM_RECHECK,
    REOPEN;

    /** As it stands in paths and audit entries, for example {@code accept-transfer}. */
    public String verb() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
