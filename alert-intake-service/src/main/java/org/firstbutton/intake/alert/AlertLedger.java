package org.firstbutton.intake.alert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.uuid.Generators;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.delivery.Outbox;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.contract.Actor;
import org.firstbutton.contract.CloudEventJson;
import org.firstbutton.contract.Envelope;
import org.firstbutton.contract.Fact;
import org.firstbutton.contract.FactTypes;
import org.firstbutton.contract.RecordedFact;
import org.firstbutton.contract.alert.AlertFact;
import org.jdbi.v3.core.Handle;

/** 警情流水 — puts what a command did into the envelope of its alert and hands it to the outbox. */
@ApplicationScoped
public class AlertLedger {
    private final Outbox outbox;

    public AlertLedger(Outbox outbox) {
        this.outbox = outbox;
    }

    /** Folds the facts into the alert and numbers them; nothing is written yet. */
    public List<RecordedFact> append(Alert alert, List<? extends AlertFact> facts, Entry entry, int epoch) {
        List<RecordedFact> recorded = new ArrayList<>(facts.size());
        for (AlertFact fact : facts) {
            AlertFold.take(alert, fact, entry.occurredAt());
            alert.version++;
            recorded.add(new RecordedFact(envelope(alert, fact, entry, epoch), fact));
        }
        return recorded;
    }

    public int epoch(Handle handle) {
        return outbox.epoch(handle);
    }

    public void write(Handle handle, List<RecordedFact> facts) {
        facts.forEach(fact -> requireStorable(fact.fact()));
        outbox.record(handle, facts);
    }

    private static Envelope envelope(Alert alert, Fact fact, Entry entry, int epoch) {
        Caller caller = entry.caller();
        String id = alert.id().toString();
        return new Envelope(
                Generators.timeBasedEpochGenerator().generate(),
                FactTypes.nameOf(fact.getClass()),
                entry.source(),
                entry.occurredAt(),
                entry.recordedAt(),
                id,
                alert.orgPathOf(dispatchOf(fact)),
                new Actor(caller.actorId(), caller.actingRole()),
                id,
                alert.version,
                epoch,
                null);
    }

    // What a unit did at the scene is that unit's, whoever answers for the alert as a whole.
    private static @org.jspecify.annotations.Nullable String dispatchOf(Fact fact) {
        if (fact instanceof AlertFact.DispatchAcknowledged step) {
            return step.dispatchId();
        }
        if (fact instanceof AlertFact.UnitEnRoute step) {
            return step.dispatchId();
        }
        if (fact instanceof AlertFact.UnitDelayed step) {
            return step.dispatchId();
        }
        if (fact instanceof AlertFact.UnitArrived step) {
            return step.dispatchId();
        }
        if (fact instanceof AlertFact.UnitCleared step) {
            return step.dispatchId();
        }
        return fact instanceof AlertFact.FeedbackSubmitted feedback ? feedback.dispatchId() : null;
    }

    // PostgreSQL keeps no NUL in text, and no consumer could store the fact.
    private static void requireStorable(Fact fact) {
        try {
            if (CloudEventJson.MAPPER.writeValueAsString(fact).contains("\\u0000")) {
                throw Refusal.field("/", "contains NUL");
            }
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
