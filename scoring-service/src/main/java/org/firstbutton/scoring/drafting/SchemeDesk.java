package org.firstbutton.scoring.drafting;

import com.fasterxml.uuid.Generators;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.access.CurrentCaller;
import org.firstbutton.chassis.audit.AuditEntry;
import org.firstbutton.chassis.audit.AuditTrail;
import org.firstbutton.chassis.command.Commands;
import org.firstbutton.chassis.command.Commands.Done;
import org.firstbutton.chassis.database.DatabaseClock;
import org.firstbutton.chassis.delivery.Outbox;
import org.firstbutton.chassis.problem.Problem;
import org.firstbutton.chassis.problem.ProblemKind;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.contract.Actor;
import org.firstbutton.contract.Envelope;
import org.firstbutton.contract.RecordedFact;
import org.firstbutton.contract.scoring.ScoreFact.ScoringMetricSaved;
import org.firstbutton.scoring.scheme.Scheme;
import org.firstbutton.scoring.scheme.SchemeFile;
import org.firstbutton.scoring.scheme.SchemeRefused;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** 方案台 — a draft that is unsound or counts what is banned is refused when it is saved, not when it is approved. */
@ApplicationScoped
class SchemeDesk {
    private final Commands commands;
    private final SchemeDrafts drafts;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final CurrentCaller current;

    SchemeDesk(Commands commands, SchemeDrafts drafts, Outbox outbox, AuditTrail audit, CurrentCaller current) {
        this.commands = commands;
        this.drafts = drafts;
        this.outbox = outbox;
        this.audit = audit;
        this.current = current;
    }

    Response draft(@Nullable String key, SchemeCommands.Draft draft) {
        Caller caller = current.get();
        if (!draft.orgPath().endsWith("/") || !caller.covers(draft.orgPath())) {
            throw Refusal.field("/orgPath", "须在您的组织范围内 / must lie in your organisations");
        }
        Scheme scheme = sound(draft.content());
        return commands.once(caller, "POST /schemes:draft", key, draft, handle -> {
            DraftedScheme fresh = new DraftedScheme(
                    Generators.timeBasedEpochGenerator().generate(),
                    scheme.id(),
                    scheme.version(),
                    draft.orgPath(),
                    DraftedScheme.State.DRAFT,
                    1,
                    scheme.effectiveFrom(),
                    draft.content(),
                    List.of(caller.actorId()),
                    now(handle),
                    null,
                    null);
            requireFree(handle, fresh);
            drafts.insert(handle, fresh);
            record(handle, caller, "draft", fresh);
            return Done.created("/api/v1/schemes/" + fresh.id(), fresh);
        });
    }

    Response edit(UUID id, @Nullable String key, SchemeCommands.Edit edit) {
        Caller caller = current.get();
        Scheme scheme = sound(edit.content());
        return commands.once(caller, "POST /schemes/" + id + ":edit", key, edit, handle -> {
            DraftedScheme before = draftOf(handle, caller, id);
            TreeSet<String> hands = new TreeSet<>(before.draftedBy());
            hands.add(caller.actorId());
            DraftedScheme after = new DraftedScheme(
                    id,
                    scheme.id(),
                    scheme.version(),
                    before.orgPath(),
                    DraftedScheme.State.DRAFT,
                    before.revision() + 1,
                    scheme.effectiveFrom(),
                    edit.content(),
                    List.copyOf(hands),
                    now(handle),
                    null,
                    null);
            requireFree(handle, after);
            drafts.update(handle, after);
            record(handle, caller, "edit", after);
            return Done.ok(after);
        });
    }

    Response approve(UUID id, @Nullable String key) {
        Caller caller = current.get();
        return commands.once(caller, "POST /schemes/" + id + ":approve", key, null, handle -> {
            DraftedScheme draft = draftOf(handle, caller, id);
            if (draft.draftedBy().contains(caller.actorId())) {
                throw Refusal.of(ProblemKind.SELF_APPROVAL, "起草人不得批准 / who wrote on it does not approve it");
            }
            Scheme scheme = sound(draft.content());
            Instant now = now(handle);
            // What was scored by one scheme must not be scored by another afterwards.
            if (scheme.effectiveFrom().isBefore(LocalDate.ofInstant(now, scheme.zone()))) {
                throw Refusal.forbiddenBy(
                        "d1: a scheme never comes into force afterwards",
                        "生效日期不得早于今日 / it says " + scheme.effectiveFrom() + ", which is over");
            }
            requireFree(handle, draft);
            DraftedScheme after = new DraftedScheme(
                    id,
                    draft.scheme(),
                    draft.version(),
                    draft.orgPath(),
                    DraftedScheme.State.APPROVED,
                    draft.revision() + 1,
                    draft.effectiveFrom(),
                    draft.content(),
                    draft.draftedBy(),
                    draft.draftedAt(),
                    caller.actorId(),
                    now);
            drafts.update(handle, after);
            tell(handle, caller, after, scheme, now);
            record(handle, caller, "approve", after);
            return Done.ok(after);
        });
    }

    private static Scheme sound(String content) {
        try {
            return SchemeFile.read("content", content);
        } catch (SchemeRefused refused) {
            List<Problem.Violation> faults = refused.faults().stream()
                    .map(fault -> new Problem.Violation("/content", fault))
                    .toList();
            throw Refusal.faults(String.join("\n", refused.faults()), faults);
        }
    }

    private void requireFree(Handle handle, DraftedScheme draft) {
        if (drafts.taken(handle, draft)) {
            throw Refusal.forbiddenBy(
                    "d1: one scheme a day, each version once",
                    "同名同版本或同日生效的方案已存在 / there is another of this version, or one in force from that day");
        }
    }

    private DraftedScheme draftOf(Handle handle, Caller caller, UUID id) {
        DraftedScheme seen = drafts.find(handle, id)
                .filter(found -> caller.covers(found.orgPath()))
                .orElseThrow(Refusal::notFound);
        // An approved one cannot even be locked: the database lets nobody write it.
        return drafts.lock(handle, seen.id())
                .orElseThrow(() -> Refusal.forbiddenBy(
                        "d1: an approved scheme is never changed",
                        "已批准的方案不得更改，请另拟新版 / draft the next version instead"));
    }

    // One fact for each metric, so that supervision can hold them against the ban by itself (ACC-06).
    private void tell(Handle handle, Caller caller, DraftedScheme approved, Scheme scheme, Instant now) {
        List<RecordedFact> facts = new ArrayList<>();
        int epoch = outbox.epoch(handle);
        for (Scheme.Metric metric : scheme.metrics()) {
            ScoringMetricSaved fact = new ScoringMetricSaved(metric.id(), metric.measures());
            facts.add(new RecordedFact(
                    new Envelope(
                            Generators.timeBasedEpochGenerator().generate(),
                            "scoring.metric-saved",
                            "firstbutton",
                            now,
                            now,
                            approved.id().toString(),
                            approved.orgPath(),
                            new Actor(caller.actorId(), caller.actingRole()),
                            approved.id().toString(),
                            facts.size() + 1L,
                            epoch,
                            null),
                    fact));
        }
        outbox.record(handle, facts);
    }

    private void record(Handle handle, Caller caller, String action, DraftedScheme scheme) {
        audit.record(
                handle,
                AuditEntry.done(
                        caller, action, "scoring-scheme", scheme.id().toString(), scheme.revision(), scheme.orgPath()));
    }

    private static Instant now(Handle handle) {
        return DatabaseClock.now(handle).truncatedTo(ChronoUnit.MICROS);
    }
}
