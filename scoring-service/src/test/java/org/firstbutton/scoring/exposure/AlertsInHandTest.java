package org.firstbutton.scoring.exposure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.firstbutton.scoring.FactsFixture.BROKEN;
import static org.firstbutton.scoring.FactsFixture.dispatchedTo;
import static org.firstbutton.scoring.FactsFixture.received;
import static org.firstbutton.scoring.FactsFixture.told;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.firstbutton.contract.Fact;
import org.firstbutton.contract.RecordedFact;
import org.firstbutton.contract.alert.AlertFact.AlertInvalidated;
import org.firstbutton.contract.alert.AlertFact.AlertMerged;
import org.firstbutton.contract.alert.AlertFact.AlertUnmerged;
import org.firstbutton.contract.alert.AlertFact.TransferAccepted;
import org.firstbutton.contract.alert.AlertFact.UnitArrived;
import org.firstbutton.scoring.exposure.AlertsInHand.Hand;
import org.junit.jupiter.api.Test;

class AlertsInHandTest {
    private static final String CENTRE = "HB/JZ/SS/";
    private static final String UNIT = "HB/JZ/SS/U017/";
    private static final String OTHER = "HB/JZ/SS/U003/";

    @Test
    void anAlert_countsOnceForTheCentreAndOnceForTheUnitSent_howeverOftenItIsSent() {
        AlertsInHand inHand = after(received(), dispatchedTo(UNIT), dispatchedTo(UNIT), new UnitArrived("d-1", "GPS"));

        assertThat(inHand.hands()).containsOnlyKeys(new Hand("a-1", CENTRE), new Hand("a-1", UNIT));
    }

    @Test
    void theDayIsThatOfTheFirstDispatch() {
        Instant first = BROKEN.plusSeconds(1);

        assertThat(after(received(), dispatchedTo(UNIT), dispatchedTo(UNIT)).hands())
                .containsEntry(new Hand("a-1", UNIT), first);
    }

    @Test
    void aTransfer_countsForTheUnitThatTookOverToo() {
        assertThat(after(received(), dispatchedTo(UNIT), new TransferAccepted("t-1", OTHER))
                        .hands())
                .containsKeys(new Hand("a-1", UNIT), new Hand("a-1", OTHER));
    }

    @Test
    void aUnitGivenAsACodeOfItsSource_isTheOrganisationOfTheEnvelope() {
        assertThat(after(dispatchedTo("E17")).hands()).containsOnlyKeys(new Hand("a-1", CENTRE));
    }

    @Test
    void anInvalidAlert_countsForNobody() {
        assertThat(after(received(), new AlertInvalidated("无声电话")).setAside())
                .containsEntry("a-1", Optional.of("alert.invalidated"));
    }

    @Test
    void anAlertMergedByMistake_countsAgain() {
        assertThat(after(
                                received(),
                                new AlertMerged("a-0", null, null, null, null, null),
                                new AlertUnmerged("a-0", null))
                        .setAside())
                .containsEntry("a-1", Optional.empty());
    }

    private static AlertsInHand after(Fact... facts) {
        List<RecordedFact> told = new ArrayList<>();
        for (int n = 0; n < facts.length; n++) {
            told.add(told(facts[n], "a-1", n + 1L, CENTRE, BROKEN.plusSeconds(n)));
        }
        return AlertsInHand.of(told);
    }
}
