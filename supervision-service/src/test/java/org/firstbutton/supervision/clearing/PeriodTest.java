package org.firstbutton.supervision.clearing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    @ParameterizedTest
    @CsvSource({
        "DAY,     2026-11-22T15:59:59.999Z, 2026-11-22, 2026-11-21T16:00:00Z, 2026-11-22T16:00:00Z",
        "DAY,     2026-11-22T16:00:00Z,     2026-11-23, 2026-11-22T16:00:00Z, 2026-11-23T16:00:00Z",
        "DAY,     2028-02-28T16:00:00Z,     2028-02-29, 2028-02-28T16:00:00Z, 2028-02-29T16:00:00Z",
        "MONTH,   2026-12-31T15:59:59Z,     2026-12,    2026-11-30T16:00:00Z, 2026-12-31T16:00:00Z",
        "MONTH,   2026-12-31T16:00:00Z,     2027-01,    2026-12-31T16:00:00Z, 2027-01-31T16:00:00Z",
        "MONTH,   2027-02-10T00:00:00Z,     2027-02,    2027-01-31T16:00:00Z, 2027-02-28T16:00:00Z",
        "QUARTER, 2026-03-31T15:59:59Z,     2026-Q1,    2025-12-31T16:00:00Z, 2026-03-31T16:00:00Z",
        "QUARTER, 2026-03-31T16:00:00Z,     2026-Q2,    2026-03-31T16:00:00Z, 2026-06-30T16:00:00Z",
        "QUARTER, 2026-09-30T16:00:00Z,     2026-Q4,    2026-09-30T16:00:00Z, 2026-12-31T16:00:00Z",
    })
    void aPeriodEndsAtMidnightInShanghai_whichBeginsTheNext(
            Cycle cycle, Instant instant, String label, Instant from, Instant end) {
        Period period = Period.containing(cycle, instant, SHANGHAI);

        assertThat(period.label()).isEqualTo(label);
        assertThat(period.from(SHANGHAI)).isEqualTo(from);
        assertThat(period.end(SHANGHAI)).isEqualTo(end);
        assertThat(period.next()).isEqualTo(Period.containing(cycle, end, SHANGHAI));
    }

    @Test
    void afterAnOutage_everyPeriodThatEndedMeanwhileIsMadeGood_andTheRunningOneIsOpened() {
        Instant last = Instant.parse("2026-09-28T16:00:00Z");
        Instant now = Instant.parse("2026-10-02T01:00:00Z");

        assertThat(labels(Cycle.DAY, last, now))
                .containsExactly("2026-09-29", "2026-09-30", "2026-10-01", "2026-10-02");
        assertThat(labels(Cycle.MONTH, last, now)).containsExactly("2026-09", "2026-10");
        assertThat(labels(Cycle.QUARTER, last, now)).containsExactly("2026-Q3", "2026-Q4");
    }

    @Test
    void whatEndedBeforeAnOrganisationWasKnown_isNobodysToClear() {
        Instant known = Instant.parse("2026-10-01T04:00:00Z");

        assertThat(labels(Cycle.QUARTER, known, known)).containsExactly("2026-Q4");
        assertThat(labels(Cycle.DAY, known, known)).containsExactly("2026-10-01");
    }

    @Test
    void aZoneWithSummerTime_losesNoDay() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");

        List<Period> days = Period.endingAfter(
                Cycle.DAY, Instant.parse("2026-03-28T12:00:00Z"), Instant.parse("2026-03-30T12:00:00Z"), berlin);

        assertThat(days).extracting(Period::label).containsExactly("2026-03-28", "2026-03-29", "2026-03-30");
        assertThat(days.get(1).end(berlin)).isEqualTo("2026-03-29T22:00:00Z");
    }

    private static List<String> labels(Cycle cycle, Instant last, Instant now) {
        return Period.endingAfter(cycle, last, now, SHANGHAI).stream()
                .map(Period::label)
                .toList();
    }
}
