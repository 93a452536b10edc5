package org.firstbutton.supervision.inspection;

import com.fasterxml.uuid.Generators;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.access.CurrentCaller;
import org.firstbutton.chassis.audit.AuditEntry;
import org.firstbutton.chassis.audit.AuditTrail;
import org.firstbutton.chassis.command.Commands;
import org.firstbutton.chassis.command.Commands.Done;
import org.firstbutton.chassis.database.DatabaseClock;
import org.firstbutton.chassis.problem.ProblemKind;
import org.firstbutton.chassis.problem.Refusal;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** 方案台 — a draft is written on by any number of people and approved by another; from then on nobody changes it. */
@ApplicationScoped
class SchemeDesk {
    private final Commands commands;
    private final Schemes schemes;
    private final AuditTrail audit;
    private final CurrentCaller current;

    SchemeDesk(Commands commands, Schemes schemes, AuditTrail audit, CurrentCaller current) {
        this.commands = commands;
        this.schemes = schemes;
        this.audit = audit;
        this.current = current;
    }

    Response draft(@Nullable String key, SchemeResource.Draft draft) {
        Caller caller = current.get();
        if (!caller.covers(draft.orgPath())) {
            throw Refusal.field("/orgPath", "须在您的组织范围内 / must lie in your organisations");
        }
        draft.content().requireSound();
        return commands.once(caller, "POST /inspection-schemes", key, draft, handle -> {
            Scheme fresh = new Scheme(
                    Generators.timeBasedEpochGenerator().generate(),
                    draft.scheme(),
                    schemes.nextVersion(handle, draft.orgPath(), draft.scheme()),
                    draft.orgPath(),
                    Scheme.State.DRAFT,
                    1,
                    List.of(caller.actorId()),
                    now(handle),
                    null,
                    null,
                    draft.content());
            schemes.insert(handle, fresh);
            record(handle, caller, "draft", fresh);
            return Done.created("/api/v1/inspection-schemes/" + fresh.id(), fresh);
        });
    }

    Response edit(UUID id, @Nullable String key, SchemeResource.Edit edit) {
        edit.content().requireSound();
        Caller caller = current.get();
        return commands.once(caller, "POST /inspection-schemes/" + id + ":edit", key, edit, handle -> {
            Scheme after = draftOf(handle, caller, id).edited(edit.content(), caller.actorId(), now(handle));
            schemes.update(handle, after);
            record(handle, caller, "edit", after);
            return Done.ok(after);
        });
    }

    Response approve(UUID id, @Nullable String key) {
        Caller caller = current.get();
        return commands.once(caller, "POST /inspection-schemes/" + id + ":approve", key, null, handle -> {
            Scheme draft = draftOf(handle, caller, id);
            if (draft.draftedBy().contains(caller.actorId())) {
                throw Refusal.of(ProblemKind.SELF_APPROVAL, "起草人不得批准 / who wrote on it does not approve it");
            }
            draft.content().requireComplete();
            Scheme after = draft.approved(caller.actorId(), now(handle));
            schemes.update(handle, after);
            record(handle, caller, "approve", after);
            return Done.ok(after);
        });
    }

    private Scheme draftOf(Handle handle, Caller caller, UUID id) {
        Scheme seen = schemes.find(handle, id).orElseThrow(Refusal::notFound);
        if (seen.state() != Scheme.State.DRAFT) {
            throw Refusal.forbiddenBy(
                    "inspection: only a draft is changed",
                    "已批准或产品自带的方案不得修改，请起草本单位下一版本 / draft a version of your own instead");
        }
        if (!caller.covers(seen.orgPath())) {
            throw Refusal.notFound();
        }
        return schemes.lock(handle, id).orElseThrow(Refusal::notFound);
    }

    private void record(Handle handle, Caller caller, String action, Scheme after) {
        audit.record(
                handle,
                AuditEntry.done(
                        caller,
                        action + "-scheme",
                        "inspection-scheme",
                        after.id().toString(),
                        after.revision(),
                        after.orgPath()));
    }

    private static Instant now(Handle handle) {
        return DatabaseClock.now(handle).truncatedTo(ChronoUnit.MICROS);
    }
}
