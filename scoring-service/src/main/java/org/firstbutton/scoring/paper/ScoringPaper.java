package org.firstbutton.scoring.paper;

import java.util.List;
import org.firstbutton.chassis.paper.PaperKind;

/** 考评文种 */
enum ScoringPaper implements PaperKind {
    UNIT_BOARD("单位排名通报", "ranking of units", "排", false),
    RED_BLACK_LIST("榜单公布", "published list", "榜", false),
    POINTS_STATEMENT("民警积分情况表", "statement of officers' points", "分", true),
    MISSING_RECORDS("缺项通知", "notice of missing records", "缺", false);

    static final List<ScoringPaper> ALL = List.of(values());

    private final String zh;
    private final String en;
    private final String mark;
    private final boolean personal;

    ScoringPaper(String zh, String en, String mark, boolean personal) {
        this.zh = zh;
        this.en = en;
        this.mark = mark;
        this.personal = personal;
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
        return personal;
    }
}
