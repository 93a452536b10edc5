package org.firstbutton.supervision.calendar;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** 中止计时 — the clock stands still after {@code from} and up to {@code until}; none means that it still stands. */
public record Pause(Instant from, @Nullable Instant until) {
    public Pause {
        if (until != null && until.isBefore(from)) {
            throw new IllegalArgumentException("a pause ends after it begins, not " + from + " to " + until);
        }
    }

    boolean covers(Instant moment) {
        return from.isBefore(moment) && (until == null || !moment.isAfter(until));
    }
}
