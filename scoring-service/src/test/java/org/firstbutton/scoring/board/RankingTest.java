package org.firstbutton.scoring.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.firstbutton.contract.supervision.Severity;
import org.firstbutton.scoring.scheme.SchemeInForce;
import org.junit.jupiter.api.Test;

class RankingTest {
    private final Ranking ranking = new Ranking(SchemeInForce.shipped());

    @Test
    void theUnitThatLosesLessPerAlert_standsHigher_thoughItLosesMoreInAll() {
        assertThat(ranking.of(List.of(unit("HB/A/", "-40", 4000), unit("HB/B/", "-30", 100))))
                .extracting(standing -> standing.figures().orgPath(), UnitStanding::rank)
                .containsExactly(tuple("HB/A/", 1), tuple("HB/B/", 2));
    }

    @Test
    void equalFigures_shareARank_andTheNextRankIsSkipped() {
        assertThat(ranking.of(List.of(
                        unit("HB/A/", "-10", 100),
                        unit("HB/B/", "-10", 100),
                        unit("HB/C/", "0", 400),
                        unit("HB/D/", "-90", 100))))
                .extracting(standing -> standing.figures().orgPath(), UnitStanding::rank)
                .containsExactly(tuple("HB/C/", 1), tuple("HB/A/", 2), tuple("HB/B/", 2), tuple("HB/D/", 4));
    }

    @Test
    void oneEvent_doesNotRankASmallStationBelowALargeOneThatIsReallyWorse() {
        List<UnitStanding> standings = ranking.of(
                List.of(unit("HB/LARGE/", "-400", 2000), unit("HB/SMALL/", "-5", 30), unit("HB/FINE/", "-5", 2000)));

        assertThat(standings)
                .extracting(standing -> standing.figures().orgPath())
                .containsExactly("HB/FINE/", "HB/SMALL/", "HB/LARGE/");
        assertThat(sideOf(standings.get(1))).isEqualTo(Shrinkage.Side.WITHIN);
        assertThat(sideOf(standings.get(2))).isEqualTo(Shrinkage.Side.WORSE);
    }

    @Test
    void unitsThatDifferByNoMoreThanChance_allShareARank() {
        assertThat(ranking.of(List.of(unit("HB/A/", "-5", 90), unit("HB/B/", "0", 90), unit("HB/C/", "-5", 90))))
                .extracting(UnitStanding::rank)
                .containsOnly(1);
    }

    @Test
    void whatSeparatesAUnitFromTheNextPlace_isWhatWouldMakeThemLevel() {
        List<UnitStanding> standings =
                ranking.of(List.of(unit("HB/A/", "-10", 100), unit("HB/B/", "-60", 100), unit("HB/C/", "-200", 100)));
        BigDecimal more = gapOf(standings.get(1)).toPlaceAbove();

        assertThat(more).isCloseTo(new BigDecimal("50"), org.assertj.core.data.Offset.offset(new BigDecimal("0.05")));
        assertThat(gapOf(standings.get(0)).toPlaceAbove()).isNull();
        assertThat(gapOf(standings.get(2)).aheadOfPlaceBelow()).isNull();
        assertThat(gapOf(standings.get(0)).says().zh()).contains("已居首位");
    }

    /** Both without a finding: only the number of alerts sets them apart, and nothing can be taken off less. */
    @Test
    void unitsWithoutFindings_areNotToldToLoseLess_norByNothing() {
        List<UnitStanding> standings =
                ranking.of(List.of(unit("HB/A/", "0", 4000), unit("HB/B/", "0", 3900), unit("HB/C/", "-400", 400)));

        assertThat(gapOf(standings.get(0)).aheadOfPlaceBelow()).isEqualByComparingTo("0");
        assertThat(gapOf(standings.get(0)).says().zh()).isEqualTo("已居首位；领先下一名不足 0.01 分");
        assertThat(gapOf(standings.get(0)).says().en()).contains("less than 0.01 points ahead");
        assertThat(gapOf(standings.get(1)).says().zh()).startsWith("没有可少扣的分，距上一名 0.01 分；");
        assertThat(gapOf(standings.get(2)).says().zh()).startsWith("距上一名 400.12 分，全不扣分也追不平");
    }

    @Test
    void whoSharesTheFirstPlace_isToldWithHowMany() {
        List<UnitStanding> standings =
                ranking.of(List.of(unit("HB/A/", "0", 400), unit("HB/B/", "0", 400), unit("HB/C/", "-400", 400)));

        assertThat(gapOf(standings.get(0)).says().zh()).startsWith("与另外 1 个单位并列首位；再扣");
        assertThat(gapOf(standings.get(1)).says().en()).startsWith("first, level with 1 more; ");
        assertThat(gapOf(standings.get(2)).says().zh()).endsWith("；已居末位");
    }

    @Test
    void aShrunkenRate_liesBetweenTheRawOneAndThatOfTheGroup() {
        Random random = new Random(7);
        for (int trial = 0; trial < 200; trial++) {
            List<UnitFigures> group = IntStream.range(0, 2 + random.nextInt(8))
                    .mapToObj(
                            n -> unit("HB/" + n + "/", Integer.toString(-random.nextInt(60)), 30 + random.nextInt(300)))
                    .toList();
            Shrinkage shrinkage = Shrinkage.of(group);
            for (UnitFigures unit : group) {
                double raw = unit.points().doubleValue() / unit.alerts();
                double shrunken = shrinkage.shrunken(unit).doubleValue();
                assertThat(shrunken)
                        .isBetween(Math.min(raw, shrinkage.mean()) - 1e-6, Math.max(raw, shrinkage.mean()) + 1e-6);
            }
        }
    }

    @Test
    void aUnitWithTooFewAlerts_isListedLast_withTheReasonInsteadOfARank() {
        List<UnitStanding> standings =
                ranking.of(List.of(unit("HB/A/", "0", 29), unit("HB/B/", "-2", 30), unit("HB/C/", "-1", 30)));

        assertThat(standings.get(2).figures().orgPath()).isEqualTo("HB/A/");
        assertThat(standings.get(2).rank()).isNull();
        assertThat(standings.get(2).unranked()).satisfies(why -> {
            assertThat(why.zh()).contains("数据不足", "29", "30");
            assertThat(why.en()).contains("insufficient data", "29", "30");
        });
        assertThat(standings.get(0).rank()).isEqualTo(1);
    }

    @Test
    void aUnitAloneInItsScope_isNotCalledTheFirst() {
        assertThat(ranking.of(List.of(unit("HB/A/", "0", 500)))).singleElement().satisfies(standing -> {
            assertThat(standing.rank()).isNull();
            assertThat(standing.unranked()).isNotNull();
        });
    }

    @Test
    void aFindingWithoutAnyAlert_isShownButNotRanked() {
        assertThat(ranking.of(List.of(unit("HB/A/", "-5", 0), unit("HB/B/", "-5", 50), unit("HB/C/", "-150", 50))))
                .extracting(standing -> standing.figures().orgPath(), UnitStanding::rank)
                .containsExactly(tuple("HB/B/", 1), tuple("HB/C/", 2), tuple("HB/A/", null));
    }

    @Test
    void aRate_isGivenPerHundredAlerts() {
        assertThat(ranking.rate(new BigDecimal("-7"), 92)).isEqualByComparingTo("-7.609");
    }

    private static Shrinkage.Side sideOf(UnitStanding standing) {
        return Objects.requireNonNull(standing.limits()).side();
    }

    private static UnitStanding.Gap gapOf(UnitStanding standing) {
        return Objects.requireNonNull(standing.gap());
    }

    // Each point lost in findings of five.
    private static UnitFigures unit(String path, String points, long alerts) {
        BigDecimal lost = new BigDecimal(points);
        return new UnitFigures(
                path, Map.of(Severity.HIGH, 1L), lost, lost.abs().multiply(BigDecimal.valueOf(5)), alerts);
    }
}
