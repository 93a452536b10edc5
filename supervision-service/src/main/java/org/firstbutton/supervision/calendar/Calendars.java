package org.firstbutton.supervision.calendar;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 期限计算 — everything a due date depends on besides start, limit and pauses. An immutable value: the same question
 * always has the same answer.
 *
 * @param weekendsMoveTheEnd whether a plain weekend counts as a holiday (节假日) for the last day of a term
 */
public record Calendars(ZoneId zone, WorkCalendar workCalendar, boolean weekendsMoveTheEnd) {

    public static Calendars chinaStandard() {
        return new Calendars(ZoneId.of("Asia/Shanghai"), WorkCalendar.stateCouncil(), true);
    }

    public Calendars in(ZoneId otherZone) {
        return new Calendars(otherZone, workCalendar, weekendsMoveTheEnd);
    }

    public Calendars with(WorkCalendar otherCalendar) {
        return new Calendars(zone, otherCalendar, weekendsMoveTheEnd);
    }

    public Calendars knownOn(LocalDate day) {
        return new Calendars(zone, workCalendar.asOf(day), weekendsMoveTheEnd);
    }

    /**
     * 旧版日历 — the calendar as it was until a notice changed a year in its course.
     *
     * @param until the instant from which the change counts: the beginning of the day of the notice
     */
    public record Edition(Calendars calendars, Instant until) {}

    /** The calendars that were changed while a term that began here may have run, the oldest first; mostly none. */
    public List<Edition> editionsSince(Instant start) {
        List<LocalDate> revised = workCalendar.revisedAfter(dayOf(start));
        return revised.isEmpty()
                ? List.of()
                : revised.stream()
                        .map(day -> new Edition(with(workCalendar.beforeRevision(day)), startOf(day)))
                        .toList();
    }

    public DueDate due(Instant start, Limit limit) {
        return due(start, limit, List.of());
    }

    /** When a term that began at {@code start} ends. The day of the start is not counted. */
    public DueDate due(Instant start, Limit limit, List<Pause> pauses) {
        return new DueDate(this, start, limit, List.copyOf(pauses), instantOf(start, limit, pauses));
    }

    /**
     * When {@code percent} of the term is used up, counted in the term's own calendar: 80 % of five working days is
     * four working days, whatever weekends lie between. None while a pause keeps it from being reached.
     */
    public @Nullable Instant partOf(DueDate due, int percent) {
        Limit limit = due.limit();
        if (limit.unit().isClockTime()) {
            Duration part =
                    limit.unit().times(limit.amount()).multipliedBy(percent).dividedBy(100);
            return elapsed(due.start(), part, due.pauses());
        }
        if (limit.calendar() == LegalCalendar.CUTOFF) {
            Instant end = due.instant();
            return end == null
                    ? null
                    : due.start()
                            .plus(Duration.between(due.start(), end)
                                    .multipliedBy(percent)
                                    .dividedBy(100));
        }
        return new DayWalk(this, due.start(), limit, due.pauses()).part(percent);
    }

    private @Nullable Instant instantOf(Instant start, Limit limit, List<Pause> pauses) {
        if (limit.unit().isClockTime()) {
            return elapsed(start, limit.unit().times(limit.amount()), pauses);
        }
        if (limit.calendar() == LegalCalendar.CUTOFF) {
            return nextCutoff(start, limit);
        }
        return new DayWalk(this, start, limit, pauses).end();
    }

    /** A cut-off comes when it comes: pauses do not move it. */
    private Instant nextCutoff(Instant start, Limit limit) {
        LocalDate day = dayOf(start);
        LocalDate next = switch (limit.unit()) {
            case CALENDAR_DAYS ->
                limit.amount() == 1 ? day.plusDays(1) : day.with(TemporalAdjusters.next(DayOfWeek.MONDAY));
            default -> {
                int first = (day.getMonthValue() - 1) / (int) limit.amount() * (int) limit.amount() + 1;
                yield LocalDate.of(day.getYear(), first, 1).plusMonths(limit.amount());
            }
        };
        return startOf(next).plus(limit.plus());
    }

    private static @Nullable Instant elapsed(Instant start, Duration amount, List<Pause> pauses) {
        if (pauses.isEmpty()) {
            return start.plus(amount);
        }
        Instant running = start;
        Duration left = amount;
        for (Pause pause : pauses.stream()
                .sorted(java.util.Comparator.comparing(Pause::from))
                .toList()) {
            if (!pause.from().isBefore(running.plus(left))) {
                break;
            }
            if (pause.from().isAfter(running)) {
                left = left.minus(Duration.between(running, pause.from()));
                running = pause.from();
            }
            if (pause.until() == null) {
                return null;
            }
            if (pause.until().isAfter(running)) {
                running = pause.until();
            }
        }
        return running.plus(left);
    }

    LocalDate dayOf(Instant instant) {
        return instant.atZone(zone).toLocalDate();
    }

    Instant startOf(LocalDate day) {
        return ZonedDateTime.of(day.atStartOfDay(), zone).toInstant();
    }

    /** Whether a term may not end on this day. */
    boolean movesTheEnd(LocalDate day) {
        return weekendsMoveTheEnd ? !workCalendar.isWorkingDay(day) : workCalendar.isHoliday(day);
    }
}
