package org.firstbutton.supervision.reminder;

import com.fasterxml.uuid.Generators;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.delivery.Outbox;
import org.firstbutton.contract.Actor;
import org.firstbutton.contract.Envelope;
import org.firstbutton.contract.Fact;
import org.firstbutton.contract.FactTypes;
import org.firstbutton.contract.RecordedFact;
import org.firstbutton.contract.casework.CaseFact.ReminderAcknowledged;
import org.firstbutton.contract.supervision.WarningFact.ReminderIssued;
import org.firstbutton.supervision.reminder.Reminders.Fresh;
import org.jdbi.v3.core.Handle;

/** 提醒事实 — that a case reminder went out and that its handler signed for it; the two stand on topics of their own. */
@ApplicationScoped
class ReminderFacts {
    private static final Caller MACHINE = new Caller("supervision-service", Set.of("SYSTEM"), List.of(), null, null);

    private final Outbox outbox;

    ReminderFacts(Outbox outbox) {
        this.outbox = outbox;
    }

    void issued(Handle handle, List<Fresh> fresh, Instant now) {
        int epoch = outbox.epoch(handle);
        outbox.record(
                handle,
                fresh.stream()
                        .filter(Fresh::toSign)
                        .map(one -> recorded(
                                "reminder-" + one.id(),
                                one.risk().matter(),
                                one.risk().unit(),
                                new ReminderIssued(
                                        one.id().toString(),
                                        one.risk().ruleId(),
                                        one.risk().percent()),
                                MACHINE,
                                now,
                                epoch))
                        .toList());
    }

    void acknowledged(Handle handle, Reminder reminder, Caller by, Instant now) {
        outbox.record(
                handle,
                List.of(recorded(
                        "reminder-signed-" + reminder.id(),
                        reminder.matter(),
                        reminder.unit(),
                        new ReminderAcknowledged(reminder.id().toString()),
                        by,
                        now,
                        outbox.epoch(handle))));
    }

    private static RecordedFact recorded(
            String aggregate, String matter, String unit, Fact fact, Caller by, Instant now, int epoch) {
        Envelope envelope = new Envelope(
                Generators.timeBasedEpochGenerator().generate(),
                FactTypes.nameOf(fact.getClass()),
                "firstbutton",
                now,
                now,
                matter,
                unit,
                new Actor(by.actorId(), by.actingRole()),
                aggregate,
                1,
                epoch,
                null);
        return new RecordedFact(envelope, fact);
    }
}
