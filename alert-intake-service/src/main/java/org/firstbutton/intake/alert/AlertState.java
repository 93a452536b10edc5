package org.firstbutton.intake.alert;

import java.util.EnumSet;
import java.util.Set;

/** 警情状态 — how far an alert has come. */
public enum AlertState {
    /** 来电未接 — known from a source's call facts only. */
    OFFERED,
    /** 呼损 */
    ABANDONED,
    RECEIVED,
    CLASSIFIED,
    DISPATCHED,
    ACKNOWLEDGED,
    EN_ROUTE,
    ON_SCENE,
    CLEARED,
    FEEDBACK_GIVEN,
    CASE_LINKED,
    CLOSED,
    INVALID,
    DUPLICATE,
    DIVERTED,
    DIVERTED_CLOSED,
    /** 复查中 — closed, and looked at again. */
    RECHECK;

    /** Nothing more is expected to happen, unless somebody reopens it. */
    static final Set<AlertState> ENDED = EnumSet.of(ABANDONED, CLOSED, INVALID, DUPLICATE, DIVERTED_CLOSED);

    /** Units are on their way or at the scene. */
    static final Set<AlertState> RESPONDING = EnumSet.of(DISPATCHED, ACKNOWLEDGED, EN_ROUTE, ON_SCENE);
}
