package org.firstbutton.supervision.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.firstbutton.supervision.calendar.WalkedDay.Why;
import org.jspecify.annotations.Nullable;

/** 逐日推算 — walks a term day by day, once for the date and, when somebody asks, once more to tell why. */
final class DayWalk {
    private final Calendars calendars;
    private final Instant start;
    private final Limit limit;
    private final List<Pause> pauses;
    private final LocalDate firstDay;

    DayWalk(Calendars calendars, Instant start, Limit limit, List<Pause> pauses) {
        this.calendars = calendars;
        this.start = start;
        this.limit = limit;
        this.pauses = pauses;
        this.firstDay = calendars.dayOf(start);
    }

    /** The first instant after the term, or none while an open pause holds it. */
    @Nullable
    Instant end() {
        LocalDate last = lastCounted(days(), null);
        LocalDate moved = last == null ? null : moved(last, null);
        return moved == null ? null : calendars.startOf(moved.plusDays(1));
    }

    @Nullable
    Instant part(int percent) {
        long hundredths = days() * percent;
        LocalDate whole = lastCounted(hundredths / 100, null);
        long rest = hundredths % 100;
        if (whole == null || rest == 0) {
            return whole == null ? null : afterOrAtStart(whole);
        }
        LocalDate next = lastCounted(hundredths / 100 + 1, null);
        if (next == null) {
            return null;
        }
        Instant from = calendars.startOf(next);
        Duration day = Duration.between(from, calendars.startOf(next.plusDays(1)));
        return from.plus(day.multipliedBy(rest).dividedBy(100));
    }

    List<WalkedDay> told() {
        List<WalkedDay> walk = new ArrayList<>();
        walk.add(new WalkedDay(
                firstDay, false, Why.START_DAY, calendars.workCalendar().nameOf(firstDay)));
        LocalDate last = lastCounted(days(), walk);
        if (last != null) {
            moved(last, walk);
        }
        return List.copyOf(walk);
    }

    private Instant afterOrAtStart(LocalDate day) {
        return day.equals(firstDay) ? start : calendars.startOf(day.plusDays(1));
    }

    /** How many days have to be counted. */
    private long days() {
        if (limit.unit() != LimitUnit.MONTHS) {
            return limit.amount();
        }
        LocalDate target = firstDay.plusMonths(limit.amount());
        if (YearMonth.from(firstDay).atEndOfMonth().equals(firstDay)) {
            target = YearMonth.from(target).atEndOfMonth();
        }
        return target.toEpochDay() - firstDay.toEpochDay() - (limit.minusOneDay() ? 1 : 0);
    }

    private @Nullable LocalDate lastCounted(long days, @Nullable List<WalkedDay> walk) {
        if (walk == null && pauses.isEmpty() && limit.calendar() != LegalCalendar.WORKDAY) {
            return firstDay.plusDays(days);
        }
        LocalDate day = firstDay;
        for (long counted = 0; counted < days; ) {
            day = day.plusDays(1);
            Why why = why(day);
            boolean counts = why == Why.COUNTED || why == Why.MAKE_UP_DAY;
            counted += counts ? 1 : 0;
            if (walk != null) {
                walk.add(
                        new WalkedDay(day, counts, why, calendars.workCalendar().nameOf(day)));
            }
            if (why == Why.PAUSED && heldForEver(day)) {
                return null;
            }
        }
        return day;
    }

    private @Nullable LocalDate moved(LocalDate last, @Nullable List<WalkedDay> walk) {
        if (limit.calendar() != LegalCalendar.CALDAY) {
            return last;
        }
        LocalDate day = last;
        while (calendars.movesTheEnd(day) || (!day.equals(last) && isPaused(day))) {
            if (heldForEver(day)) {
                return null;
            }
            tell(walk, day, day.equals(last), Why.ROLLED);
            day = day.plusDays(1);
        }
        if (!day.equals(last)) {
            tell(walk, day, false, Why.ROLLED_TO);
        }
        return day;
    }

    private void tell(@Nullable List<WalkedDay> walk, LocalDate day, boolean replacesLast, Why why) {
        if (walk != null) {
            if (replacesLast) {
                walk.remove(walk.size() - 1);
            }
            walk.add(new WalkedDay(
                    day, replacesLast, why, calendars.workCalendar().nameOf(day)));
        }
    }

    private Why why(LocalDate day) {
        if (isPaused(day)) {
            return Why.PAUSED;
        }
        if (limit.calendar() != LegalCalendar.WORKDAY) {
            return Why.COUNTED;
        }
        WorkCalendar work = calendars.workCalendar();
        if (work.isWorkingDay(day)) {
            return work.isMakeUpDay(day) ? Why.MAKE_UP_DAY : Why.COUNTED;
        }
        return work.isHoliday(day) ? Why.HOLIDAY : Why.WEEKEND;
    }

    /** A day is lost to a pause when the clock stands at its end, 24:00; so split pauses equal joined ones. */
    private boolean isPaused(LocalDate day) {
        if (pauses.isEmpty()) {
            return false;
        }
        Instant end = calendars.startOf(day.plusDays(1));
        return pauses.stream().anyMatch(pause -> pause.covers(end));
    }

    private boolean heldForEver(LocalDate day) {
        Instant end = calendars.startOf(day.plusDays(1));
        return pauses.stream().anyMatch(pause -> pause.until() == null && pause.covers(end));
    }
}
