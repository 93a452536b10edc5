package org.firstbutton.supervision.inspection;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.NameBasedGenerator;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.delivery.Outbox;
import org.firstbutton.chassis.procedure.Proceeding;
import org.firstbutton.contract.Actor;
import org.firstbutton.contract.Envelope;
import org.firstbutton.contract.RecordedFact;
import org.firstbutton.contract.review.FollowUpFact.InspectionFaultFound;
import org.firstbutton.contract.review.ReviewFact.InspectionDone;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * 巡查发现 — what two inspectors found at fault enters the loop: one fact for each item, of the inspected unit and on a matter
 * of its own. SUP-13 makes a finding of it, which is verified, contested and put right like those that a machine found.
 */
@ApplicationScoped
class InspectionFaults {
    private final Outbox outbox;

    InspectionFaults(Outbox outbox) {
        this.outbox = outbox;
    }

    void tell(Handle handle, Caller by, Proceeding visit, InspectionDone done) {
        List<RecordedFact> found = Objects.requireNonNullElse(done.faults(), List.<String>of()).stream()
                .map(item -> fault(handle, by, visit, item, done.remark()))
                .toList();
        outbox.record(handle, found);
    }

    private RecordedFact fault(Handle handle, Caller by, Proceeding visit, String item, @Nullable String remark) {
        String id = id(visit.id(), item).toString();
        String unit = Objects.requireNonNull(visit.said("unit"));
        Instant at = visit.lastAt();
        Envelope envelope = new Envelope(
                Generators.timeBasedEpochGenerator().generate(),
                "inspection.fault-found",
                "firstbutton",
                at,
                at,
                id,
                unit,
                new Actor(by.actorId(), by.actingRole()),
                id,
                1L,
                outbox.epoch(handle),
                null);
        List<String> inspectors =
                List.of(Objects.requireNonNull(visit.said("officerId")), Objects.requireNonNull(visit.said("partner")));
        return new RecordedFact(
                envelope,
                new InspectionFaultFound(
                        id,
                        visit.id().toString(),
                        Objects.requireNonNull(visit.said("scheme")),
                        item,
                        unit,
                        inspectors,
                        remark));
    }

    /** The matter of an item that was at fault at this visit. */
    static UUID id(UUID visit, String item) {
        return Generators.nameBasedGenerator(NameBasedGenerator.NAMESPACE_URL)
                .generate("inspection-fault:" + visit + "\n" + item);
    }
}
