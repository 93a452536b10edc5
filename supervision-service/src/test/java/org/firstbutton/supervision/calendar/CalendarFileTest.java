package org.firstbutton.supervision.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalendarFileTest {
    private static final WorkCalendar TABLE = WorkCalendar.stateCouncil();
    private static final String NEXT_YEAR = """
            name: by-hand
            english: {建州日: Founding Day}
            notices:
              - year: 2027
                published: 2026-11-10
                holidays:
                  元旦: [2026-12-31/2027-01-02]
                  建州日: [2027-08-05]
                makeUpDays: [2027-01-03]
            """;

    @Test
    void noticesOfAnotherFile_areAddedToTheShippedOnes() {
        WorkCalendar both = TABLE.with("2027.yaml", NEXT_YEAR);

        assertThat(both.version()).isEqualTo("cn-state-council+by-hand 2026-11-10");
        assertThat(both.isWorkingDay(LocalDate.of(2027, 1, 3))).isTrue();
        assertThat(both.isWorkingDay(LocalDate.of(2027, 8, 5))).isFalse();
        assertThat(both.isWorkingDay(LocalDate.of(2026, 10, 10))).isTrue();
        assertThat(both.inEnglish(both.nameOf(LocalDate.of(2027, 8, 5)))).isEqualTo("Founding Day");
        assertThat(TABLE.hasNoticeFor(2027)).isFalse();
    }

    @Test
    void whatIsPublishedLater_rulesItsDaysAndIsNotKnownBefore() {
        WorkCalendar amended = TABLE.with("typhoon.yaml", """
                name: county
                notices:
                  - year: 2026
                    published: 2026-06-01
                    holidays: {防台风: [2026-06-22]}
                    makeUpDays: [2026-06-21]
                """);

        assertThat(amended.isWorkingDay(LocalDate.of(2026, 6, 21))).isTrue();
        assertThat(amended.isWorkingDay(LocalDate.of(2026, 6, 22))).isFalse();
        assertThat(amended.asOf(LocalDate.of(2026, 5, 31)).isWorkingDay(LocalDate.of(2026, 6, 22)))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name: by-hand | nam: by-hand | t.yaml:1:1: unknown key 'nam'; expected one of [english, name, notices]",
                "    makeUpDays: [2027-01-03] | '' | t.yaml:4:5: expected the key 'makeUpDays' here",
                "year: 2027 | year: next | t.yaml:4:11: expected a year such as 2026, not 'next'",
                "2026-11-10 | 10.11.2026 | t.yaml:5:16: expected a date such as 2026-10-01, not '10.11.2026'",
                "[2027-08-05] | 2027-08-05 | t.yaml:8:12: expected a list in brackets, [] when there is nothing",
                "[2027-08-05] | [2027-08-05/2027-08-01] | t.yaml:8:13: expected a day or FROM/TO of at most 31 days, not 2027-08-05/2027-08-01",
                "[2027-08-05] | [2028-08-05] | t.yaml:8:13: expected a day of 2027 or of the December before it, not 2028-08-05",
                "[2027-08-05] | [2027-01-02] | t.yaml:8:13: expected each day once in a notice, found 2027-01-02 again",
                "[2027-01-03] | [2027-01-04] | t.yaml:9:18: expected a Saturday or Sunday, which a make-up working day always is",
                "建州日: [2027-08-05] | 元旦: [2027-08-05] | t.yaml:8:7: expected each key once, found '元旦' again",
                "2026-12-31/2027-01-02 | 2027-01-02 | t.yaml:4:5: expected the whole notice for 2027, whose 1 January is off; it is the year's first",
                "english: { | english: [ | t.yaml:2:28: expected YAML 1.2: expected ',' or ']', but got }"
            })
    void aFaultIsNamedWithItsPlace(String right, String wrong, String fault) {
        String broken = NEXT_YEAR.replace(right, wrong);

        assertThat(broken).isNotEqualTo(NEXT_YEAR);
        assertThatThrownBy(() -> TABLE.with("t.yaml", broken))
                .isInstanceOf(CalendarFile.Refused.class)
                .hasMessage(fault);
    }
}
