package org.firstbutton.supervision.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.firstbutton.supervision.calendar.TermLedger.Entry;
import org.firstbutton.supervision.calendar.TermLedger.Entry.ExtendedBy;
import org.firstbutton.supervision.calendar.TermLedger.Entry.Paused;
import org.firstbutton.supervision.calendar.TermLedger.Outcome;

class LegalTimePropertyTest {
    private static final Calendars SHANGHAI = Calendars.chinaStandard();
    private static final Calendars BERLIN = SHANGHAI.in(ZoneId.of("Europe/Berlin"));

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

    @Property(tries = 3000)
    void splitPausesEqualJoinedOnes(
            @ForAll("starts") Instant start,
            @ForAll("zones") Calendars calendars,
            @ForAll("limits") Limit limit,
            @ForAll @IntRange(min = 0, max = 20_000) int fromMinutes,
            @ForAll @IntRange(min = 0, max = 10_000) int firstMinutes,
            @ForAll @IntRange(min = 0, max = 10_000) int secondMinutes) {
        Instant from = start.plusSeconds(60L * fromMinutes);
        Instant middle = from.plusSeconds(60L * firstMinutes);
        Instant until = middle.plusSeconds(60L * secondMinutes);

        Instant joined = due(calendars, start, limit, List.of(new Pause(from, until)));
        Instant split = due(calendars, start, limit, List.of(new Pause(middle, until), new Pause(from, middle)));

        assertThat(split).isEqualTo(joined);
        assertThat(joined).isAfterOrEqualTo(due(calendars, start, limit, List.of()));
    }

    @Property(tries = 3000)
    void withoutOneExtension_aTermEndsAsIfItHadNeverBeenGranted(
            @ForAll("starts") Instant start,
            @ForAll("zones") Calendars calendars,
            @ForAll("dayLimits") Limit limit,
            @ForAll("entries") List<Function<Instant, Entry>> planned,
            @ForAll @IntRange(min = 0, max = 100) int which) {
        List<Entry> entries = planned.stream()
                .map(entry -> entry.apply(start))
                .sorted(Comparator.comparing(Entry::at))
                .collect(Collectors.toCollection(ArrayList::new));
        TermLedger all = new TermLedger(calendars, start, limit, null);
        entries.removeIf(entry -> all.enter(entry) != Outcome.COUNTED);
        assertThat(all.due().instant()).isEqualTo(counted(calendars, start, limit, entries));

        List<Entry> extensions =
                entries.stream().filter(ExtendedBy.class::isInstance).toList();
        if (!extensions.isEmpty()) {
            entries.remove(extensions.get(which % extensions.size()));
            TermLedger without = new TermLedger(calendars, start, limit, null);
            entries.removeIf(entry -> without.enter(entry) != Outcome.COUNTED);
            assertThat(without.due().instant())
                    .isEqualTo(counted(calendars, start, limit, entries))
                    .isBefore(all.due().instant());
        }
    }

    /** Without a ledger: the limit and all that was added to it, past all pauses, in whatever order. */
    private static Instant counted(Calendars calendars, Instant start, Limit limit, List<Entry> entries) {
        long amount = limit.amount();
        List<Pause> pauses = new ArrayList<>();
        for (Entry entry : entries) {
            if (entry instanceof ExtendedBy by) {
                amount += by.more().amount();
            } else if (entry instanceof Paused paused) {
                pauses.add(0, paused.pause());
            }
        }
        return due(calendars, start, new Limit(amount, limit.unit(), limit.calendar()), pauses);
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
        return Arbitraries.of(SHANGHAI, BERLIN);
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

    @Provide
    Arbitrary<Limit> dayLimits() {
        return Arbitraries.of(
                new Limit(3, LimitUnit.CALENDAR_DAYS, LegalCalendar.CALDAY_HARD),
                new Limit(30, LimitUnit.CALENDAR_DAYS, LegalCalendar.CALDAY_HARD));
    }

    /** Pauses and extensions that happen some minutes after the start. */
    @Provide
    Arbitrary<List<Function<Instant, Entry>>> entries() {
        Arbitrary<Integer> minutes = Arbitraries.integers().between(0, 90_000);
        Arbitrary<Function<Instant, Entry>> pauses = Combinators.combine(
                        minutes, Arbitraries.integers().between(0, 20_000))
                .as((from, length) -> start ->
                        new Paused(new Pause(start.plusSeconds(60L * from), start.plusSeconds(60L * (from + length)))));
        Arbitrary<Function<Instant, Entry>> extensions = Combinators.combine(
                        minutes, Arbitraries.integers().between(1, 30))
                .as((at, days) -> start -> new ExtendedBy(
                        start.plusSeconds(60L * at),
                        new Limit(days, LimitUnit.CALENDAR_DAYS, LegalCalendar.CALDAY_HARD)));
        return Arbitraries.oneOf(List.of(pauses, extensions)).list().ofMaxSize(8);
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
