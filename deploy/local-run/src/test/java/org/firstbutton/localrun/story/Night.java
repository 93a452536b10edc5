package org.firstbutton.localrun.story;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** 夜里 — last night at half past two, by supervision's clock. */
final class Night implements AutoCloseable {
    private static final ZoneId HERE = ZoneId.of("Asia/Shanghai");
    private static final LocalTime HOUR = LocalTime.of(2, 30);

    private final SupervisionClock clock;
    private final ZonedDateTime fallen;

    private Night(SupervisionClock clock, ZonedDateTime fallen) {
        this.clock = clock;
        this.fallen = fallen;
    }

    static Night falls(WholeSystem system) throws SQLException {
        ZonedDateTime now = ZonedDateTime.now(HERE);
        ZonedDateTime today = now.with(HOUR);
        ZonedDateTime fallen = today.isBefore(now.minusMinutes(10)) ? today : today.minusDays(1);
        return new Night(SupervisionClock.putTo(fallen.toInstant(), system), fallen);
    }

    /** When it fell. */
    Instant start() {
        return fallen.toInstant();
    }

    /** The clock is put to this hour of the same day. */
    void passesTo(LocalTime hour) throws SQLException {
        clock.passesTo(fallen.with(hour).toInstant());
    }

    static boolean isNight(Instant at) {
        LocalTime time = at.atZone(HERE).toLocalTime();
        return time.isBefore(LocalTime.of(6, 0)) || time.isAfter(LocalTime.of(22, 0));
    }

    @Override
    public void close() throws SQLException {
        clock.close();
    }
}
