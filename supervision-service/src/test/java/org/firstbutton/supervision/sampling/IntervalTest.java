package org.firstbutton.supervision.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.firstbutton.supervision.sampling.Agreement.Ratings;
import org.firstbutton.supervision.sampling.StratifiedEstimate.Looked;
import org.junit.jupiter.api.Test;

/** Figures that stand in textbooks, and the ends where formulas break. */
class IntervalTest {

    @Test
    void clopperAndPearson_ofTenThrows() {
        Interval two = Interval.ofProbability(2, 10, 0.95);

        assertThat(two.low()).isCloseTo(0.0252, within(0.0001));
        assertThat(two.high()).isCloseTo(0.5561, within(0.0001));
        assertThat(Interval.ofProbability(0, 10, 0.95).high()).isCloseTo(0.3085, within(0.0001));
        assertThat(Interval.ofProbability(10, 10, 0.95).low()).isCloseTo(0.6915, within(0.0001));
    }

    @Test
    void whereAllWereLookedAt_nothingIsLeftOpen() {
        assertThat(Interval.ofCount(3, 20, 20, 0.95)).isEqualTo(new Interval(3, 3));
        assertThat(StratifiedEstimate.of(List.of(new Looked(3, 20, 20), new Looked(0, 5, 5)), 0.95)
                        .interval())
                .isEqualTo(new Interval(3, 3));
    }

    @Test
    void ofALargeStratum_theCountIsAsGoodAsTheProbability() {
        Interval count = Interval.ofCount(2, 10, 100_000, 0.95);
        Interval probability = Interval.ofProbability(2, 10, 0.95);

        assertThat(count.low() / 100_000).isCloseTo(probability.low(), within(0.0005));
        assertThat(count.high() / 100_000).isCloseTo(probability.high(), within(0.0005));
    }

    @Test
    void countsThatCannotBe_areRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Interval.ofCount(3, 2, 10, 0.95));
        assertThatIllegalArgumentException().isThrownBy(() -> Interval.ofCount(0, 0, 10, 0.95));
        assertThatIllegalArgumentException().isThrownBy(() -> Interval.ofCount(1, 11, 10, 0.95));
    }

    // Cohen's table of the textbooks: 20 both yes, 15 both no, 5 and 10 apart; kappa 0.4.
    @Test
    void kappaOfTheTextbook() {
        Agreement agreement = Agreement.of(
                Stream.of(rated(20, "YES", "YES"), rated(5, "YES", "NO"), rated(10, "NO", "YES"), rated(15, "NO", "NO"))
                        .flatMap(List::stream)
                        .toList());

        assertThat(agreement.observed()).isCloseTo(0.7, within(1e-9));
        assertThat(agreement.byChance()).isCloseTo(0.5, within(1e-9));
        assertThat(agreement.kappa().orElseThrow()).isCloseTo(0.4, within(1e-9));
    }

    @Test
    void whereBothAlwaysSayTheSame_kappaSaysNothing_andNobodyIsHisOwnSecond() {
        assertThat(Agreement.of(rated(30, "NO", "NO")).kappa()).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new Ratings("P1", "NO", "P1", "NO"));
    }

    @Test
    void recall_isWhatWasFoundOfWhatThereIs() {
        RecallEstimate estimate =
                RecallEstimate.of(List.of(new Looked(40, 50, 50)), List.of(new Looked(10, 100, 100)), 0.95);

        assertThat(estimate.recall()).isCloseTo(0.8, within(1e-9));
        assertThat(estimate.interval()).isEqualTo(new Interval(0.8, 0.8));
        assertThat(RecallEstimate.of(List.of(new Looked(0, 5, 50)), List.of(new Looked(0, 5, 50)), 0.95))
                .satisfies(unknown -> {
                    assertThat(unknown.recall()).isNull();
                    assertThat(unknown.interval()).isEqualTo(new Interval(0, 1));
                });
    }

    private static List<Ratings> rated(int times, String first, String second) {
        return Collections.nCopies(times, new Ratings("P1", first, "P2", second));
    }
}
