package org.firstbutton.supervision.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.firstbutton.supervision.calendar.WalkedDay.Why;
import org.jspecify.annotations.Nullable;

/**
 * 到期时间 — the result of counting, with what it was counted from; the walk is told on request, because the judge
 * asks for a million dates and a person for one walk.
 *
 * @param instant the first instant after the term ("until 24:00" is 00:00 of the next day); none while an open pause
 *     holds the clock
 */
public record DueDate(
        Calendars calendars,
        Instant start,
        Limit limit,
        List<Pause> pauses,
        @Nullable Instant instant) {

    /** Each day from the start to the due date, whether it counted and why. */
    public List<WalkedDay> walk() {
        boolean byDay = !limit.unit().isClockTime() && limit.calendar() != LegalCalendar.CUTOFF;
        return byDay ? new DayWalk(calendars, start, limit, pauses).told() : daysTouched();
    }

    /** Clock time runs through every day; the walk only names the days. */
    private List<WalkedDay> daysTouched() {
        List<WalkedDay> walk = new ArrayList<>();
        Instant end = instant == null ? standsSince() : instant.minusNanos(1);
        LocalDate last = calendars.dayOf(end.isBefore(start) ? start : end);
        for (LocalDate day = calendars.dayOf(start); !day.isAfter(last); day = day.plusDays(1)) {
            Instant midnight = calendars.startOf(day.plusDays(1));
            boolean paused = pauses.stream().anyMatch(pause -> pause.covers(midnight));
            walk.add(new WalkedDay(
                    day,
                    !paused,
                    paused ? Why.PAUSED : Why.COUNTED,
                    calendars.workCalendar().nameOf(day)));
        }
        return List.copyOf(walk);
    }

    /** Where an open pause stopped the clock; the start, when it had not begun to run. */
    private Instant standsSince() {
        return pauses.stream()
                .filter(pause -> pause.until() == null)
                .map(Pause::from)
                .min(Comparator.naturalOrder())
                .orElse(start);
    }
}
