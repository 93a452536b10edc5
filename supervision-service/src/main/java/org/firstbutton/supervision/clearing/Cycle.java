package org.firstbutton.supervision.clearing;

/** 三清 */
public enum Cycle {
    DAY("日清零", "daily zero"),
    MONTH("月清结", "monthly settlement"),
    QUARTER("季清查", "quarterly check");

    private final String zh;
    private final String en;

    Cycle(String zh, String en) {
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
