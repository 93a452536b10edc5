package org.firstbutton.supervision.briefing;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** 议题 — the parts of a briefing, in their order; each is there even if nothing is in it. */
@Schema(name = "BriefingTopic")
public enum Topic {
    DUE_TODAY("今日到期", "Due today"),
    OVERDUE("逾期未办", "Overdue"),
    RAISED_YESTERDAY("昨日新发现问题", "Raised yesterday"),
    CARRIED_OVER("今日到期的结转事项", "Carried over until today"),
    UNSIGNED("未签字的清结", "Clearings not signed"),
    TOP_UNITS("未核查问题最多的单位", "Units with most open findings"),
    DAILY_TREND("近七日发现问题趋势", "Findings of the last seven days"),
    BY_RULE("本周问题最多的规则", "Rules with most findings of the week"),
    DECIDED("本周核查结果", "Decided in the week"),
    RECTIFIED("本周整改到位", "Put right in the week"),
    WORST_UNITS("本周问题最多的三个单位", "The three units with most findings of the week"),
    WEEKLY_TREND("近八周发现问题趋势", "Findings of the last eight weeks");

    static final List<Topic> MORNING =
            List.of(DUE_TODAY, OVERDUE, RAISED_YESTERDAY, CARRIED_OVER, UNSIGNED, TOP_UNITS, DAILY_TREND);
    static final List<Topic> WEEKLY =
            List.of(BY_RULE, DECIDED, RECTIFIED, WORST_UNITS, OVERDUE, UNSIGNED, WEEKLY_TREND);

    private final String zh;
    private final String en;

    Topic(String zh, String en) {
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
