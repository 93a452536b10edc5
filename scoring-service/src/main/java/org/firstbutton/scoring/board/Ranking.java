package org.firstbutton.scoring.board;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.firstbutton.scoring.scheme.Scheme;
import org.firstbutton.scoring.scheme.Scheme.BoardTerms;
import org.firstbutton.scoring.scheme.Text;

/**
 * 排名 — compares units of one peer group by points per alert in hand, never by sums: who has much to do must not lose for
 * it, and who has little to do must neither win nor lose by one event. So the rate that decides is the shrunken one.
 */
final class Ranking {
    private static final int SHOWN_DECIMALS = 3;

    private final Scheme scheme;
    private final BoardTerms terms;

    Ranking(Scheme scheme) {
        this.scheme = scheme;
        this.terms = scheme.board();
    }

    /** Group by group: ranked units from best to worst, then those without enough alerts to be compared. */
    List<UnitStanding> of(List<UnitFigures> units) {
        Map<String, List<UnitFigures>> groups = units.stream()
                .sorted(Comparator.comparing(UnitFigures::orgPath))
                .collect(Collectors.groupingBy(
                        unit -> scheme.peersOf(unit.orgPath()), TreeMap::new, Collectors.toList()));
        List<UnitStanding> standings = new ArrayList<>(units.size());
        groups.forEach((group, members) -> standings.addAll(within(group, members)));
        return standings;
    }

    private List<UnitStanding> within(String group, List<UnitFigures> members) {
        List<UnitFigures> comparable = members.stream()
                .filter(unit -> unit.alerts() >= terms.minimumAlerts())
                .toList();
        List<UnitStanding> standings = new ArrayList<>();
        if (comparable.size() == 1) {
            standings.add(UnitStanding.unranked(comparable.get(0), group, noPeers()));
        } else {
            standings.addAll(ranked(group, comparable));
        }
        members.stream()
                .filter(unit -> unit.alerts() < terms.minimumAlerts())
                .forEach(unit -> standings.add(UnitStanding.unranked(unit, group, insufficient(unit))));
        return standings;
    }

    private List<UnitStanding> ranked(String group, List<UnitFigures> comparable) {
        Shrinkage shrinkage = Shrinkage.of(comparable);
        List<UnitFigures> best = comparable.stream()
                .sorted(Comparator.comparing(shrinkage::shrunken).reversed().thenComparing(UnitFigures::orgPath))
                .toList();
        List<UnitStanding> standings = new ArrayList<>();
        int rank = 0;
        for (int place = 0; place < best.size(); place++) {
            UnitFigures unit = best.get(place);
            BigDecimal shrunken = shrinkage.shrunken(unit);
            if (place == 0 || shrinkage.shrunken(best.get(place - 1)).compareTo(shrunken) != 0) {
                rank = place + 1;
            }
            standings.add(new UnitStanding(
                    unit,
                    group,
                    rank,
                    null,
                    shrunken,
                    shrinkage.limits(unit, terms.funnelSigmas()),
                    gap(shrinkage, best, unit)));
        }
        return standings;
    }

    private static UnitStanding.Gap gap(Shrinkage shrinkage, List<UnitFigures> best, UnitFigures unit) {
        BigDecimal own = shrinkage.shrunken(unit);
        if (shrinkage.between() == 0) {
            return new UnitStanding.Gap(
                    null,
                    null,
                    new Text(
                            "各单位差异未超出偶然波动，名次并列",
                            "units differ by no more than chance would make them; all share a rank"));
        }
        BigDecimal above = best.stream()
                .map(shrinkage::shrunken)
                .filter(other -> other.compareTo(own) > 0)
                .min(Comparator.naturalOrder())
                .map(other -> shrinkage.pointsTo(unit, other))
                .orElse(null);
        BigDecimal below = best.stream()
                .map(shrinkage::shrunken)
                .filter(other -> other.compareTo(own) < 0)
                .max(Comparator.naturalOrder())
                .map(other -> shrinkage.pointsTo(unit, other).negate())
                .orElse(null);
        return new UnitStanding.Gap(above, below, GapWords.of(unit, level(shrinkage, best, own), above, below));
    }

    private static long level(Shrinkage shrinkage, List<UnitFigures> best, BigDecimal own) {
        return best.stream()
                        .filter(other -> shrinkage.shrunken(other).compareTo(own) == 0)
                        .count()
                - 1;
    }

    /** So many per {@code ratePer} alerts, rounded for the eye only. */
    BigDecimal rate(BigDecimal amount, long alerts) {
        return amount.multiply(BigDecimal.valueOf(terms.ratePer()))
                .divide(BigDecimal.valueOf(alerts), SHOWN_DECIMALS, RoundingMode.HALF_UP);
    }

    /** A rate for each alert, per {@code ratePer} of them, rounded for the eye only. */
    BigDecimal shown(BigDecimal perAlert) {
        return perAlert.multiply(BigDecimal.valueOf(terms.ratePer())).setScale(SHOWN_DECIMALS, RoundingMode.HALF_UP);
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
