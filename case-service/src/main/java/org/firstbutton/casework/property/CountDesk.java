package org.firstbutton.casework.property;

import com.fasterxml.uuid.Generators;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.firstbutton.casework.property.CountResource.CountTaken;
import org.firstbutton.casework.property.CountResource.CountView;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.access.CurrentCaller;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.chassis.audit.AuditEntry;
import org.firstbutton.chassis.audit.AuditTrail;
import org.firstbutton.chassis.command.Commands;
import org.firstbutton.chassis.command.Commands.Done;
import org.firstbutton.chassis.database.DatabaseClock;
import org.firstbutton.chassis.delivery.Outbox;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.chassis.procedure.Proceeding;
import org.firstbutton.chassis.procedure.Proceedings;
import org.firstbutton.contract.Actor;
import org.firstbutton.contract.Envelope;
import org.firstbutton.contract.FactTypes;
import org.firstbutton.contract.RecordedFact;
import org.firstbutton.contract.property.PropertyFact.PropertyInventoryCounted;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** 盘点台 — holds what was seen against the ledger of that moment, and records both. */
@ApplicationScoped
public class CountDesk {
    private static final List<String> COUNTERS =
            List.of(Roles.CASE_MANAGER, Roles.LEGAL_OFFICER, Roles.PROPERTY_KEEPER, Roles.UNIT_CHIEF);

    private final Commands commands;
    private final Proceedings proceedings;
    private final Counts counts;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final CurrentCaller caller;

    CountDesk(
            Commands commands,
            Proceedings proceedings,
            Counts counts,
            Outbox outbox,
            AuditTrail audit,
            CurrentCaller caller) {
        this.commands = commands;
        this.proceedings = proceedings;
        this.counts = counts;
        this.outbox = outbox;
        this.audit = audit;
        this.caller = caller;
    }

    Response count(@Nullable String key, CountTaken taken) {
        Caller who = caller.get();
        requireDistinct(taken);
        if (!taken.unit().endsWith("/")) {
            throw Refusal.field("/unit", "机构路径以 / 结尾 / an organisation path ends in /");
        }
        if (!who.covers(taken.unit())) {
            throw Refusal.notFound();
        }
        return commands.once(who, "POST /property-counts", key, taken, handle -> {
            List<Proceeding> ledger = proceedings.standing(handle, PropertyPractice.PROCEDURE, "STORED", taken.unit());
            requireNotHisOwn(ledger, who);
            CountView view = view(handle, taken, ShelfCount.of(ledger, seen(taken)), who);
            counts.add(handle, view);
            record(handle, view, who);
            return Done.created("/api/v1/property-counts?unit=" + view.orgPath(), view);
        });
    }

    private static CountView view(Handle handle, CountTaken taken, ShelfCount count, Caller who) {
        return new CountView(
                Generators.timeBasedEpochGenerator().generate(),
                taken.unit(),
                taken.scope(),
                who.actorId(),
                DatabaseClock.occurred(handle, taken.occurredAt()),
                count.all().ledgerQuantity(),
                count.all().shelfQuantity(),
                count.all().ledgerAmount(),
                count.all().shelfAmount(),
                count.all().differences(),
                count.places());
    }

    private void record(Handle handle, CountView view, Caller who) {
        PropertyInventoryCounted fact = new PropertyInventoryCounted(
                view.id().toString(),
                view.scope(),
                view.ledgerQuantity(),
                view.shelfQuantity(),
                view.ledgerAmount(),
                view.shelfAmount(),
                view.differences());
        Instant recordedAt = DatabaseClock.now(handle).truncatedTo(ChronoUnit.MICROS);
        String role = COUNTERS.stream().filter(who::has).findFirst().orElseThrow();
        Envelope envelope = new Envelope(
                Generators.timeBasedEpochGenerator().generate(),
                FactTypes.nameOf(fact.getClass()),
                "firstbutton",
                view.countedAt(),
                recordedAt,
                view.id().toString(),
                view.orgPath(),
                new Actor(who.actorId(), role),
                view.id().toString(),
                1,
                outbox.epoch(handle),
                null);
        outbox.record(handle, List.of(new RecordedFact(envelope, fact)));
        audit.record(
                handle,
                AuditEntry.done(who, "count", "property-count", view.id().toString(), 1, view.orgPath()));
    }

    private static List<ShelfCount.Seen> seen(CountTaken taken) {
        return taken.seen().stream()
                .map(item -> new ShelfCount.Seen(
                        item.propertyId().toString(), item.quantity(), item.amount(), item.serial(), item.place()))
                .toList();
    }

    private static void requireDistinct(CountTaken taken) {
        Set<UUID> once = new HashSet<>();
        for (CountResource.SeenProperty item : taken.seen()) {
            if (!once.add(item.propertyId())) {
                throw Refusal.field("/seen", "重复：" + item.propertyId() + " / is there twice");
            }
        }
    }

    private static void requireNotHisOwn(List<Proceeding> ledger, Caller who) {
        if (ledger.stream().anyMatch(item -> who.actorId().equals(item.said("keeper")))) {
            throw Refusal.forbiddenBy(
                    "PRO-06: who keeps does not count", "保管人不得自行盘点 / the counter keeps items of this unit");
        }
    }
}
