package org.firstbutton.supervision.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class LegalTimePropertyTest {
    private static final Calendars SHANGHAI = Calendars.chinaStandard();
    private static final Calendars CHICAGO = SHANGHAI.in(ZoneId.of("America/Chicago"));

    @Property(tries = 3000)
    void aLongerTermNeverEndsEarlier(
            @ForAll("starts") Instant start,
            @ForAll("zones") Calendars calendars,
            @ForAll LimitUnit unit,
            @ForAll @IntRange(min = 1, max = 40) int amount) {
        int n = unit == LimitUnit.MONTHS ? 1 + amount % 3 : amount;
        for (LegalCalendar calendar : LegalCalendar.values()) {
            if (calendar != LegalCalendar.CUTOFF && calendar.units().contains(unit)) {
                Instant shorter = due(calendars, start, new Limit(n, unit, calendar), List.of());
                Instant longer = due(calendars, start, new Limit(n + 1, unit, calendar), List.of());
                assertThat(longer).as("%s %s", unit, calendar).isAfterOrEqualTo(shorter);
                assertThat(shorter).isAfter(start);
            }
        }
    }

    @Property(tries = 3000)
    void countedDaysEqualABruteForceWalk(
            @ForAll("starts") Instant start,
            @ForAll("zones") Calendars calendars,
            @ForAll @IntRange(min = 1, max = 60) int n) {
        assertThat(due(calendars, start, new Limit(n, LimitUnit.WORKING_DAYS, LegalCalendar.WORKDAY), List.of()))
                .isEqualTo(bruteForce(calendars, start, n, true, false));
        assertThat(due(calendars, start, new Limit(n, LimitUnit.CALENDAR_DAYS, LegalCalendar.CALDAY), List.of()))
                .isEqualTo(bruteForce(calendars, start, n, false, true));
        assertThat(due(calendars, start, new Limit(n, LimitUnit.CALENDAR_DAYS, LegalCalendar.CALDAY_HARD), List.of()))
                .isEqualTo(bruteForce(calendars, start, n, false, false));
    }

    @Property(tries = 1)
    void threeFiveAndTenWorkingDaysKeepTheirOrderFromEachStartDate() {
        LocalDate end = LocalDate.of(2026, 12, 1);
        for (LocalDate day = LocalDate.of(2013, 1, 1); day.isBefore(end); day = day.plusDays(1)) {
            Instant start = day.atTime(11, 0).atZone(SHANGHAI.zone()).toInstant();
            Instant three =
                    due(SHANGHAI, start, new Limit(3, LimitUnit.WORKING_DAYS, LegalCalendar.WORKDAY), List.of());
            Instant five = due(SHANGHAI, start, new Limit(5, LimitUnit.WORKING_DAYS, LegalCalendar.WORKDAY), List.of());
            Instant ten = due(SHANGHAI, start, new Limit(10, LimitUnit.WORKING_DAYS, LegalCalendar.WORKDAY), List.of());
            assertThat(three).as("from %s", day).isBefore(five);
            assertThat(five).as("from %s", day).isBefore(ten);
        }
    }

    @Property(tries = 3000)
    void splitPausesEqualJoinedOnes(
            @ForAll("starts") Instant start,
            @ForAll("limits") Limit limit,
            @ForAll @IntRange(min = 0, max = 20_000) int fromMinutes,
            @ForAll @IntRange(min = 0, max = 10_000) int firstMinutes,
            @ForAll @IntRange(min = 0, max = 10_000) int secondMinutes) {
        Instant from = start.plusSeconds(60L * fromMinutes);
        Instant middle = from.plusSeconds(60L * firstMinutes);
        Instant until = middle.plusSeconds(60L * secondMinutes);

        Instant joined = due(CHICAGO, start, limit, List.of(new Pause(from, until)));
        Instant split = due(CHICAGO, start, limit, List.of(new Pause(middle, until), new Pause(from, middle)));

        assertThat(split).isEqualTo(joined);
        assertThat(joined).isAfterOrEqualTo(due(CHICAGO, start, limit, List.of()));
    }

    @Property(tries = 1000)
    void aWarningLiesWithinTheTermAndGrowsWithThePercentage(
            @ForAll("starts") Instant start,
            @ForAll("limits") Limit limit,
            @ForAll @IntRange(min = 1, max = 99) int percent) {
        DueDate due = SHANGHAI.due(start, limit);

        assertThat(SHANGHAI.partOf(due, percent)).isBetween(start, due.instant());
        assertThat(SHANGHAI.partOf(due, percent)).isBeforeOrEqualTo(SHANGHAI.partOf(due, percent + 1));
    }

    @Provide
    Arbitrary<Instant> starts() {
        long first = Instant.parse("2013-01-01T00:00:00Z").getEpochSecond();
        long last = Instant.parse("2026-08-01T00:00:00Z").getEpochSecond();
        return Arbitraries.longs().between(first, last).map(Instant::ofEpochSecond);
    }

    @Provide
    Arbitrary<Calendars> zones() {
        return Arbitraries.of(SHANGHAI, CHICAGO);
    }

    @Provide
    Arbitrary<Limit> limits() {
        return Arbitraries.of(
                new Limit(72, LimitUnit.HOURS, LegalCalendar.CLOCK),
                new Limit(5, LimitUnit.WORKING_DAYS, LegalCalendar.WORKDAY),
                new Limit(7, LimitUnit.CALENDAR_DAYS, LegalCalendar.CALDAY),
                new Limit(7, LimitUnit.CALENDAR_DAYS, LegalCalendar.CALDAY_HARD),
                new Limit(2, LimitUnit.MONTHS, LegalCalendar.MONTH));
    }

    private static Instant due(Calendars calendars, Instant start, Limit limit, List<Pause> pauses) {
        Instant due = calendars.due(start, limit, pauses).instant();
        return java.util.Objects.requireNonNull(due);
    }

    private static Instant bruteForce(Calendars calendars, Instant start, int n, boolean working, boolean rolls) {
        WorkCalendar work = calendars.workCalendar();
        LocalDate day = start.atZone(calendars.zone()).toLocalDate();
        int counted = 0;
        while (counted < n) {
            day = day.plusDays(1);
            if (!working || work.isWorkingDay(day)) {
                counted++;
            }
        }
        while (rolls && !work.isWorkingDay(day)) {
            day = day.plusDays(1);
        }
        return day.plusDays(1).atStartOfDay(calendars.zone()).toInstant();
    }
}
