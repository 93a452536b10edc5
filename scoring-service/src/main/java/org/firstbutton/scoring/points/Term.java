package org.firstbutton.scoring.points;

import java.math.BigDecimal;
import java.util.List;

/**
 * 因子 — why a figure is not what the scheme says for the severity alone.
 *
 * @param because ids of the findings, reports or facts that are the reason
 */
public record Term(Kind kind, BigDecimal factor, List<String> because) {

    /** 因子种类 */
    public enum Kind {
        REPEAT("同类问题屡犯", "the same rule again"),
        SELF_REPORTED("自查自报", "reported by himself first"),
        SAME_MATTER("同一警情或案件同一规则只计一次", "one matter scores once per rule"),
        TOLERANCE_EXEMPT("容错免责", "exempt by tolerance"),
        TOLERANCE_LENIENT("容错从轻", "lenient by tolerance"),
        NO_FAULT("认定无过错", "no fault"),
        SANCTION_REVOKED("处分已撤销", "the sanction was revoked"),
        ALREADY_SCORED("同一事项已扣分", "the same thing has cost points already"),
        OBJECTION_UPHELD("异议成立", "an objection was upheld");

        private final String zh;
        private final String en;

        Kind(String zh, String en) {
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

    static Term nothing(Kind kind, List<String> because) {
        return new Term(kind, BigDecimal.ZERO, because);
    }

    boolean leavesNothing() {
        return factor.signum() == 0;
    }
}
