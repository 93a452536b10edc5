package org.firstbutton.scoring.points;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.firstbutton.scoring.evidence.ScoredEvent;
import org.firstbutton.scoring.scheme.Scheme;
import org.firstbutton.scoring.scheme.Scheme.Source;
import org.firstbutton.scoring.scheme.SchemeBook;
import org.firstbutton.scoring.scheme.SchemeInForce;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventLinesTest {
    private static final Instant MARCH = Instant.parse("2026-03-12T02:00:00Z");
    private static final Instant NOVEMBER = Instant.parse("2026-11-02T02:00:00Z");
    private final Scheme scheme = SchemeInForce.shipped();
    private final EventLines lines = new EventLines(SchemeBook.of(scheme));

    @ParameterizedTest
    @CsvSource({"92.5, 2, 4.50", "70, 4, 0.00", "65, 1, -0.50", "100, 1, 3.00", "0, 6, -18.00", "99, 6, 17.40"})
    void aDossier_countsByItsScoreAndTheWeightOfItsCase_withinItsCap(BigDecimal score, int weight, BigDecimal points) {
        assertThat(EventLines.dossier(
                        scheme.metricOf(Source.DOSSIER).orElseThrow(),
                        event(Source.DOSSIER, "d", "SCORED", MARCH, score, weight)))
                .isEqualByComparingTo(points);
    }

    @Test
    void aVetoedDossier_costsTheWholeCap_whateverItsScore() {
        assertThat(EventLines.dossier(
                        scheme.metricOf(Source.DOSSIER).orElseThrow(),
                        event(Source.DOSSIER, "d", "VETOED", MARCH, BigDecimal.valueOf(99), 4)))
                .isEqualByComparingTo("-12");
    }

    @Test
    void onlyTheFirstViolationOfAYear_costsPoints() {
        List<Line> year = lines.of(
                List.of(
                        event(Source.VIOLATION, "v-1", "i-1", MARCH, null, null),
                        event(Source.VIOLATION, "v-2", "i-2", NOVEMBER, null, null)),
                Set.of());

        assertThat(year).singleElement().satisfies(line -> {
            assertThat(line.evidence()).isEqualTo("v-1");
            assertThat(line.delta()).isEqualByComparingTo("-10");
        });
    }

    @Test
    void theWorstOfAList_isNotChargedForWhatHasCostPointsAlready() {
        ScoredEvent worst = event(Source.LISTED, "l-1/m-1", "WORST", NOVEMBER, null, null);

        assertThat(lines.of(List.of(worst), Set.of()).get(0).delta()).isEqualByComparingTo("-5");
        assertThat(lines.of(List.of(worst), Set.of("042117\nm-1")).get(0).delta())
                .isEqualByComparingTo("0");
    }

    @Test
    void aRatingThatSaysNothingGood_earnsNothing() {
        assertThat(lines.of(List.of(event(Source.RATING, "c-1", "DISSATISFIED", MARCH, null, null)), Set.of()))
                .isEmpty();
    }

    private static ScoredEvent event(
            Source source,
            String evidence,
            String measure,
            Instant at,
            @Nullable BigDecimal amount,
            @Nullable Integer weight) {
        return new ScoredEvent(
                source,
                evidence,
                "042117",
                "HB/JZ/SS/U017/",
                "m-1",
                measure,
                amount,
                weight,
                false,
                at,
                UUID.randomUUID(),
                null);
    }
}
