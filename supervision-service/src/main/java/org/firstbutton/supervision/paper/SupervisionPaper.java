package org.firstbutton.supervision.paper;

import java.util.List;
import org.firstbutton.chassis.paper.PaperKind;

/** 监督文种 */
enum SupervisionPaper implements PaperKind {
    RECTIFICATION_NOTICE("整改通知书", "notice of rectification", "改"),
    SUPERVISION_ORDER("督办单", "order that presses for it", "督"),
    CLEARING_REPORT("清结报告", "clearing report", "清"),
    WEEKLY_BULLETIN("周通报", "weekly bulletin", "通"),
    CAMPAIGN_BULLETIN("专项通报", "bulletin of a campaign", "专"),
    CIRCULAR("通知", "circular", "知");

    static final List<SupervisionPaper> ALL = List.of(values());

    private final String zh;
    private final String en;
    private final String mark;

    SupervisionPaper(String zh, String en, String mark) {
        this.zh = zh;
        this.en = en;
        this.mark = mark;
    }

    @Override
    public String zh() {
        return zh;
    }

    @Override
    public String en() {
        return en;
    }

    @Override
    public String mark() {
        return mark;
    }

    @Override
    public boolean isPersonal() {
        return false;
    }
}
