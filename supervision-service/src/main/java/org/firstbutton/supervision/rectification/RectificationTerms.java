package org.firstbutton.supervision.rectification;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.firstbutton.supervision.almanac.CalendarInForce;
import org.firstbutton.supervision.calendar.LegalCalendar;
import org.firstbutton.supervision.calendar.Limit;
import org.firstbutton.supervision.calendar.LimitUnit;
import org.jspecify.annotations.Nullable;

/**
 * 整改期限 — how long each part of a rectification may take. The terms of the order are those of SUP-02, the watch is that
 * of SUP-04; the others are product defaults. A date in a year whose calendar was not announced yet is not known.
 */
@ApplicationScoped
class RectificationTerms {
    static final Duration WATCH = Duration.ofDays(90);
    static final Map<String, Limit> FIRST = Map.of(
            "CRITICAL", new Limit(24, LimitUnit.HOURS, LegalCalendar.CLOCK),
            "HIGH", workingDays(3),
            "MEDIUM", workingDays(7),
            "LOW", workingDays(15));

    private static final Limit RECHECK = workingDays(3);
    private static final Limit INTERVIEW = workingDays(3);

    private final CalendarInForce calendar;

    RectificationTerms(CalendarInForce calendar) {
        this.calendar = calendar;
    }

    @Nullable
    Instant first(Instant ordered, String severity) {
        return calendar.endOf(ordered, of(severity));
    }

    /** Twice the first term, from the order on. */
    @Nullable
    Instant extended(Instant ordered, String severity) {
        Limit first = of(severity);
        return calendar.endOf(ordered, new Limit(2 * first.amount(), first.unit(), first.calendar()));
    }

    @Nullable
    Instant recheck(Instant submitted) {
        return calendar.endOf(submitted, RECHECK);
    }

    @Nullable
    Instant interview(Instant escalated) {
        return calendar.endOf(escalated, INTERVIEW);
    }

    private static Limit of(String severity) {
        return Objects.requireNonNull(FIRST.get(severity), severity);
    }

    private static Limit workingDays(int days) {
        return new Limit(days, LimitUnit.WORKING_DAYS, LegalCalendar.WORKDAY);
    }
}
