package org.firstbutton.scoring.evaluation;

import java.math.BigDecimal;
import java.util.Arrays;

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

    /** The grade that a score comes to, vetoes aside. */
    public static Grade of(BigDecimal score) {
        return Arrays.stream(values())
                .filter(grade -> grade.reachedBy(score))
                .findFirst()
                .orElse(FAIL);
    }

    boolean reachedBy(BigDecimal score) {
        return score.compareTo(from) >= 0;
    }
}
