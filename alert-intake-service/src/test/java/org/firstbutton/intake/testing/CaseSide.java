package org.firstbutton.intake.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.firstbutton.chassis.database.Transactions;
import org.firstbutton.chassis.delivery.Outbox;
import org.firstbutton.contract.Actor;
import org.firstbutton.contract.Envelope;
import org.firstbutton.contract.RecordedFact;
import org.firstbutton.contract.casework.CaseFact.CaseFiled;

/** The case service's part, played through this service's own relay: what counts is that it comes by the topic. */
public final class CaseSide {
    private CaseSide() {}

    /** Files a case that came of the alert; answers its id. The decision arrives some time later. */
    public static String files(Transactions transactions, Outbox outbox, String alert, String unit) {
        Instant now = Instant.now().minus(Duration.ofSeconds(1));
        String caseId = UUID.randomUUID().toString();
        Envelope envelope = new Envelope(
                UUID.randomUUID(),
                "case.filed",
                "case-service",
                now,
                now,
                alert,
                unit,
                new Actor("042001", "UNIT_CHIEF"),
                caseId,
                1,
                1,
                null);
        CaseFiled filed = new CaseFiled("CRIMINAL", "THEFT", "040009", null, null, null);
        transactions.asConsumer(handle -> {
            outbox.record(handle, List.of(new RecordedFact(envelope, filed)));
            return true;
        });
        return caseId;
    }
}
