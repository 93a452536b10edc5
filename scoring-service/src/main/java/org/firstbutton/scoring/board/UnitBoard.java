package org.firstbutton.scoring.board;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.firstbutton.contract.supervision.Severity;
import org.firstbutton.scoring.points.Account;
import org.firstbutton.scoring.scheme.Period;
import org.firstbutton.scoring.scheme.Scheme;
import org.firstbutton.scoring.scheme.Text;
import org.jspecify.annotations.Nullable;

/**
 * 单位榜 — units compared over a period, of those that the caller may see.
 *
 * @param from first day, included
 * @param to last day, included
 * @param asOf when it was drawn up
 * @param minimumAlerts a unit with fewer alerts in hand is not ranked
 * @param ratePer rates are given per so many alerts
 * @param ranked how many units the ranks are among
 */
public record UnitBoard(
        LocalDate from,
        LocalDate to,
        String zone,
        Instant asOf,
        String scheme,
        int minimumAlerts,
        int ratePer,
        long ranked,
        Text formula,
        List<Row> units) {

    /**
     * 一行
     *
     * @param unranked why the unit has no rank
     * @param confirmed confirmed findings that stand, by severity
     * @param alerts the denominator: alerts that the unit had in hand
     * @param pointsRate points per {@code ratePer} alerts
     * @param findingsRate confirmed findings per {@code ratePer} alerts
     * @param peerGroup with whom it is compared
     * @param shrunkenRate the points rate, drawn towards the peers'; decides the rank
     * @param gap how many points separate it from the next places
     */
    public record Row(
            @Nullable Integer rank,
            @Nullable Text unranked,
            String account,
            String orgPath,
            Map<Severity, Long> confirmed,
            long findings,
            BigDecimal points,
            long alerts,
            @Nullable BigDecimal pointsRate,
            @Nullable BigDecimal findingsRate,
            String peerGroup,
            @Nullable BigDecimal shrunkenRate,
            @Nullable Funnel funnel,
            UnitStanding.@Nullable Gap gap,
            Links links) {}

    /** 漏斗图界限 — the rates per {@code ratePer} alerts between which chance alone would leave a unit like its peers. */
    public record Funnel(BigDecimal lower, BigDecimal upper, Shrinkage.Side side) {}

    /** Where each figure can be followed down to its entries and alerts. */
    public record Links(String account, String entries, Map<Severity, String> bySeverity, String alerts) {}

    static UnitBoard of(Period period, Scheme scheme, Instant asOf, List<UnitFigures> figures) {
        Scheme.BoardTerms terms = scheme.board();
        Ranking ranking = new Ranking(scheme);
        List<Row> rows = ranking.of(figures).stream()
                .map(standing -> row(standing, ranking, period))
                .toList();
        return new UnitBoard(
                period.from(),
                period.to(),
                period.zone().getId(),
                asOf,
                scheme.name(),
                terms.minimumAlerts(),
                terms.ratePer(),
                rows.stream().filter(row -> row.rank() != null).count(),
                new Text(
                        "得分率 = 积分 × " + terms.ratePer() + " ÷ 经手警情数；按样本量向同组均值校正后的得分率高者名次在前，相同则并列",
                        "rate = points × " + terms.ratePer() + " ÷ alerts in hand, drawn towards the peers' rate the"
                                + " fewer alerts there are; higher is better, equal rates share a rank"),
                rows);
    }

    private static Row row(UnitStanding standing, Ranking ranking, Period period) {
        UnitFigures unit = standing.figures();
        long alerts = unit.alerts();
        String account = Account.unit(unit.orgPath()).id();
        return new Row(
                standing.rank(),
                standing.unranked(),
                account,
                unit.orgPath(),
                unit.confirmed(),
                unit.findings(),
                unit.points(),
                alerts,
                alerts == 0 ? null : ranking.rate(unit.points(), alerts),
                alerts == 0 ? null : ranking.rate(BigDecimal.valueOf(unit.findings()), alerts),
                standing.group(),
                standing.shrunken() == null ? null : ranking.shown(standing.shrunken()),
                funnel(ranking, standing.limits()),
                standing.gap(),
                links(account, period));
    }

    private static @Nullable Funnel funnel(Ranking ranking, Shrinkage.@Nullable Limits limits) {
        return limits == null
                ? null
                : new Funnel(
                        ranking.shown(BigDecimal.valueOf(limits.lower())),
                        ranking.shown(BigDecimal.valueOf(limits.upper())),
                        limits.side());
    }

    private static Links links(String account, Period period) {
        String self = "/api/v1/accounts/" + account;
        String entries = self + "/entries?" + period.query();
        Map<Severity, String> bySeverity = new EnumMap<>(Severity.class);
        for (Severity severity : Severity.values()) {
            bySeverity.put(severity, entries + "&severity=" + severity);
        }
        return new Links(self, entries, bySeverity, self + "/alerts?" + period.query());
    }
}
