package org.firstbutton.casework.casefile;

/** 案件状态 — where a case stands in its life cycle. */
public enum CaseState {
    /** 已报案 */
    REPORTED,
    /** 已受案 (b2) */
    ACCEPTED,
    /** 不予受案 (b2) */
    NOT_ACCEPTED,
    /** 已立案 (b3) */
    FILED,
    /** 不予立案 (b3) */
    NOT_FILED,
    /** 调查、侦查中 */
    INVESTIGATING,
    /** 法制审核中 */
    IN_LEGAL_REVIEW,
    /** 审核通过 */
    REVIEWED,
    /** 已作决定 */
    DECIDED,
    /** 已结案 */
    CLOSED
}
