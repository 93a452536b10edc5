package org.firstbutton.intake.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.firstbutton.chassis.database.Transactions;
import org.firstbutton.chassis.delivery.Outbox;
import org.firstbutton.contract.Actor;
import org.firstbutton.contract.Envelope;
import org.firstbutton.contract.FactTypes;
import org.firstbutton.contract.RecordedFact;
import org.firstbutton.contract.casework.CaseFact;
import org.firstbutton.contract.casework.CaseFact.CaseFiled;

/** The case service's part, played through this service's own relay: what counts is that it comes by the topic. */
public final class CaseSide {
    private CaseSide() {}

    /** Files a case that came of the alert; answers its id. The decision arrives some time later. */
    public static String files(Transactions transactions, Outbox outbox, String alert, String unit) {
        return says(
                transactions,
                outbox,
                alert,
                unit,
                List.of(new CaseFiled("CRIMINAL", "THEFT", "040009", null, null, null)));
    }

    /** Says these facts, in this order, of a case that came of the alert; answers its id. They arrive some time later. */
    public static String says(
            Transactions transactions, Outbox outbox, String alert, String unit, List<? extends CaseFact> life) {
        Instant now = Instant.now().minus(Duration.ofSeconds(life.size()));
        String caseId = UUID.randomUUID().toString();
        transactions.asConsumer(handle -> {
            for (int version = 1; version <= life.size(); version++) {
                CaseFact fact = life.get(version - 1);
                Instant at = now.plusSeconds(version - 1L);
                Envelope envelope = new Envelope(
                        UUID.randomUUID(),
                        FactTypes.nameOf(fact.getClass()),
                        "case-service",
                        at,
                        at,
                        alert,
                        unit,
                        new Actor("042001", "UNIT_CHIEF"),
                        caseId,
                        version,
                        1,
                        null);
                outbox.record(handle, List.of(new RecordedFact(envelope, fact)));
            }
            return true;
        });
        return caseId;
    }
}
