package org.firstbutton.supervision.clearing;

import com.fasterxml.uuid.Generators;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.audit.AuditEntry;
import org.firstbutton.chassis.audit.AuditTrail;
import org.firstbutton.chassis.delivery.Outbox;
import org.firstbutton.contract.Actor;
import org.firstbutton.contract.Envelope;
import org.firstbutton.contract.Fact;
import org.firstbutton.contract.FactTypes;
import org.firstbutton.contract.RecordedFact;
import org.firstbutton.contract.review.FollowUpFact.ClearingCarriedOver;
import org.firstbutton.supervision.clearing.ClearingRow.Item;
import org.jdbi.v3.core.Handle;

/** 清结记录 — one fact and one audit entry for each step, the machine's sweep too. */
@ApplicationScoped
class ClearingRecord {
    static final Caller MACHINE = new Caller("supervision-service", Set.of("SYSTEM"), List.of(), null, null);

    private final Outbox outbox;
    private final AuditTrail audit;

    ClearingRecord(Outbox outbox, AuditTrail audit) {
        this.outbox = outbox;
        this.audit = audit;
    }

    /** @param version of the cycle as it is then, which is also the number of its fact */
    record Step(UUID clearing, String unit, long version, Instant at) {
        static Step of(ClearingRow after, Instant at) {
            return new Step(after.id(), after.unit(), after.version(), at);
        }
    }

    void write(Handle handle, Caller by, String action, Step step, Fact fact) {
        tell(handle, by, step, step.clearing().toString(), "clearing-" + step.clearing(), fact);
        audit.record(
                handle,
                AuditEntry.done(by, action, "clearing", step.clearing().toString(), step.version(), step.unit()));
    }

    /** What was signed, told of the alert itself: there the rules that asked for its end look. */
    void carriedOver(Handle handle, Caller by, ClearingRow list, Item item, Instant at) {
        ClearingCarriedOver fact = new ClearingCarriedOver(
                list.id().toString(),
                list.cycle().name(),
                list.period(),
                list.unit(),
                item.kind().name(),
                Objects.requireNonNull(item.reason()).name(),
                Objects.requireNonNull(item.owner()),
                Objects.requireNonNull(item.until()),
                by.actorId());
        String aggregate = "clearing-" + list.id() + "-" + item.no();
        tell(handle, by, new Step(list.id(), list.unit(), 1, at), item.ref(), aggregate, fact);
    }

    private void tell(Handle handle, Caller by, Step step, String matter, String aggregate, Fact fact) {
        Envelope envelope = new Envelope(
                Generators.timeBasedEpochGenerator().generate(),
                FactTypes.nameOf(fact.getClass()),
                "firstbutton",
                step.at(),
                step.at(),
                matter,
                step.unit(),
                new Actor(by.actorId(), by.actingRole()),
                aggregate,
                step.version(),
                outbox.epoch(handle),
                null);
        outbox.record(handle, List.of(new RecordedFact(envelope, fact)));
    }
}
