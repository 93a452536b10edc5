package org.firstbutton.scoring.exposure;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.firstbutton.contract.Envelope;
import org.firstbutton.contract.RecordedFact;
import org.firstbutton.contract.alert.AlertFact.AlertDispatched;
import org.firstbutton.contract.alert.AlertFact.AlertDiverted;
import org.firstbutton.contract.alert.AlertFact.AlertInvalidated;
import org.firstbutton.contract.alert.AlertFact.AlertMerged;
import org.firstbutton.contract.alert.AlertFact.AlertReceived;
import org.firstbutton.contract.alert.AlertFact.AlertUnmerged;
import org.firstbutton.contract.alert.AlertFact.TransferAccepted;

/**
 * 经手警情 — which organisations had which alerts in hand, read off a run of facts: whoever received an alert, was sent
 * to it or took it over. An alert counts once for each of them. One that proves invalid, is merged into another or
 * goes to another agency counts for nobody.
 */
final class AlertsInHand {
    private final Map<Hand, Instant> hands = new LinkedHashMap<>();
    private final Map<String, Optional<String>> setAside = new LinkedHashMap<>();

    /** One alert in the hands of one organisation. */
    record Hand(String alert, String orgPath) {}

    static AlertsInHand of(List<RecordedFact> facts) {
        AlertsInHand inHand = new AlertsInHand();
        facts.forEach(inHand::take);
        return inHand;
    }

    /** Since when each organisation had the alert. */
    Map<Hand, Instant> hands() {
        return hands;
    }

    /** Alerts that count no longer, and why; empty for those that count again. */
    Map<String, Optional<String>> setAside() {
        return setAside;
    }

    private void take(RecordedFact recorded) {
        Envelope envelope = recorded.envelope();
        if (recorded.fact() instanceof AlertReceived) {
            hold(envelope, envelope.orgPath());
        } else if (recorded.fact() instanceof AlertDispatched fact) {
            hold(envelope, pathOf(fact.unit(), envelope));
        } else if (recorded.fact() instanceof TransferAccepted fact) {
            hold(envelope, pathOf(fact.unit(), envelope));
        } else if (recorded.fact() instanceof AlertInvalidated
                || recorded.fact() instanceof AlertMerged
                || recorded.fact() instanceof AlertDiverted) {
            setAside.put(envelope.matter(), Optional.of(envelope.type()));
        } else if (recorded.fact() instanceof AlertUnmerged) {
            setAside.put(envelope.matter(), Optional.empty());
        }
    }

    private void hold(Envelope envelope, String orgPath) {
        hands.putIfAbsent(new Hand(envelope.matter(), orgPath), envelope.occurredAt());
    }

    // A unit named by its path is that organisation; one named by a code of its source is the envelope's.
    private static String pathOf(String unit, Envelope envelope) {
        return unit.endsWith("/") ? unit : envelope.orgPath();
    }
}
