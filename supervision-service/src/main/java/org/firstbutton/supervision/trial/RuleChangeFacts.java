package org.firstbutton.supervision.trial;

import com.fasterxml.uuid.Generators;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.delivery.Outbox;
import org.firstbutton.contract.Actor;
import org.firstbutton.contract.Envelope;
import org.firstbutton.contract.Fact;
import org.firstbutton.contract.FactTypes;
import org.firstbutton.contract.RecordedFact;
import org.firstbutton.contract.supervision.RuleFact.RuleActivated;
import org.firstbutton.contract.supervision.RuleFact.RuleRetired;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** 规则变更事实 — tells others which version of a pack judges from now on, and which no longer does. */
@ApplicationScoped
class RuleChangeFacts {
    private final Outbox outbox;

    RuleChangeFacts(Outbox outbox) {
        this.outbox = outbox;
    }

    /**
     * 换版
     *
     * @param from the version that judged until now; none for a new pack
     * @param to the version that judges from now on; none where the pack is gone
     * @param sha256 of the new text; empty for what came with the product
     */
    record Turn(
            String pack, @Nullable String from, @Nullable String to, String sha256, String cause) {
        int facts() {
            return (from == null ? 0 : 1) + (to == null ? 0 : 1);
        }
    }

    /** 何时 — and the number of the last fact told about this pack before. */
    record At(Instant instant, long factVersion) {}

    void record(Handle handle, Caller caller, String proposedBy, Turn turn, At at) {
        List<Fact> told = new ArrayList<>();
        if (turn.to() != null) {
            told.add(new RuleActivated(
                    turn.pack(),
                    turn.to(),
                    turn.sha256(),
                    at.instant(),
                    proposedBy,
                    caller.actorId(),
                    turn.cause(),
                    turn.from()));
        }
        if (turn.from() != null) {
            told.add(new RuleRetired(
                    turn.pack(), turn.from(), at.instant(), proposedBy, caller.actorId(), turn.cause(), turn.to()));
        }
        int epoch = outbox.epoch(handle);
        List<RecordedFact> facts = new ArrayList<>();
        for (Fact fact : told) {
            facts.add(new RecordedFact(
                    envelope(fact, turn.pack(), caller, at, at.factVersion() + facts.size() + 1, epoch), fact));
        }
        outbox.record(handle, facts);
    }

    private static Envelope envelope(Fact fact, String pack, Caller caller, At at, long version, int epoch) {
        return new Envelope(
                Generators.timeBasedEpochGenerator().generate(),
                FactTypes.nameOf(fact.getClass()),
                "firstbutton",
                at.instant(),
                at.instant(),
                "rule-pack-" + pack,
                TrialPacks.orgPath(caller),
                new Actor(caller.actorId(), caller.actingRole()),
                "rule-pack-" + pack,
                version,
                epoch,
                null);
    }
}
