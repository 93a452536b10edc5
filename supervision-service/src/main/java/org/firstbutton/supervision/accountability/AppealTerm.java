package org.firstbutton.supervision.accountability;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.firstbutton.supervision.almanac.CalendarInForce;
import org.firstbutton.supervision.calendar.LegalCalendar;
import org.firstbutton.supervision.calendar.Limit;
import org.firstbutton.supervision.calendar.LimitUnit;
import org.jspecify.annotations.Nullable;

/** 申诉期限 — confinement is answered in 24 hours, suspension in five days (ordinance on police inspection, art. 14). */
@ApplicationScoped
class AppealTerm {
    private static final Limit CONFINEMENT = new Limit(24, LimitUnit.HOURS, LegalCalendar.CLOCK);
    private static final Limit SUSPENSION = new Limit(5, LimitUnit.CALENDAR_DAYS, LegalCalendar.CALDAY);

    private final CalendarInForce calendar;

    AppealTerm(CalendarInForce calendar) {
        this.calendar = calendar;
    }

    /** When the answer is due; null for a kind that has no term, or if the calendar of that year is not out yet. */
    @Nullable
    Instant end(String kind, Instant appealedAt) {
        if (!SanctionKind.lasts(kind)) {
            return null;
        }
        return calendar.endOf(appealedAt, kind.equals(SanctionKind.CONFINEMENT.name()) ? CONFINEMENT : SUSPENSION);
    }
}
