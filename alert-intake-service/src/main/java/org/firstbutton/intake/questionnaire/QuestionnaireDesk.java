package org.firstbutton.intake.questionnaire;

import com.fasterxml.uuid.Generators;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
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

/** 问卷台 — a draft is written on by any number of people and approved by another; from then on nobody changes it. */
@ApplicationScoped
class QuestionnaireDesk {
    private final Commands commands;
    private final Questionnaires questionnaires;
    private final AuditTrail audit;
    private final CurrentCaller current;

    QuestionnaireDesk(Commands commands, Questionnaires questionnaires, AuditTrail audit, CurrentCaller current) {
        this.commands = commands;
        this.questionnaires = questionnaires;
        this.audit = audit;
        this.current = current;
    }

    Response draft(@Nullable String key, QuestionnaireCommands.Draft draft) {
        Caller caller = current.get();
        if (!draft.orgPath().endsWith("/") || !caller.covers(draft.orgPath())) {
            throw Refusal.field("/orgPath", "须在您的组织范围内 / must lie in your organisations");
        }
        draft.content().requireSound();
        return commands.once(caller, "POST /questionnaires:draft", key, draft, handle -> {
            Questionnaire fresh = new Questionnaire(
                    Generators.timeBasedEpochGenerator().generate().toString(),
                    draft.paper(),
                    questionnaires.nextVersion(handle, draft.orgPath(), draft.paper()),
                    draft.orgPath(),
                    Questionnaire.Origin.OWN,
                    Questionnaire.State.DRAFT,
                    1,
                    null,
                    List.of(caller.actorId()),
                    now(handle),
                    null,
                    null,
                    draft.content());
            questionnaires.insert(handle, fresh);
            record(handle, caller, "draft", fresh);
            return Done.created("/api/v1/questionnaires/" + fresh.id(), fresh);
        });
    }

    Response edit(String id, @Nullable String key, QuestionnaireCommands.Edit edit) {
        edit.content().requireSound();
        Caller caller = current.get();
        return commands.once(caller, "POST /questionnaires/" + id + ":edit", key, edit, handle -> {
            Questionnaire after = draftOf(handle, caller, id).edited(edit.content(), caller.actorId(), now(handle));
            questionnaires.update(handle, after);
            record(handle, caller, "edit", after);
            return Done.ok(after);
        });
    }

    Response approve(String id, @Nullable String key, QuestionnaireCommands.Approve approval) {
        Caller caller = current.get();
        return commands.once(caller, "POST /questionnaires/" + id + ":approve", key, approval, handle -> {
            Questionnaire draft = draftOf(handle, caller, id);
            if (draft.draftedBy().contains(caller.actorId())) {
                throw Refusal.of(ProblemKind.SELF_APPROVAL, "起草人不得批准 / who wrote on it does not approve it");
            }
            Instant now = now(handle);
            Questionnaire after = draft.approved(caller.actorId(), from(approval.inForceFrom(), now), now);
            questionnaires.update(handle, after);
            record(handle, caller, "approve", after);
            return Done.ok(after);
        });
    }

    // What answers were given to must not come into force afterwards.
    private static Instant from(@Nullable OffsetDateTime stated, Instant now) {
        if (stated == null) {
            return now;
        }
        if (stated.toInstant().isBefore(now)) {
            throw Refusal.field("/inForceFrom", "不得早于当前时间 / lies in the past");
        }
        return stated.toInstant().truncatedTo(ChronoUnit.MICROS);
    }

    private Questionnaire draftOf(Handle handle, Caller caller, String id) {
        Questionnaire seen = questionnaires.find(handle, id).orElseThrow(Refusal::notFound);
        if (seen.state() == Questionnaire.State.APPROVED) {
            throw Refusal.forbiddenBy(
                    "b1: an approved questionnaire is not changed",
                    "已批准的问卷不得修改，请起草下一版本 / draft its next version instead");
        }
        if (!caller.covers(seen.orgPath())) {
            throw Refusal.notFound();
        }
        return questionnaires.lock(handle, id).orElseThrow(Refusal::notFound);
    }

    private void record(Handle handle, Caller caller, String action, Questionnaire after) {
        audit.record(
                handle,
                AuditEntry.done(
                        caller,
                        action + "-questionnaire",
                        "questionnaire",
                        after.id(),
                        after.revision(),
                        after.orgPath()));
    }

    private static Instant now(Handle handle) {
        return DatabaseClock.now(handle).truncatedTo(ChronoUnit.MICROS);
    }
}
