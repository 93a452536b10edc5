package org.firstbutton.supervision.almanac;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.OptionalInt;
import org.firstbutton.supervision.calendar.WorkCalendar;
import org.junit.jupiter.api.Test;

class NextYearsNoticeTest {
    private static final WorkCalendar TABLE = WorkCalendar.stateCouncil();

    @Test
    void fromTheFirstOfDecember_theNextYearsNoticeIsMissed() {
        WorkCalendar known = TABLE.asOf(LocalDate.of(2025, 11, 3));

        assertThat(NextYearsNotice.missing(known, LocalDate.of(2025, 11, 30))).isEmpty();
        assertThat(NextYearsNotice.missing(known, LocalDate.of(2025, 12, 1))).isEqualTo(OptionalInt.of(2026));
        assertThat(NextYearsNotice.missing(TABLE, LocalDate.of(2025, 12, 1))).isEmpty();
    }

    @Test
    void inAYearWithoutANotice_theYearItselfIsMissed() {
        assertThat(NextYearsNotice.missing(TABLE.asOf(LocalDate.of(2025, 11, 3)), LocalDate.of(2026, 3, 1)))
                .isEqualTo(OptionalInt.of(2026));
    }
}
