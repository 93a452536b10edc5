package org.firstbutton.scoring.points;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.firstbutton.contract.supervision.Severity;
import org.firstbutton.scoring.points.Balance.Item;
import org.firstbutton.scoring.scheme.AccountKind;
import org.firstbutton.scoring.scheme.Scheme;
import org.firstbutton.scoring.scheme.SchemeInForce;
import org.junit.jupiter.api.Test;

class BalanceTest {
    private final Scheme scheme = SchemeInForce.shipped();

    @Test
    void gainsAreCapped_metricByMetricAndTogether_lossesNever() {
        Balance balance = of(
                item("citizen.rating", 120, "12"),
                item("dossier.scored", 20, "38"),
                item("finding.confirmed", 3, "-15"));

        assertThat(balance.uncapped()).isEqualByComparingTo("35");
        assertThat(balance.counted()).isEqualByComparingTo("25");
        assertThat(balance.total()).isEqualByComparingTo("125");
        assertThat(balance.formula()).contains("加分封顶").endsWith("= 125");
    }

    @Test
    void aBalance_neverFallsBelowItsFloor() {
        assertThat(of(item("finding.confirmed", 30, "-150")).total()).isEqualByComparingTo("0");
    }

    private Balance of(Item... items) {
        return Balance.of(scheme, scheme.termsOf(AccountKind.OFFICER), List.of(items));
    }

    private static Item item(String metric, long count, String points) {
        return new Item(
                metric, metric.equals("finding.confirmed") ? Severity.HIGH : null, count, new BigDecimal(points));
    }
}
