package org.firstbutton.supervision.trial;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.problem.ProblemKind;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.supervision.rulebook.PackSet;
import org.firstbutton.supervision.rulebook.PacksInForce;
import org.firstbutton.supervision.trial.ForceChanges.Change;
import org.firstbutton.supervision.trial.ForceChanges.Next;
import org.firstbutton.supervision.trial.RuleChangeFacts.Turn;
import org.firstbutton.supervision.trial.TrialPack.Proposal;
import org.firstbutton.supervision.trial.TrialPack.State;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** 双人复核 — what one person proposes another puts in force; before that, a pack may run in shadow. */
@ApplicationScoped
class FourEyes {
    private static final String RULE = "rules: four eyes";

    private final TrialPacks trials;
    private final ForceChanges changes;
    private final BackTests backTests;
    private final PacksInForce packs;
    private final RuleChangeFacts facts;

    FourEyes(TrialPacks trials, ForceChanges changes, BackTests backTests, PacksInForce packs, RuleChangeFacts facts) {
        this.trials = trials;
        this.changes = changes;
        this.backTests = backTests;
        this.packs = packs;
        this.facts = facts;
    }

    TrialPack shadow(Handle handle, Caller caller, UUID id) {
        changes.lock(handle);
        TrialPack pack = trials.locked(handle, id);
        require(pack.state() != State.IN_FORCE, "rules: shadow", "the pack is in force");
        boolean taken = trials.all(handle).stream()
                .anyMatch(other -> other.shadow() && other.name().equals(pack.name()));
        require(!taken, "rules: shadow", "a version of " + pack.name() + " is in shadow already");
        changes.shadow(handle, caller, pack.name(), id);
        return trials.change(handle, caller, "shadow", pack.withShadow(true));
    }

    TrialPack endShadow(Handle handle, Caller caller, UUID id) {
        changes.lock(handle);
        TrialPack pack = trials.locked(handle, id);
        require(pack.shadow(), "rules: shadow", "the pack is not in shadow");
        changes.shadow(handle, caller, pack.name(), null);
        return trials.change(handle, caller, "end-shadow", pack.withShadow(false));
    }

    TrialPack proposeActivation(Handle handle, Caller caller, UUID id) {
        TrialPack pack = trials.locked(handle, id);
        require(pack.state() != State.IN_FORCE, RULE, "the pack is in force");
        return propose(handle, caller, pack, Proposal.ACTIVATION, tested(handle, pack));
    }

    TrialPack proposeRollback(Handle handle, Caller caller, UUID id) {
        TrialPack pack = trials.locked(handle, id);
        require(pack.state() == State.IN_FORCE, RULE, "the pack is not in force");
        return propose(handle, caller, pack, Proposal.ROLLBACK, pack);
    }

    TrialPack approveActivation(Handle handle, Caller caller, UUID id) {
        changes.lock(handle);
        PackSet set = packs.of(handle);
        TrialPack pack = tested(handle, checked(trials.locked(handle, id), Proposal.ACTIVATION, caller));
        require(!Analyses.of(pack, set).isBlocked(), RULE, "the analysis names a conflict that would stop supervision");
        Optional<Change> before = changes.last(handle, pack.name());
        String replaced = set.pack(pack.name()).map(now -> now.version()).orElse(null);
        Turn turn = new Turn(pack.name(), replaced, pack.version(), pack.sha256(), "ACTIVATION");
        long told = before.map(Change::factVersion).orElse(0L);
        if (pack.shadow()) {
            changes.shadow(handle, caller, pack.name(), null);
        }
        put(handle, caller, pack, turn, new Next(id, before.map(Change::no).orElse(null), told));
        before.map(Change::pack).ifPresent(old -> retire(handle, caller, old));
        return trials.change(
                handle, caller, "approve-activation", pack.withShadow(false).with(State.IN_FORCE));
    }

    TrialPack approveRollback(Handle handle, Caller caller, UUID id) {
        changes.lock(handle);
        packs.of(handle);
        TrialPack pack = checked(trials.locked(handle, id), Proposal.ROLLBACK, caller);
        Change now = changes.last(handle, pack.name()).orElseThrow(Refusal::notFound);
        require(Objects.equals(now.pack(), id), RULE, "the pack is not in force");
        Change target = now.before() == null
                ? null
                : changes.numbered(handle, now.before()).orElseThrow(Refusal::notFound);
        UUID back = target == null ? null : target.pack();
        TrialPack old = back == null ? null : trials.locked(handle, back);
        String version = old != null
                ? old.version()
                : packs.shipped(pack.name()).map(shipped -> shipped.version()).orElse(null);
        Turn turn = new Turn(pack.name(), pack.version(), version, old == null ? "" : old.sha256(), "ROLLBACK");
        put(handle, caller, pack, turn, new Next(back, target == null ? null : target.before(), now.factVersion()));
        if (old != null) {
            trials.change(handle, caller, "return-to-force", old.with(State.IN_FORCE));
        }
        return trials.change(handle, caller, "approve-rollback", pack.with(State.RETIRED));
    }

    private void put(Handle handle, Caller caller, TrialPack pack, Turn turn, Next next) {
        Next counted = new Next(next.pack(), next.before(), next.factVersion() + turn.facts());
        Change written = changes.live(handle, caller, pack.name(), counted);
        facts.record(
                handle,
                caller,
                Objects.requireNonNull(pack.proposedBy()),
                turn,
                new RuleChangeFacts.At(written.from(), next.factVersion()));
    }

    private void retire(Handle handle, Caller caller, UUID old) {
        trials.change(handle, caller, "retire", trials.locked(handle, old).with(State.RETIRED));
    }

    private TrialPack propose(Handle handle, Caller caller, TrialPack pack, Proposal what, TrialPack fit) {
        require(pack.proposal() == null, RULE, pack.proposal() + " is proposed already");
        require(
                what == Proposal.ROLLBACK
                        || !Analyses.of(pack, packs.of(handle)).isBlocked(),
                RULE,
                "the analysis names a conflict that would stop supervision");
        return trials.change(
                handle,
                caller,
                what == Proposal.ACTIVATION ? "propose-activation" : "propose-rollback",
                fit.proposed(what, caller.actorId()));
    }

    private TrialPack tested(Handle handle, TrialPack pack) {
        require(
                backTests.isTested(handle, pack),
                "rules: back-test before activation",
                "no back-test of exactly this text (" + pack.sha256() + ") has finished");
        return pack;
    }

    private static TrialPack checked(TrialPack pack, Proposal wanted, Caller caller) {
        require(pack.proposal() == wanted, RULE, "no " + wanted + " is proposed");
        boolean own = caller.actorId().equals(pack.proposedBy())
                || (wanted == Proposal.ACTIVATION && caller.actorId().equals(pack.uploadedBy()));
        if (own) {
            throw Refusal.of(
                    ProblemKind.SELF_APPROVAL, "another person than the one who uploaded or proposed it approves it");
        }
        return pack;
    }

    private static void require(boolean fits, String rule, @Nullable String otherwise) {
        if (!fits) {
            throw Refusal.forbiddenBy(rule, Objects.requireNonNullElse(otherwise, rule));
        }
    }
}
