package org.firstbutton.scoring.board;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.firstbutton.scoring.points.Balance;
import org.firstbutton.scoring.scheme.AccountKind;
import org.firstbutton.scoring.scheme.Period;
import org.firstbutton.scoring.scheme.Scheme;
import org.firstbutton.scoring.scheme.Text;
import org.jspecify.annotations.Nullable;

/**
 * 民警榜 — officers of one quarter, compared within their peer group and only where there is enough to compare.
 *
 * @param minimumItems who has fewer scored items is listed without a rank
 */
public record OfficerBoard(
        LocalDate from, LocalDate to, Instant asOf, String scheme, int minimumItems, List<Standing> officers) {

    /**
     * 民警名次
     *
     * @param items scored items that stand
     * @param toPlaceAbove points more that would reach the next place above, if everything else stayed as it is
     */
    public record Standing(
            @Nullable Integer rank,
            @Nullable Text unranked,
            String account,
            String orgPath,
            String peerGroup,
            BigDecimal balance,
            long items,
            @Nullable BigDecimal toPlaceAbove,
            @Nullable BigDecimal aheadOfPlaceBelow,
            String explain) {}

    static OfficerBoard of(String quarter, Period period, Scheme scheme, Instant asOf, List<OfficerFigures> officers) {
        Map<String, List<OfficerFigures>> groups = officers.stream()
                .collect(Collectors.groupingBy(
                        officer -> scheme.peersOf(officer.orgPath()), TreeMap::new, Collectors.toList()));
        List<Standing> standings = new ArrayList<>();
        groups.forEach((group, members) -> standings.addAll(within(quarter, scheme, group, members)));
        return new OfficerBoard(
                period.from(), period.to(), asOf, scheme.name(), scheme.board().minimumItems(), standings);
    }

    private static List<Standing> within(String quarter, Scheme scheme, String group, List<OfficerFigures> members) {
        int minimum = scheme.board().minimumItems();
        List<OfficerFigures> comparable =
                members.stream().filter(officer -> officer.scored() >= minimum).toList();
        List<BigDecimal> balances = comparable.stream()
                .map(officer -> balance(scheme, officer))
                .sorted(Comparator.reverseOrder())
                .toList();
        List<Standing> standings = new ArrayList<>();
        members.stream()
                .sorted(Comparator.comparing((OfficerFigures officer) -> balance(scheme, officer))
                        .reversed()
                        .thenComparing(OfficerFigures::account))
                .forEach(officer -> {
                    boolean ranked = officer.scored() >= minimum && comparable.size() > 1;
                    standings.add(standing(quarter, scheme, group, officer, ranked ? balances : List.of()));
                });
        return standings.stream()
                .sorted(Comparator.comparingInt(
                        standing -> standing.rank() == null ? Integer.MAX_VALUE : standing.rank()))
                .toList();
    }

    private static Standing standing(
            String quarter, Scheme scheme, String group, OfficerFigures officer, List<BigDecimal> balances) {
        BigDecimal own = balance(scheme, officer);
        boolean ranked = !balances.isEmpty();
        return new Standing(
                ranked ? balances.indexOf(own) + 1 : null,
                ranked ? null : insufficient(scheme, officer),
                officer.account(),
                officer.orgPath(),
                group,
                Balance.plain(own),
                officer.scored(),
                balances.stream()
                        .filter(other -> other.compareTo(own) > 0)
                        .min(Comparator.naturalOrder())
                        .map(other -> Balance.plain(other.subtract(own)))
                        .orElse(null),
                balances.stream()
                        .filter(other -> other.compareTo(own) < 0)
                        .max(Comparator.naturalOrder())
                        .map(other -> Balance.plain(own.subtract(other)))
                        .orElse(null),
                "/api/v1/accounts/" + officer.account() + "/explain?quarter=" + quarter);
    }

    private static BigDecimal balance(Scheme scheme, OfficerFigures officer) {
        return Balance.of(scheme, scheme.termsOf(AccountKind.OFFICER), officer.items())
                .total();
    }

    private static Text insufficient(Scheme scheme, OfficerFigures officer) {
        int minimum = scheme.board().minimumItems();
        return officer.scored() >= minimum
                ? new Text("同组无其他可比民警，不参与排名", "nobody else to compare with in this group; not ranked")
                : new Text(
                        "数据不足：计分 " + officer.scored() + " 项，少于 " + minimum + " 项，不参与排名",
                        "insufficient data: " + officer.scored() + " scored items, fewer than " + minimum
                                + "; not ranked");
    }
}
