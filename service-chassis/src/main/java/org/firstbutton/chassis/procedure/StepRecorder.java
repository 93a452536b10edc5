package org.firstbutton.chassis.procedure;

import com.fasterxml.uuid.Generators;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.firstbutton.chassis.access.CurrentCaller;
import org.firstbutton.chassis.audit.AuditEntry;
import org.firstbutton.chassis.audit.AuditTrail;
import org.firstbutton.chassis.database.DatabaseClock;
import org.firstbutton.chassis.delivery.Outbox;
import org.firstbutton.contract.Actor;
import org.firstbutton.contract.Envelope;
import org.firstbutton.contract.Fact;
import org.firstbutton.contract.FactTypes;
import org.firstbutton.contract.RecordedFact;
import org.jdbi.v3.core.Handle;

/** 记步 — writes what a step leaves: the row as it is then, one fact and one audit entry. */
@ApplicationScoped
public class StepRecorder {
    /** The source of what people enter here. */
    static final String OURS = "firstbutton";

    private final Proceedings proceedings;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final CurrentCaller caller;

    StepRecorder(Proceedings proceedings, Outbox outbox, AuditTrail audit, CurrentCaller caller) {
        this.proceedings = proceedings;
        this.outbox = outbox;
        this.audit = audit;
        this.caller = caller;
    }

    /**
     * 一步 — a step as it is taken.
     *
     * @param then the state it leads to
     * @param actor who took or proposed it
     */
    record Taken(Step step, String then, Fact fact, Instant occurredAt, Actor actor) {}

    Proceeding record(Handle handle, Practice practice, Proceeding before, Taken taken) {
        Fact fact = taken.fact();
        Proceeding grown = before.after(
                taken.then(), fact, taken.occurredAt(), taken.actor().id());
        Proceeding after = practice.folded(grown, taken.step(), fact, taken.occurredAt());
        Envelope envelope = new Envelope(
                Generators.timeBasedEpochGenerator().generate(),
                FactTypes.nameOf(fact.getClass()),
                OURS,
                taken.occurredAt(),
                DatabaseClock.now(handle).truncatedTo(ChronoUnit.MICROS),
                after.matter(),
                after.orgPath(),
                taken.actor(),
                after.id().toString(),
                after.version(),
                outbox.epoch(handle),
                null);
        proceedings.update(handle, practice.procedure(), after);
        outbox.record(handle, List.of(new RecordedFact(envelope, fact)));
        audit(handle, taken.step().name(), after);
        practice.follows(handle, after, taken.step(), fact);
        return after;
    }

    /** An end without a fact: an opening that was not approved. */
    void close(Handle handle, Procedure procedure, Proceeding refused, String action) {
        proceedings.update(handle, procedure, refused);
        audit(handle, action, refused);
    }

    void audit(Handle handle, String action, Proceeding after) {
        audit.record(
                handle,
                AuditEntry.done(
                        caller.get(), action, "proceeding", after.id().toString(), after.version(), after.orgPath()));
    }

    void audit(Handle handle, String action, StepProposal proposal, String orgPath) {
        long version = proposal.state() == StepProposal.State.OPEN ? 1 : 2;
        audit.record(
                handle,
                AuditEntry.done(
                        caller.get(),
                        action,
                        "proceeding-proposal",
                        proposal.id().toString(),
                        version,
                        orgPath));
    }
}
