package org.firstbutton.localrun.county;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.firstbutton.localrun.county.story.Days;

/**
 * 县情计划 — the same plan always gives the same county.
 *
 * @param days how many full days, the last of which ended some hours before {@code now}
 */
public record CountyPlan(int days, long seed, Instant now) {
    public static final int MOST_DAYS = 90;
    // Whatever falls due at the last midnight is past, with every grace, before anybody counts.
    private static final Duration SETTLING = Duration.ofHours(6);

    public CountyPlan {
        if (days < 1 || days > MOST_DAYS) {
            throw new IllegalArgumentException("days must lie between 1 and " + MOST_DAYS);
        }
    }

    /** Until when things happen: what would come later nobody has written down before {@code now}. */
    Instant told() {
        return now.minus(Duration.ofHours(2));
    }

    /** The first day of the month before that of the last day; it is over, whatever the hour. */
    LocalDate monthBefore() {
        return lastDay().withDayOfMonth(1).minusMonths(1);
    }

    public LocalDate lastDay() {
        return now.minus(SETTLING).atZone(Days.ZONE).toLocalDate().minusDays(1);
    }

    public LocalDate firstDay() {
        return lastDay().minusDays(days - 1L);
    }

    public Instant begin() {
        return Days.begin(firstDay());
    }

    /** The midnight that ends the last day. */
    public Instant end() {
        return Days.begin(lastDay().plusDays(1));
    }
}
