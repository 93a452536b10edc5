package org.firstbutton.supervision.clearing;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** 三清 */
@Schema(name = "ClearingCycle")
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
