package org.firstbutton.scoring.listing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.firstbutton.scoring.listing.Contest.Entrant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContestTest {

    @ParameterizedTest
    @CsvSource({"500, 10", "100, 10", "99, 4", "40, 2", "20, 1", "19, 0"})
    void tenASide_orFiveInAHundredWhereThereAreFewer(long population, int places) {
        assertThat(Contest.places(population)).isEqualTo(places);
    }

    @Test
    void whoTiesAcrossTheLine_standsOnNeitherSide() {
        Contest contest = Contest.of(entrants(99, 98, 97, 96, 96, 80, 80, 60, 50, 40), 99);

        assertThat(contest.best())
                .extracting(Entrant::score)
                .extracting(BigDecimal::intValue)
                .containsExactly(99, 98, 97);
        assertThat(contest.worst())
                .extracting(Entrant::score)
                .extracting(BigDecimal::intValue)
                .containsExactly(40, 50, 60);
    }

    @Test
    void nobodyStandsOnBothSides() {
        Contest contest = Contest.of(entrants(90, 80, 70), 100);

        assertThat(contest.best()).hasSize(3);
        assertThat(contest.worst()).isEmpty();
        assertThat(contest.fewer()).isTrue();
    }

    private static List<Entrant> entrants(int... scores) {
        return IntStream.range(0, scores.length)
                .mapToObj(n -> new Entrant("d-" + n, null, BigDecimal.valueOf(scores[n]), true, true))
                .toList();
    }
}
