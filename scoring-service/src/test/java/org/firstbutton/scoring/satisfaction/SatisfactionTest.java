package org.firstbutton.scoring.satisfaction;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SatisfactionTest {

    @Test
    void thePublishedFigureOfDongguan_isReproduced() {
        Satisfaction dongguan = Satisfaction.of(6_554, 731, 7_781 - 6_554 - 731, 21_882);

        assertThat(dongguan.percent()).isEqualByComparingTo("88.93");
        assertThat(dongguan.replyPercent()).isEqualByComparingTo("35.6");
        assertThat(dongguan.lower()).isLessThan(dongguan.percent()).isGreaterThan(new java.math.BigDecimal("88.1"));
        assertThat(dongguan.upper()).isGreaterThan(dongguan.percent()).isLessThan(new java.math.BigDecimal("89.7"));
    }

    @Test
    void overFewerThanThirtyReplies_thereIsNoRate() {
        Satisfaction few = Satisfaction.of(29, 0, 0, 40);

        assertThat(few.percent()).isNull();
        assertThat(few.why()).isNotNull();
        assertThat(Satisfaction.of(30, 0, 0, 40).percent()).isEqualByComparingTo("100");
    }

    @Test
    void allSatisfied_isNotCertainty() {
        assertThat(Satisfaction.of(30, 0, 0, 30).lower()).isLessThan(new java.math.BigDecimal("90"));
    }
}
