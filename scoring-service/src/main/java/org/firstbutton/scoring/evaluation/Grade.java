package org.firstbutton.scoring.evaluation;

import java.math.BigDecimal;

/** 等次 */
public enum Grade {
    EXCELLENT("优秀", 90),
    GOOD("良好", 80),
    PASS("达标", 60),
    FAIL("不达标", 0);

    private final String zh;
    private final BigDecimal from;

    Grade(String zh, int from) {
        this.zh = zh;
        this.from = BigDecimal.valueOf(from);
    }

    public String zh() {
        return zh;
    }

    boolean reachedBy(BigDecimal score) {
        return score.compareTo(from) >= 0;
    }
}
