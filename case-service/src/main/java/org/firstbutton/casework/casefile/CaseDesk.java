package org.firstbutton.casework.casefile;

import com.fasterxml.uuid.Generators;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.access.CurrentCaller;
import org.firstbutton.chassis.audit.AuditEntry;
import org.firstbutton.chassis.audit.AuditTrail;
import org.firstbutton.chassis.command.Commands;
import org.firstbutton.chassis.command.Commands.Done;
import org.firstbutton.chassis.database.DatabaseClock;
import org.firstbutton.chassis.delivery.Outbox;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.contract.Actor;
import org.firstbutton.contract.Envelope;
import org.firstbutton.contract.FactTypes;
import org.firstbutton.contract.RecordedFact;
import org.firstbutton.contract.Topic;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** 办案台 — the one way in which a command changes a case: once, on the locked row, with its fact and its audit entry. */
@ApplicationScoped
public class CaseDesk {
    private final Commands commands;
    private final CaseRecords cases;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final CurrentCaller caller;

    CaseDesk(Commands commands, CaseRecords cases, Outbox outbox, AuditTrail audit, CurrentCaller caller) {
        this.commands = commands;
        this.cases = cases;
        this.outbox = outbox;
        this.audit = audit;
        this.caller = caller;
    }

    public Caller caller() {
        return caller.get();
    }

    /** The caller as the one who acts. */
    public Actor actor(String role) {
        return new Actor(caller().actorId(), role);
    }

    /** Runs a command on an existing case; who may not see the case is told that there is none. */
    public Response on(
            UUID id, String action, @Nullable String key, Object body, BiFunction<Handle, CaseRecord, Done> work) {
        return commands.once(caller(), "POST /cases/" + id + ":" + action, key, body, handle -> {
            CaseRecord record = cases.lock(handle, caller(), id).orElseThrow(Refusal::notFound);
            return work.apply(handle, record);
        });
    }

    /** Takes the step if the case's life cycle allows it, and answers with the case as it is then. */
    public Done take(Handle handle, CaseRecord before, CaseStep step) {
        CaseCommand command = step.command();
        CaseLifecycle.of(before.kind()).require(before.state(), command);
        return Done.ok(CaseView.of(record(handle, before, command.path(), step)));
    }

    /** Opens a case with its first fact. */
    public CaseRecord open(Handle handle, CaseRecord fresh, CaseStep registration) {
        cases.insert(handle, List.of(fresh));
        return record(handle, fresh, "register", registration);
    }

    /** Moves the case on where a proceeding of it did what is one of its own commands, for example archived its dossier. */
    public void follow(Handle handle, UUID id, CaseCommand command) {
        for (CaseRecord before : cases.lockAll(handle, List.of(id))) {
            CaseLifecycle.of(before.kind()).next(before.state(), command).ifPresent(then -> {
                CaseRecord after = before.in(then);
                cases.update(handle, List.of(after));
                audited(handle, command.path(), after);
            });
        }
    }

    private CaseRecord record(Handle handle, CaseRecord before, String action, CaseStep step) {
        Topic topic = FactTypes.topicOf(step.fact().getClass());
        CaseProgress progress = before.progress().after(before.kind(), step.fact(), step.actor());
        CaseRecord after = before.grown(List.of(step.fact()), progress);
        Envelope envelope = new Envelope(
                Generators.timeBasedEpochGenerator().generate(),
                step.type(),
                CaseRecord.OURS,
                when(handle, step.occurredAt()),
                DatabaseClock.now(handle).truncatedTo(ChronoUnit.MICROS),
                before.matter(),
                before.orgPath(),
                step.actor(),
                before.stream(topic).toString(),
                after.version(topic),
                outbox.epoch(handle),
                null);
        cases.update(handle, List.of(after));
        outbox.record(handle, List.of(new RecordedFact(envelope, step.fact())));
        audited(handle, action, after);
        return after;
    }

    private void audited(Handle handle, String action, CaseRecord after) {
        audit.record(
                handle,
                AuditEntry.done(caller(), action, "case", after.id().toString(), after.facts(), after.orgPath()));
    }

    /** The stated time of the event, else the database's; what has not happened yet is not recorded. */
    public Instant when(Handle handle, @Nullable OffsetDateTime stated) {
        return DatabaseClock.occurred(handle, stated);
    }
}
