package org.firstbutton.supervision.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.firstbutton.supervision.calendar.WalkedDay.Why;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LegalTimeTest {
    private static final Calendars CHINA = Calendars.chinaStandard();

    @ParameterizedTest
    @CsvSource({
        // five working days over the National Day week of 2025: 9 and 10 October, 11 is a make-up Saturday
        "2025-09-26T10:00+08:00, 5 WORKING_DAYS, WORKDAY, 2025-10-11T00:00+08:00",
        "2025-09-29T10:00+08:00, 5 WORKING_DAYS, WORKDAY, 2025-10-14T00:00+08:00",
        "2026-03-02T10:00+08:00, 3 CALENDAR_DAYS, CALDAY, 2026-03-06T00:00+08:00",
        "2026-03-04T10:00+08:00, 3 CALENDAR_DAYS, CALDAY, 2026-03-10T00:00+08:00",
        "2026-03-04T10:00+08:00, 3 CALENDAR_DAYS, CALDAY_HARD, 2026-03-08T00:00+08:00",
        // 28 February 2026 is a make-up Saturday: a term may end on it
        "2026-02-25T10:00+08:00, 3 CALENDAR_DAYS, CALDAY, 2026-03-01T00:00+08:00",
        "2026-01-31T10:00+08:00, 1 MONTHS, MONTH, 2026-03-01T00:00+08:00",
        "2026-02-28T10:00+08:00, 1 MONTHS, MONTH, 2026-04-01T00:00+08:00",
        "2026-01-30T10:00+08:00, 1 MONTHS, MONTH, 2026-03-01T00:00+08:00",
        "2026-03-15T10:00+08:00, 2 MONTHS, MONTH, 2026-05-16T00:00+08:00",
        "2026-03-02T09:30+08:00, 24 HOURS, CLOCK, 2026-03-03T09:30+08:00",
        "2026-05-09T23:59:59+08:00, 1 CALENDAR_DAYS, CUTOFF, 2026-05-10T00:00+08:00",
        "2026-05-10T00:00+08:00, 1 CALENDAR_DAYS, CUTOFF, 2026-05-11T00:00+08:00",
        "2026-05-10T08:00+08:00, 1 MONTHS, CUTOFF, 2026-06-01T00:00+08:00",
        "2026-05-10T08:00+08:00, 3 MONTHS, CUTOFF, 2026-07-01T00:00+08:00"
    })
    void aTermEndsWhereTheLawSaysSo(OffsetDateTime start, String limit, LegalCalendar calendar, OffsetDateTime end) {
        DueDate due = CHINA.due(start.toInstant(), Limit.of(limit, calendar));

        assertThat(due.instant()).isEqualTo(end.toInstant());
    }

    @Test
    void monthsMayEndOnTheDayBefore() {
        Limit limit = Limit.of("2 MONTHS", LegalCalendar.MONTH, true);

        assertThat(CHINA.due(at("2026-03-15T10:00+08:00"), limit).instant()).isEqualTo(at("2026-05-15T00:00+08:00"));
    }

    @Test
    void theWalkNamesHolidaysMakeUpDaysAndTheMoveOfTheEnd() {
        DueDate working = CHINA.due(at("2025-09-26T10:00+08:00"), Limit.of("5 WORKING_DAYS", LegalCalendar.WORKDAY));
        DueDate moved = CHINA.due(at("2026-04-01T10:00+08:00"), Limit.of("3 CALENDAR_DAYS", LegalCalendar.CALDAY));

        assertThat(working.walk())
                .contains(new WalkedDay(LocalDate.of(2025, 9, 28), true, Why.MAKE_UP_DAY, "调休上班"))
                .contains(new WalkedDay(LocalDate.of(2025, 9, 27), false, Why.WEEKEND, ""))
                .contains(new WalkedDay(LocalDate.of(2025, 10, 6), false, Why.HOLIDAY, "国庆节、中秋节"));
        assertThat(moved.walk().stream().map(WalkedDay::why))
                .containsExactly(
                        Why.START_DAY, Why.COUNTED, Why.COUNTED, Why.ROLLED, Why.ROLLED, Why.ROLLED, Why.ROLLED_TO);
    }

    @Test
    void aPausedDayIsNotCountedAndSaysSo() {
        Pause appraisal = new Pause(at("2026-03-03T15:00+08:00"), at("2026-03-05T09:00+08:00"));
        DueDate due = CHINA.due(
                at("2026-03-02T10:00+08:00"),
                Limit.of("3 CALENDAR_DAYS", LegalCalendar.CALDAY_HARD),
                List.of(appraisal));

        assertThat(due.instant()).isEqualTo(at("2026-03-08T00:00+08:00"));
        assertThat(due.walk().stream().filter(day -> day.why() == Why.PAUSED).map(WalkedDay::date))
                .containsExactly(LocalDate.of(2026, 3, 3), LocalDate.of(2026, 3, 4));
    }

    @Test
    void anOpenPauseHoldsTheTerm() {
        Pause open = new Pause(at("2026-03-03T15:00+08:00"), null);

        assertThat(CHINA.due(at("2026-03-02T10:00+08:00"), Limit.of("72 HOURS", LegalCalendar.CLOCK), List.of(open))
                        .instant())
                .isNull();
        assertThat(CHINA.due(
                                at("2026-03-02T10:00+08:00"),
                                Limit.of("3 WORKING_DAYS", LegalCalendar.WORKDAY),
                                List.of(open))
                        .instant())
                .isNull();
    }

    @Test
    void theWarningIsComputedInTheTermsOwnCalendar() {
        DueDate overNationalDay =
                CHINA.due(at("2025-09-29T10:00+08:00"), Limit.of("5 WORKING_DAYS", LegalCalendar.WORKDAY));

        assertThat(CHINA.partOf(overNationalDay, 80)).isEqualTo(at("2025-10-12T00:00+08:00"));
        assertThat(CHINA.partOf(overNationalDay, 50)).isEqualTo(at("2025-10-10T12:00+08:00"));
    }

    @Test
    void theCalendarOf2020ChangedOn27January() {
        Instant start = at("2020-01-23T10:00+08:00");
        Limit limit = Limit.of("1 WORKING_DAYS", LegalCalendar.WORKDAY);

        assertThat(CHINA.knownOn(LocalDate.of(2020, 1, 26)).due(start, limit).instant())
                .isEqualTo(at("2020-02-01T00:00+08:00"));
        assertThat(CHINA.knownOn(LocalDate.of(2020, 1, 27)).due(start, limit).instant())
                .isEqualTo(at("2020-02-04T00:00+08:00"));
    }

    @Test
    void aYearWithoutANoticeIsRefusedWhereItMatters() {
        Instant start = at("2026-12-30T10:00+08:00");

        assertThatThrownBy(() -> CHINA.due(start, Limit.of("5 WORKING_DAYS", LegalCalendar.WORKDAY)))
                .isInstanceOfSatisfying(
                        YearWithoutNotice.class,
                        refused -> assertThat(refused.year()).isEqualTo(2027));
        assertThatThrownBy(() -> CHINA.due(start, Limit.of("5 CALENDAR_DAYS", LegalCalendar.CALDAY)))
                .isInstanceOf(YearWithoutNotice.class);
        assertThat(CHINA.due(start, Limit.of("5 CALENDAR_DAYS", LegalCalendar.CALDAY_HARD))
                        .instant())
                .isEqualTo(at("2027-01-05T00:00+08:00"));
    }

    @ParameterizedTest
    @CsvSource({"P5D, CALDAY", "0 HOURS, CLOCK", "5 DAYS, CALDAY", "5 WORKING_DAYS, CLOCK", "2 MONTHS, CUTOFF"})
    void whatIsNotALimitIsRefused(String text, LegalCalendar calendar) {
        assertThatThrownBy(() -> Limit.of(text, calendar)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aDayThatLostAnHourIsStillADayAndAnHourIsAnHour() {
        Calendars chicago = CHINA.in(ZoneId.of("America/Chicago"));
        Instant beforeTheChange = at("2020-03-07T22:00-06:00");

        assertThat(chicago.due(beforeTheChange, Limit.of("24 HOURS", LegalCalendar.CLOCK))
                        .instant())
                .isEqualTo(at("2020-03-08T23:00-05:00"));
        assertThat(chicago.due(beforeTheChange, Limit.of("1 CALENDAR_DAYS", LegalCalendar.CALDAY_HARD))
                        .instant())
                .isEqualTo(at("2020-03-09T00:00-05:00"));
    }

    private static Instant at(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }
}
