package org.firstbutton.supervision.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.OffsetDateTime;
import org.firstbutton.supervision.calendar.TermLedger.Entry.ExtendedBy;
import org.firstbutton.supervision.calendar.TermLedger.Entry.ExtendedTo;
import org.firstbutton.supervision.calendar.TermLedger.Entry.Paused;
import org.firstbutton.supervision.calendar.TermLedger.Outcome;
import org.junit.jupiter.api.Test;

class TermLedgerTest {
    private static final Limit THIRTY_DAYS = Limit.of("30 CALENDAR_DAYS", LegalCalendar.CALDAY_HARD);
    private static final Instant START = at("2026-03-02T10:00+08:00");

    @Test
    void severalExtensions_eachWithinTheTermThenCurrent_addUp() {
        TermLedger ledger = ledger(null);

        assertThat(ledger.enter(new ExtendedBy(at("2026-04-01T17:00+08:00"), THIRTY_DAYS)))
                .isEqualTo(Outcome.COUNTED);
        assertThat(ledger.enter(new ExtendedBy(at("2026-05-01T17:00+08:00"), THIRTY_DAYS)))
                .isEqualTo(Outcome.COUNTED);
        assertThat(ledger.due().instant()).isEqualTo(at("2026-06-01T00:00+08:00"));
    }

    @Test
    void anExtensionAfterExpiry_doesNotCountNorDoesTheNextThatReliesOnIt() {
        TermLedger ledger = ledger(null);

        assertThat(ledger.enter(new ExtendedBy(at("2026-04-02T09:00+08:00"), THIRTY_DAYS)))
                .isEqualTo(Outcome.EXPIRED);
        assertThat(ledger.enter(new ExtendedBy(at("2026-04-20T09:00+08:00"), THIRTY_DAYS)))
                .isEqualTo(Outcome.EXPIRED);
        assertThat(ledger.due().instant()).isEqualTo(at("2026-04-02T00:00+08:00"));
    }

    @Test
    void aPauseMayCarryTheTermToTheDayOnWhichItIsExtended() {
        TermLedger ledger = ledger(null);
        Pause appraisal = new Pause(at("2026-03-10T09:00+08:00"), at("2026-03-20T09:00+08:00"));

        assertThat(ledger.enter(new Paused(appraisal))).isEqualTo(Outcome.COUNTED);
        assertThat(ledger.enter(new ExtendedBy(at("2026-04-05T09:00+08:00"), THIRTY_DAYS)))
                .isEqualTo(Outcome.COUNTED);
        assertThat(ledger.due().instant()).isEqualTo(at("2026-05-12T00:00+08:00"));
    }

    @Test
    void extensionsBeyondTheCap_doNotCount() {
        TermLedger ledger = ledger(Limit.of("45 CALENDAR_DAYS", LegalCalendar.CALDAY_HARD));

        assertThat(ledger.enter(new ExtendedBy(START, THIRTY_DAYS))).isEqualTo(Outcome.COUNTED);
        assertThat(ledger.enter(new ExtendedBy(START, THIRTY_DAYS))).isEqualTo(Outcome.OVER_CAP);
        assertThat(ledger.due().limit().amount()).isEqualTo(60);
    }

    @Test
    void noExtensionMakesATermShorter() {
        TermLedger ledger = ledger(null);

        assertThat(ledger.enter(new ExtendedTo(START, Limit.of("7 CALENDAR_DAYS", LegalCalendar.CALDAY))))
                .isEqualTo(Outcome.NOT_LONGER);
        assertThat(ledger.due().limit()).isEqualTo(THIRTY_DAYS);
    }

    @Test
    void unitsThatCannotBeAddedUp_areRefused() {
        assertThatThrownBy(() -> ledger(Limit.of("1 MONTHS", LegalCalendar.MONTH)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ledger(null).enter(new ExtendedBy(START, Limit.of("1 MONTHS", LegalCalendar.MONTH))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static TermLedger ledger(@org.jspecify.annotations.Nullable Limit cap) {
        return new TermLedger(Calendars.chinaStandard(), START, THIRTY_DAYS, cap);
    }

    private static Instant at(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }
}
