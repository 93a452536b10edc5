package org.firstbutton.supervision.finding;

/** 不属实理由 — why a finding does not hold; few enough to be counted by rule and by person. */
public enum DismissalReason {
    /** 设备故障 — a sensor, a clock or a connection was wrong. */
    SENSOR,
    /** 数据差错 — the source recorded what did not happen, or not so. */
    SOURCE_FAULT,
    /** 事实不符 — what happened was something else. */
    FACTS_DIFFER,
    /** 法定例外 — the law allows it in this case. */
    LAWFUL_EXCEPTION,
    /** 补录属实 — the late entry is true. */
    LATE_ENTRY_TRUE,
    /** 规则过严 — the rule is too strict. */
    RULE_TOO_STRICT,
    /** 重复问题 — another finding speaks of the same. */
    DUPLICATE
}
