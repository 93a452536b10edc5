package org.firstbutton.scoring.board;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.firstbutton.scoring.scheme.Scheme.BoardTerms;
import org.firstbutton.scoring.scheme.Text;

/**
 * 排名 — compares units by points per alerts in hand, never by sums: who has much to do must not lose for it. Rates are
 * compared as exact fractions, so rounding neither makes nor breaks a tie.
 */
final class Ranking {
    private static final int SHOWN_DECIMALS = 3;
    private static final Comparator<UnitFigures> BEST_FIRST = (one, other) -> other.points()
            .multiply(BigDecimal.valueOf(one.alerts()))
            .compareTo(one.points().multiply(BigDecimal.valueOf(other.alerts())));

    private final BoardTerms terms;

    Ranking(BoardTerms terms) {
        this.terms = terms;
    }

    /** Ranked units from best to worst, then those without enough alerts to be compared. */
    List<UnitStanding> of(List<UnitFigures> units) {
        List<UnitFigures> comparable = units.stream()
                .filter(unit -> unit.alerts() >= terms.minimumAlerts())
                .sorted(BEST_FIRST.thenComparing(UnitFigures::orgPath))
                .toList();
        List<UnitStanding> standings = new ArrayList<>(units.size());
        int rank = 0;
        for (int place = 0; place < comparable.size(); place++) {
            UnitFigures unit = comparable.get(place);
            if (place == 0 || BEST_FIRST.compare(comparable.get(place - 1), unit) != 0) {
                rank = place + 1;
            }
            standings.add(
                    comparable.size() == 1
                            ? new UnitStanding(unit, null, noPeers())
                            : new UnitStanding(unit, rank, null));
        }
        units.stream()
                .filter(unit -> unit.alerts() < terms.minimumAlerts())
                .sorted(Comparator.comparing(UnitFigures::orgPath))
                .forEach(unit -> standings.add(new UnitStanding(unit, null, insufficient(unit))));
        return standings;
    }

    /** So many per {@code ratePer} alerts, rounded for the eye only. */
    BigDecimal rate(BigDecimal amount, long alerts) {
        return amount.multiply(BigDecimal.valueOf(terms.ratePer()))
                .divide(BigDecimal.valueOf(alerts), SHOWN_DECIMALS, RoundingMode.HALF_UP);
    }

    private Text insufficient(UnitFigures unit) {
        return new Text(
                "数据不足：经手警情 " + unit.alerts() + " 起，少于最低样本数 " + terms.minimumAlerts() + " 起，不参与排名",
                "insufficient data: " + unit.alerts() + " alerts in hand, fewer than the minimum of "
                        + terms.minimumAlerts() + "; not ranked");
    }

    // A rank of one among one would look like an achievement.
    private static Text noPeers() {
        return new Text("范围内无可比单位，不参与排名", "no other unit to compare with in this scope; not ranked");
    }
}
