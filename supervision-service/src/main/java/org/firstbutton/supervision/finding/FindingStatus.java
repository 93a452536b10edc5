package org.firstbutton.supervision.finding;

/** 问题状态 (design b5). */
public enum FindingStatus {
    /** 已发现 */
    RAISED,
    /** 属实 — a person has confirmed it; the machine changes it no more. */
    CONFIRMED,
    /** 不属实 */
    DISMISSED,
    /** 已推翻 — confirmed once, overturned by a person. */
    OVERTURNED,
    /** 已撤回 — the facts no longer support it; that it once stood stays visible. */
    WITHDRAWN
}
