package org.firstbutton.scoring.objection;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.access.CurrentCaller;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.chassis.database.DatabaseClock;
import org.firstbutton.chassis.problem.ProblemKind;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.chassis.procedure.Practice;
import org.firstbutton.chassis.procedure.Procedure;
import org.firstbutton.chassis.procedure.Proceeding;
import org.firstbutton.chassis.procedure.Proceedings;
import org.firstbutton.chassis.procedure.Step;
import org.firstbutton.contract.Fact;
import org.firstbutton.contract.scoring.ScoreFact.ScoreObjected;
import org.firstbutton.contract.scoring.ScoreFact.ScoreObjectionDecided;
import org.firstbutton.scoring.objection.ObjectedEntries.Objected;
import org.firstbutton.scoring.points.Account;
import org.firstbutton.scoring.term.ObjectionWindow;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** 积分异议规范 — one's own account, in time, once; decided by somebody who has no part in it. */
@ApplicationScoped
public class ScoreObjectionPractice implements Practice {
    private final ObjectedEntries entries;
    private final Proceedings proceedings;
    private final ObjectionWindow window;
    private final CurrentCaller caller;

    ScoreObjectionPractice(
            ObjectedEntries entries, Proceedings proceedings, ObjectionWindow window, CurrentCaller caller) {
        this.entries = entries;
        this.proceedings = proceedings;
        this.window = window;
        this.caller = caller;
    }

    @Override
    public Procedure procedure() {
        return ScoreObjectionProcedure.TABLE;
    }

    // Who was posted elsewhere objects where he is now.
    @Override
    public Place place(Handle handle, Caller asking, UUID id, @Nullable UUID caseId) {
        if (caseId != null) {
            throw Refusal.unknownField("/caseId");
        }
        return new Place(id.toString(), null, asking.orgPaths().get(0), List.of());
    }

    @Override
    public Place place(Handle handle, Caller asking, UUID id, @Nullable UUID caseId, JsonNode sent) {
        Place here = place(handle, asking, id, caseId);
        return entry(handle, sent.path("entryId").asText())
                .map(Objected::orgPath)
                .filter(asking::covers)
                .map(unit -> new Place(here.matter(), null, unit, List.of()))
                .orElse(here);
    }

    @Override
    public Fact keyed(Handle handle, Proceeding before, Fact fact, Instant occurredAt) {
        if (fact instanceof ScoreObjected objected) {
            return new ScoreObjected(
                    objected.objectionId(),
                    objected.entryId(),
                    own(handle, objected.entryId()).account(),
                    objected.grounds());
        }
        if (fact instanceof ScoreObjectionDecided decided) {
            return new ScoreObjectionDecided(
                    decided.objectionId(),
                    decided.upheld(),
                    before.said("entryId"),
                    before.said("account"),
                    decided.reason());
        }
        return fact;
    }

    @Override
    public void requireImpartial(Handle handle, Proceeding before, Step step) {
        String me = caller.get().actorId();
        if (step.name().equals("decide")
                && (before.hands().contains(me) || accountsOf(me).contains(before.said("account")))) {
            throw Refusal.of(ProblemKind.SELF_APPROVAL, "异议人不得决定 / who objected does not decide");
        }
    }

    @Override
    public void requireFits(Handle handle, Proceeding before, Step step, Fact fact, Instant occurredAt) {
        DatabaseClock.requireNow(handle, occurredAt);
        if (fact instanceof ScoreObjected objected) {
            requireObjectable(handle, own(handle, objected.entryId()), occurredAt);
            if (objected.grounds() == null) {
                throw Refusal.field("/grounds", "须写明理由 / the grounds are expected");
            }
        } else if (fact instanceof ScoreObjectionDecided decided && decided.reason() == null) {
            throw Refusal.field("/reason", "须写明理由 / the reason is expected");
        }
    }

    private void requireObjectable(Handle handle, Objected entry, Instant now) {
        if (!entry.stands()) {
            throw Refusal.forbiddenBy("d6: objected to what stands", "该分录不扣分或已冲正 / it costs nothing, or was undone");
        }
        Instant until = window.untilForAnEntry(entry.postedAt());
        if (!now.isBefore(until)) {
            throw Refusal.forbiddenBy("d6: objected to in time", "异议期至 " + until + " / the time ended then");
        }
        boolean before = proceedings
                .lastAbout(handle, ScoreObjectionProcedure.TABLE, entry.id().toString())
                .isPresent();
        if (before) {
            throw Refusal.forbiddenBy("d6: objected to once", "已对该分录提出异议 / it was objected to before");
        }
    }

    // An entry of somebody else gets the same answer as one that does not exist.
    private Objected own(Handle handle, String entryId) {
        Caller me = caller.get();
        return entry(handle, entryId)
                .filter(entry -> accountsOf(me.actorId()).contains(entry.account())
                        || (me.has(Roles.UNIT_CHIEF) && entry.ofUnit() && me.covers(entry.orgPath())))
                .orElseThrow(() -> Refusal.field("/entryId", "本人账户无此分录 / no such entry in an account of yours"));
    }

    private Optional<Objected> entry(Handle handle, String entryId) {
        return entries.find(handle, accountsOf(caller.get().actorId()), entryId);
    }

    private static List<String> accountsOf(String officer) {
        return List.of(Account.officerId(officer), Account.legalOfficerId(officer));
    }

    @Override
    public Proceeding folded(Proceeding after, Step step, Fact fact, Instant occurredAt) {
        if (fact instanceof ScoreObjected objected) {
            return after.about(objected.entryId()).until(window.untilForAnEntry(occurredAt));
        }
        return after.until(null);
    }
}
