package org.firstbutton.scoring.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.firstbutton.scoring.scheme.Scheme.BoardTerms;
import org.firstbutton.scoring.scheme.Severity;
import org.junit.jupiter.api.Test;

class RankingTest {
    private final Ranking ranking = new Ranking(new BoardTerms(30, 100));

    @Test
    void theUnitThatLosesLessPerAlert_standsHigher_thoughItLosesMoreInAll() {
        assertThat(ranking.of(List.of(unit("HB/A/", "-10", 400), unit("HB/B/", "-5", 100))))
                .extracting(standing -> standing.figures().orgPath(), UnitStanding::rank)
                .containsExactly(tuple("HB/A/", 1), tuple("HB/B/", 2));
    }

    @Test
    void equalRates_shareARank_andTheNextRankIsSkipped() {
        assertThat(ranking.of(List.of(
                        unit("HB/A/", "-3", 90),
                        unit("HB/B/", "-1", 30),
                        unit("HB/C/", "0", 30),
                        unit("HB/D/", "-2", 30))))
                .extracting(standing -> standing.figures().orgPath(), UnitStanding::rank)
                .containsExactly(tuple("HB/C/", 1), tuple("HB/A/", 2), tuple("HB/B/", 2), tuple("HB/D/", 4));
    }

    @Test
    void ratesThatOnlyLookEqualWhenRounded_areNotATie() {
        List<UnitStanding> standings = ranking.of(List.of(unit("HB/A/", "-1", 300001), unit("HB/B/", "-1", 300000)));

        assertThat(standings).extracting(UnitStanding::rank).containsExactly(1, 2);
        assertThat(ranking.rate(new BigDecimal("-1"), 300001)).isEqualTo(ranking.rate(new BigDecimal("-1"), 300000));
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
        assertThat(ranking.of(List.of(unit("HB/A/", "-5", 0), unit("HB/B/", "-5", 50), unit("HB/C/", "-6", 50))))
                .extracting(standing -> standing.figures().orgPath(), UnitStanding::rank)
                .containsExactly(tuple("HB/B/", 1), tuple("HB/C/", 2), tuple("HB/A/", null));
    }

    @Test
    void aRate_isGivenPerHundredAlerts() {
        assertThat(ranking.rate(new BigDecimal("-7"), 92)).isEqualByComparingTo("-7.609");
    }

    private static UnitFigures unit(String path, String points, long alerts) {
        return new UnitFigures(path, Map.of(Severity.LOW, 1L), new BigDecimal(points), alerts);
    }
}
