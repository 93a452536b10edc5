package org.firstbutton.supervision.clearing;

/** 未清事项 — what can be unclear. */
public enum ItemKind {
    ALERT("未结警情", "alert neither ended nor carried over"),
    UNDECIDED("案件类警情未作受立案决定", "case-type alert without a filing decision"),
    OLD_CASE("超过90日未结案件", "case open for more than ninety days"),
    RECLASSIFIED("本季更改分类的警情", "alert reclassified in this quarter"),
    PROPERTY("尚未处置的涉案财物", "property without a disposition"),
    FINDING("未核查的问题", "finding nobody has decided on"),
    ORDER("逾期未整改", "rectification not submitted in time"),
    CYCLE("下级未签字", "list of an organisation below that nobody has signed");

    private final String zh;
    private final String en;

    ItemKind(String zh, String en) {
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
