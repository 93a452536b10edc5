package org.firstbutton.supervision.calendar;

import java.time.LocalDate;

/**
 * 逐日计算 — one day of the walk from start to due date.
 *
 * @param name the holiday's name in Chinese, empty on other days
 */
public record WalkedDay(LocalDate date, boolean counted, Why why, String name) {

    /** Why a day counts or does not. */
    public enum Why {
        START_DAY,
        COUNTED,
        MAKE_UP_DAY,
        WEEKEND,
        HOLIDAY,
        PAUSED,
        /** The term would have ended here, but nobody works on this day. */
        ROLLED,
        /** The working day to which the end moved. */
        ROLLED_TO
    }
}
