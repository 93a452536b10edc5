package org.firstbutton.supervision.clearing;

/** 结转理由 — why something may stay open beyond its period (product default). */
public enum CarryOver {
    JUST_RECEIVED("临近截止接报", "received shortly before the cut-off"),
    BEING_HANDLED("正在处置", "being handled"),
    UNDER_INVESTIGATION("正在调查、侦查", "being investigated"),
    UNDER_REVIEW("正在审核、审查", "being reviewed"),
    AWAITING_APPRAISAL("等待鉴定", "awaits an appraisal"),
    AWAITING_PARTY("等待当事人、证人", "awaits a party or a witness"),
    AWAITING_OTHERS("等待其他单位", "awaits another authority"),
    NOT_SIGNED_BELOW("下级尚未签字，已督促", "not signed below, urged"),
    SYSTEM_FAULT("系统故障", "system fault"),
    OVERSIGHT("疏漏，立即办理", "overlooked, done at once");

    private final String zh;
    private final String en;

    CarryOver(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    public String zh() {
        return zh;
    }

    public String en() {
        return en;
    }
}
