package org.firstbutton.supervision.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Not sampled: every start date of thirteen years, since holidays bite on few of them. */
class LegalTimeEveryDayTest {
    private static final Calendars SHANGHAI =
            Calendars.chinaStandard().with(WorkCalendar.stateCouncil().with("2027.yaml", """
                    name: next-year
                    notices:
                      - year: 2027
                        published: 2026-11-20
                        holidays: {元旦: [2027-01-01/2027-01-03]}
                        makeUpDays: []
                    """));
    private static final Calendars BERLIN = SHANGHAI.in(ZoneId.of("Europe/Berlin"));
    private static final List<LocalTime> TIMES =
            List.of(LocalTime.MIDNIGHT, LocalTime.of(2, 30), LocalTime.of(23, 59, 59));

    static List<Calendars> zones() {
        return List.of(SHANGHAI, BERLIN);
    }

    @ParameterizedTest
    @MethodSource("zones")
    void theMoreDays_theLaterTheEnd_fromEachStart(Calendars calendars) {
        for (LocalDate day : everyDay()) {
            Instant start = day.atTime(11, 0).atZone(calendars.zone()).toInstant();
            for (LegalCalendar how : List.of(LegalCalendar.WORKDAY, LegalCalendar.CALDAY, LegalCalendar.CALDAY_HARD)) {
                Instant before = start;
                for (int n : new int[] {1, 2, 3, 4, 5, 6, 9, 10, 11}) {
                    Instant end = due(calendars, start, days(n, how));
                    // only a term whose end moves may share its end with a longer one
                    if (how == LegalCalendar.CALDAY ? end.isBefore(before) : !end.isAfter(before)) {
                        throw new AssertionError(n + " days in " + how + " from " + start);
                    }
                    before = end;
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("zones")
    void theLaterTheStart_theLaterTheEnd(Calendars calendars) {
        for (LegalCalendar how : List.of(LegalCalendar.WORKDAY, LegalCalendar.CALDAY, LegalCalendar.CALDAY_HARD)) {
            for (int n : new int[] {3, 5, 10}) {
                Instant before = Instant.MIN;
                for (LocalDate day : everyDay()) {
                    Instant end =
                            due(calendars, day.atStartOfDay(calendars.zone()).toInstant(), days(n, how));
                    assertThat(end).as("%s %s from %s", n, how, day).isAfterOrEqualTo(before);
                    before = end;
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("zones")
    void threeFiveAndTenDays_endWhereAWalkByHandEnds(Calendars calendars) {
        for (LocalDate day : everyDay()) {
            for (LocalTime time : TIMES) {
                Instant start = day.atTime(time).atZone(calendars.zone()).toInstant();
                for (int n : new int[] {3, 5, 10}) {
                    check(calendars, start, days(n, LegalCalendar.WORKDAY), walked(calendars, day, n, true, false));
                    check(calendars, start, days(n, LegalCalendar.CALDAY), walked(calendars, day, n, false, true));
                    check(
                            calendars,
                            start,
                            days(n, LegalCalendar.CALDAY_HARD),
                            walked(calendars, day, n, false, false));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("zones")
    void monthsEndOnTheCorrespondingDay_orOnTheLastOfAShorterMonth(Calendars calendars) {
        for (LocalDate day : everyDay()) {
            Instant start = day.atTime(9, 0).atZone(calendars.zone()).toInstant();
            for (int n = 1; n <= 13; n++) {
                YearMonth month = YearMonth.from(day).plusMonths(n);
                boolean last = day.getDayOfMonth() == day.lengthOfMonth();
                LocalDate end = month.atDay(
                        last ? month.lengthOfMonth() : Math.min(day.getDayOfMonth(), month.lengthOfMonth()));
                check(calendars, start, new Limit(n, LimitUnit.MONTHS, LegalCalendar.MONTH), end);
                check(calendars, start, Limit.of(n + " MONTHS", LegalCalendar.MONTH, true), end.minusDays(1));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2015, 2015-05-12, 2015-09-03 2015-09-04 2015-09-06",
        "2019, 2019-03-21, 2019-04-28 2019-05-02 2019-05-03 2019-05-05",
        "2020, 2020-01-26, 2020-01-31 2020-02-01"
    })
    void aNoticeInMidYear_changesItsDaysAndNoOthers(int year, LocalDate eve, String changed) {
        WorkCalendar before = WorkCalendar.stateCouncil().asOf(eve);
        WorkCalendar after = WorkCalendar.stateCouncil().asOf(eve.plusDays(1));
        Set<LocalDate> different = LocalDate.of(year, 1, 1)
                .datesUntil(LocalDate.of(year + 1, 1, 1))
                .filter(day -> before.isWorkingDay(day) != after.isWorkingDay(day))
                .collect(Collectors.toSet());

        assertThat(different)
                .containsExactlyInAnyOrderElementsOf(List.of(changed.split(" ")).stream()
                        .map(LocalDate::parse)
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({
        "2015-09-01T10:00+08:00, 2015-05-12, 3 WORKING_DAYS, 2015-09-05T00:00+08:00, 2015-09-08T00:00+08:00",
        "2019-04-26T10:00+08:00, 2019-03-21, 3 WORKING_DAYS, 2019-05-03T00:00+08:00, 2019-05-01T00:00+08:00",
        "2020-01-22T10:00+08:00, 2020-01-26, 3 WORKING_DAYS, 2020-02-02T00:00+08:00, 2020-02-05T00:00+08:00"
    })
    void anOpenTermMoves_withTheNoticeAndNotBefore(
            OffsetDateTime start, LocalDate eve, String limit, OffsetDateTime before, OffsetDateTime after) {
        Limit term = Limit.of(limit, LegalCalendar.WORKDAY);

        assertThat(due(SHANGHAI.knownOn(eve), start.toInstant(), term)).isEqualTo(before.toInstant());
        assertThat(due(SHANGHAI.knownOn(eve.plusDays(1)), start.toInstant(), term))
                .isEqualTo(after.toInstant());
    }

    @Test
    void eachYearHasAsManyWorkingDaysAsItsNoticesLeave() {
        // Counted apart from this code and this table, from another list of the same notices.
        int[] byYear = IntStream.rangeClosed(2014, 2026)
                .map(year -> (int) LocalDate.of(year, 1, 1)
                        .datesUntil(LocalDate.of(year + 1, 1, 1))
                        .filter(SHANGHAI.workCalendar()::isWorkingDay)
                        .count())
                .toArray();

        assertThat(byYear).containsExactly(250, 249, 250, 249, 250, 250, 249, 250, 249, 249, 251, 248, 248);
    }

    private static List<LocalDate> everyDay() {
        return LocalDate.of(2014, 1, 1).datesUntil(LocalDate.of(2027, 1, 1)).toList();
    }

    private static Limit days(int n, LegalCalendar how) {
        return new Limit(n, how == LegalCalendar.WORKDAY ? LimitUnit.WORKING_DAYS : LimitUnit.CALENDAR_DAYS, how);
    }

    private static Instant due(Calendars calendars, Instant start, Limit limit) {
        return Objects.requireNonNull(calendars.due(start, limit).instant());
    }

    private static void check(Calendars calendars, Instant start, Limit limit, LocalDate last) {
        Instant end = last.plusDays(1).atStartOfDay(calendars.zone()).toInstant();
        if (!due(calendars, start, limit).equals(end)) {
            throw new AssertionError(limit + " " + limit.calendar() + " from " + start + " in " + calendars.zone()
                    + ": expected " + end + ", was " + due(calendars, start, limit));
        }
    }

    private static LocalDate walked(Calendars calendars, LocalDate start, int n, boolean working, boolean moves) {
        LocalDate day = start;
        for (int left = n; left > 0; ) {
            day = day.plusDays(1);
            left -= !working || calendars.workCalendar().isWorkingDay(day) ? 1 : 0;
        }
        while (moves && !calendars.workCalendar().isWorkingDay(day)) {
            day = day.plusDays(1);
        }
        return day;
    }
}
