package org.firstbutton.supervision.notification;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * 通知偏好 — when something is pushed to a person. What is HIGH or CRITICAL is pushed at once, whatever he prefers; everything
 * else waits for his digest and the end of his quiet hours, and what he has muted is not pushed at all.
 *
 * @param muted kinds that are not pushed
 * @param quietFrom local time; the quiet hours may run past midnight
 * @param digestAt everything since the day before is pushed then, together
 */
record Preference(
        Set<NotificationKind> muted,
        @Nullable LocalTime quietFrom,
        @Nullable LocalTime quietTo,
        @Nullable LocalTime digestAt) {
    static final Preference NONE = new Preference(Set.of(), null, null, null);
    private static final Set<String> GRAVE = Set.of("HIGH", "CRITICAL");

    /** None: not at all. */
    @Nullable
    Instant pushAt(NotificationKind kind, String severity, Instant told, ZoneId zone) {
        if (GRAVE.contains(severity)) {
            return told;
        }
        if (muted.contains(kind)) {
            return null;
        }
        ZonedDateTime at = told.atZone(zone);
        if (digestAt != null) {
            at = next(at, digestAt);
        }
        return (isQuiet(at) && quietTo != null ? next(at, quietTo) : at).toInstant();
    }

    private boolean isQuiet(ZonedDateTime at) {
        if (quietFrom == null || quietTo == null) {
            return false;
        }
        LocalTime time = at.toLocalTime();
        boolean afterStart = !time.isBefore(quietFrom);
        boolean beforeEnd = time.isBefore(quietTo);
        return quietFrom.isBefore(quietTo) ? afterStart && beforeEnd : afterStart || beforeEnd;
    }

    private static ZonedDateTime next(ZonedDateTime from, LocalTime time) {
        ZonedDateTime today = from.with(time);
        return today.isBefore(from) ? from.plusDays(1).with(time) : today;
    }
}
