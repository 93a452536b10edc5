package org.firstbutton.supervision.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.firstbutton.supervision.calendar.Calendars;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DutyHoursTest {
    @ParameterizedTest
    @CsvSource({
        "2026-03-30T00:00:00Z, true", // Monday 8:00
        "2026-03-29T23:59:59Z, false",
        "2026-03-30T09:59:59Z, true",
        "2026-03-30T10:00:00Z, false", // 18:00
        "2026-03-28T02:00:00Z, false", // Saturday
        "2026-10-01T02:00:00Z, false", // National Day
    })
    void nobodyIsRemindedOutsideThem(Instant now, boolean included) {
        assertThat(DutyHours.include(Calendars.chinaStandard(), now)).isEqualTo(included);
    }
}
