package org.firstbutton.intake.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.firstbutton.contract.alert.AlertFact;
import org.firstbutton.contract.alert.AlertFact.AlertClosed;
import org.firstbutton.contract.alert.AlertFact.AlertDispatched;
import org.firstbutton.contract.alert.AlertFact.AlertReceived;
import org.firstbutton.contract.alert.AlertFact.UnitArrived;
import org.firstbutton.contract.alert.AlertFact.UnitCleared;
import org.junit.jupiter.api.Test;

class AlertFoldTest {
    private static final Instant NINE = Instant.parse("2026-03-01T01:00:00Z");
    private final Alert alert = Alert.begun(new UUID(0, 1), "cad", "1", "HB/JZ/SS/", NINE);

    @Test
    void aFactThatArrivesLate_doesNotTurnTheStateBack_butIsNotLostEither() {
        recorded(new AlertReceived("PHONE_110", "1", null, null, null, null), 0);
        recorded(new AlertClosed(null, "SETTLED", null), 30);
        recorded(new AlertDispatched("d1", "HB/JZ/SS/U001/", List.of(), null, null), 2);

        assertThat(alert.state()).isEqualTo(AlertState.CLOSED);
        assertThat(alert.orders).extracting(DispatchOrder::unit).containsExactly("HB/JZ/SS/U001/");
    }

    @Test
    void theAlertIsClearedWithTheLastUnit_notWithTheFirst() {
        recorded(new AlertReceived("PHONE_110", "1", null, null, null, null), 0);
        recorded(new AlertDispatched("d1", "HB/JZ/SS/U001/", List.of(), null, null), 1);
        recorded(new AlertDispatched("d2", "HB/JZ/SS/U002/", List.of(), null, null), 2);
        recorded(new UnitArrived("d1", null), 5);
        recorded(new UnitCleared("d1"), 9);
        AlertState withOneStillOut = alert.state();
        recorded(new UnitCleared("d2"), 12);

        assertThat(withOneStillOut).isEqualTo(AlertState.ON_SCENE);
        assertThat(alert.state()).isEqualTo(AlertState.CLEARED);
    }

    @Test
    void theCentreHoldsTheAlert_untilItSendsTheFirstUnit() {
        recorded(new AlertDispatched("d1", "HB/JZ/SS/U001/", List.of(), null, null), 1);
        recorded(new AlertDispatched("d2", "HB/JZ/SS/U002/", List.of(), null, null), 2);

        assertThat(alert.orgPath()).isEqualTo("HB/JZ/SS/U001/");
        assertThat(alert.orgPaths).containsExactly("HB/JZ/SS/", "HB/JZ/SS/U001/", "HB/JZ/SS/U002/");
    }

    private void recorded(AlertFact fact, long minute) {
        AlertFold.takeRecorded(alert, fact, NINE.plusSeconds(60 * minute));
        alert.version++;
    }
}
