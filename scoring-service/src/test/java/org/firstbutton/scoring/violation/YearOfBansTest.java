package org.firstbutton.scoring.violation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.firstbutton.scoring.violation.YearOfBans.Violation;
import org.junit.jupiter.api.Test;

class YearOfBansTest {

    @Test
    void twoIncidentsInTwoUnits_areTwo() {
        assertThat(year(violation("i-1", false, false), violation("i-2", false, false))
                        .proposalDue())
                .isTrue();
    }

    @Test
    void oneIncidentAgainstTwoBans_isOne_whatWasToleratedOrRevokedIsNone() {
        assertThat(year(violation("i-1", false, false), violation("i-1", false, false))
                        .counted())
                .isEqualTo(1);
        assertThat(year(violation("i-1", false, false), violation("i-2", true, false))
                        .proposalDue())
                .isFalse();
        assertThat(year(violation("i-1", false, false), violation("i-2", false, true))
                        .proposalDue())
                .isFalse();
    }

    private static YearOfBans year(Violation... violations) {
        return YearOfBans.of("0557", 2026, List.of(violations));
    }

    private static Violation violation(String incident, boolean tolerated, boolean revoked) {
        return new Violation("v-" + incident, incident, "HB/", Instant.EPOCH, tolerated, revoked);
    }
}
