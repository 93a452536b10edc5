package org.firstbutton.supervision.reminder;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Set;
import org.firstbutton.supervision.calendar.Calendars;
import org.firstbutton.supervision.calendar.YearWithoutNotice;

/** 工作时间 — what is not urgent reminds nobody at night or on a holiday (product default: 8:00 to 18:00). */
final class DutyHours {
    private static final LocalTime FROM = LocalTime.of(8, 0);
    private static final LocalTime TO = LocalTime.of(18, 0);
    private static final Set<DayOfWeek> WEEKEND = Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

    private DutyHours() {}

    static boolean include(Calendars calendars, Instant now) {
        ZonedDateTime local = now.atZone(calendars.zone());
        return !local.toLocalTime().isBefore(FROM)
                && local.toLocalTime().isBefore(TO)
                && isWorkingDay(calendars, local.toLocalDate());
    }

    private static boolean isWorkingDay(Calendars calendars, LocalDate day) {
        try {
            return calendars.workCalendar().isWorkingDay(day);
        } catch (YearWithoutNotice unknown) {
            return !WEEKEND.contains(day.getDayOfWeek());
        }
    }
}
