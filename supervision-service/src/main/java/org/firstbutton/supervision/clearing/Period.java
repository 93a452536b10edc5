package org.firstbutton.supervision.clearing;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;

/**
 * 周期 — one day, month or quarter of the local calendar. It ends at 24:00 of its last day, which is 00:00 of the next; that
 * instant is the cut-off (DayClosed, MonthClosed, QuarterClosed).
 *
 * @param first its first day
 */
record Period(Cycle cycle, LocalDate first) {

    static Period containing(Cycle cycle, Instant instant, ZoneId zone) {
        LocalDate day = LocalDate.ofInstant(instant, zone);
        return new Period(
                cycle,
                switch (cycle) {
                    case DAY -> day;
                    case MONTH -> day.withDayOfMonth(1);
                    case QUARTER -> day.with(IsoFields.DAY_OF_QUARTER, 1);
                });
    }

    /** All that end after the first instant and have begun at the second: what was missed meanwhile, and the running one. */
    static List<Period> endingAfter(Cycle cycle, Instant earlier, Instant now, ZoneId zone) {
        List<Period> periods = new ArrayList<>();
        Period period = containing(cycle, earlier, zone);
        while (!period.from(zone).isAfter(now)) {
            periods.add(period);
            period = period.next();
        }
        return periods;
    }

    Period next() {
        return new Period(cycle, behind());
    }

    private LocalDate behind() {
        return switch (cycle) {
            case DAY -> first.plusDays(1);
            case MONTH -> first.plusMonths(1);
            case QUARTER -> first.plusMonths(3);
        };
    }

    Instant from(ZoneId zone) {
        return first.atStartOfDay(zone).toInstant();
    }

    Instant end(ZoneId zone) {
        return behind().atStartOfDay(zone).toInstant();
    }

    /** As facts carry it: {@code 2026-11-22}, {@code 2026-11}, {@code 2026-Q4}. */
    String label() {
        return switch (cycle) {
            case DAY -> first.toString();
            case MONTH -> first.toString().substring(0, 7);
            case QUARTER -> first.getYear() + "-Q" + first.get(IsoFields.QUARTER_OF_YEAR);
        };
    }
}
