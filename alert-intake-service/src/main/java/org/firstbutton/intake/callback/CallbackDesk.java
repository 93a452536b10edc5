package org.firstbutton.intake.callback;

import com.fasterxml.uuid.Generators;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
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
import org.firstbutton.contract.Actor;
import org.firstbutton.contract.Envelope;
import org.firstbutton.contract.FactTypes;
import org.firstbutton.contract.RecordedFact;
import org.firstbutton.contract.citizen.CitizenFact;
import org.firstbutton.contract.citizen.CitizenFact.CallbackAttempted;
import org.firstbutton.contract.citizen.CitizenFact.CallbackCompleted;
import org.firstbutton.intake.alert.Entry;
import org.firstbutton.intake.callback.Callback.Attempt;
import org.firstbutton.intake.callback.Callback.Sheet;
import org.firstbutton.intake.questionnaire.AnswerSheet;
import org.firstbutton.intake.questionnaire.Tells;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** 回访台 — an attempt or a completion: once per key, with its fact and its audit entry in one transaction. */
@ApplicationScoped
class CallbackDesk {
    private final Commands commands;
    private final Subjects subjects;
    private final Callbacks callbacks;
    private final Papers papers;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final CurrentCaller current;

    CallbackDesk(
            Commands commands,
            Subjects subjects,
            Callbacks callbacks,
            Papers papers,
            Outbox outbox,
            AuditTrail audit,
            CurrentCaller current) {
        this.commands = commands;
        this.subjects = subjects;
        this.callbacks = callbacks;
        this.papers = papers;
        this.outbox = outbox;
        this.audit = audit;
        this.current = current;
    }

    Response attempt(@Nullable String key, CallbackCommands.Attempt sent) {
        sent.requireSound();
        Caller caller = current.get();
        return commands.once(caller, "POST /callbacks:attempt", key, sent, handle -> {
            Subject subject = subjects.closed(handle, caller, sent);
            subjects.requireNoHand(handle, subject, caller.actorId());
            Callback before = callbacks.lockFor(handle, subject);
            requireOpen(before);
            Instant at = notBefore(subject.closedAt(), DatabaseClock.occurred(handle, sent.occurredAt()));
            Callback after = before.attempted(new Attempt(at, sent.channel(), sent.outcome(), caller.actorId()));
            callbacks.saveAttempt(handle, after);
            say(
                    handle,
                    caller,
                    after,
                    at,
                    new CallbackAttempted(after.id(), sent.channel().name()),
                    "attempt-callback");
            return Done.created("/api/v1/callbacks/" + after.id(), papers.view(handle, after));
        });
    }

    Response complete(String id, @Nullable String key, CallbackCommands.Complete sent) {
        Caller caller = current.get();
        return commands.once(caller, "POST /callbacks/" + id + ":complete", key, sent, handle -> {
            Callback before = callbacks.lock(handle, id).orElseThrow(Refusal::notFound);
            requireOpen(before);
            subjects.requireNoHand(handle, before.subject(), caller.actorId());
            if (!before.gotThroughBy(sent.channel())) {
                throw Refusal.forbiddenBy(
                        "b1: complete only where the caller was reached",
                        "未以此方式联系上 / no attempt by " + sent.channel() + " got through");
            }
            Instant at = notBefore(before.lastAt(), DatabaseClock.occurred(handle, sent.occurredAt()));
            AnswerSheet answers =
                    AnswerSheet.read(papers.require(handle, before.subject(), sent.questionnaireId()), sent.answers());
            Callback after = before.completed(new Sheet(
                    sent.questionnaireId(),
                    sent.channel(),
                    answers.whole(),
                    answers.choice(Tells.RATING),
                    caller.actorId(),
                    at));
            callbacks.saveSheet(handle, after);
            say(handle, caller, after, at, completed(after, answers), "complete-callback");
            return Done.ok(CallbackView.of(after, answers, null));
        });
    }

    private static void requireOpen(Callback callback) {
        if (callback.state() != Callback.State.OPEN) {
            throw Refusal.forbiddenBy(
                    "b1: call back once on each closing", "该回访已结束 / this call-back is " + callback.state());
        }
    }

    private static Instant notBefore(Instant earliest, Instant stated) {
        if (stated.isBefore(earliest)) {
            throw Refusal.field("/occurredAt", "不得早于 / must not be before " + earliest);
        }
        return stated;
    }

    private static CallbackCompleted completed(Callback after, AnswerSheet answers) {
        Sheet sheet = Objects.requireNonNull(after.sheet());
        return new CallbackCompleted(
                after.id(),
                sheet.channel().name(),
                sheet.rating(),
                after.subject().orgPath(),
                answers.yesNo(Tells.ARRIVED),
                answers.number(Tells.ARRIVAL_MINUTES),
                answers.yesNo(Tells.RECEIPT),
                answers.yesNo(Tells.TOLD),
                answers.yesNo(Tells.ASKED_TO_CHANGE));
    }

    private void say(Handle handle, Caller caller, Callback after, Instant at, CitizenFact fact, String action) {
        String orgPath = after.subject().orgPath();
        Envelope envelope = new Envelope(
                Generators.timeBasedEpochGenerator().generate(),
                FactTypes.nameOf(fact.getClass()),
                Entry.OWN_SOURCE,
                at,
                DatabaseClock.now(handle).truncatedTo(ChronoUnit.MICROS),
                after.subject().alertId(),
                orgPath,
                new Actor(caller.actorId(), Roles.CALLBACK_AGENT),
                after.id(),
                after.version(),
                outbox.epoch(handle),
                null);
        outbox.record(handle, List.of(new RecordedFact(envelope, fact)));
        audit.record(handle, AuditEntry.done(caller, action, "callback", after.id(), after.version(), orgPath));
    }
}
