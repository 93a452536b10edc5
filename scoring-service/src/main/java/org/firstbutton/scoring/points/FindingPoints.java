package org.firstbutton.scoring.points;

import com.fasterxml.uuid.Generators;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.audit.AuditEntry;
import org.firstbutton.chassis.audit.AuditTrail;
import org.firstbutton.chassis.database.DatabaseClock;
import org.firstbutton.chassis.delivery.Outbox;
import org.firstbutton.contract.Actor;
import org.firstbutton.contract.Envelope;
import org.firstbutton.contract.Fact;
import org.firstbutton.contract.FactTypes;
import org.firstbutton.contract.RecordedFact;
import org.firstbutton.contract.scoring.ScoreFact.ScorePosted;
import org.firstbutton.contract.scoring.ScoreFact.ScoreReversed;
import org.firstbutton.contract.supervision.FindingFact.FindingConfirmed;
import org.firstbutton.contract.supervision.FindingFact.FindingDismissed;
import org.firstbutton.contract.supervision.FindingFact.FindingOverturned;
import org.firstbutton.contract.supervision.FindingFact.FindingWithdrawn;
import org.firstbutton.scoring.scheme.SchemeInForce;
import org.jdbi.v3.core.Handle;

/** 问题记分 — posts what confirmed findings cost, undoes it when one falls, and tells the others. */
@ApplicationScoped
public class FindingPoints {
    private static final Caller SYSTEM = new Caller("scoring-service", Set.of("SYSTEM"), List.of(), null, null);

    private final PointsLedger ledger;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final SchemeInForce scheme;

    FindingPoints(PointsLedger ledger, Outbox outbox, AuditTrail audit, SchemeInForce scheme) {
        this.ledger = ledger;
        this.outbox = outbox;
        this.audit = audit;
        this.scheme = scheme;
    }

    /** Takes facts about findings, in the order of each finding. */
    public void take(Handle handle, List<RecordedFact> facts) {
        Set<String> findings =
                facts.stream().flatMap(FindingPoints::scoredFinding).collect(Collectors.toSet());
        if (findings.isEmpty()) {
            return;
        }
        Postings postings = new Postings(scheme.get(), ledger.ofFindings(handle, findings));
        facts.forEach(postings::take);
        List<ScoreEntry> fresh = postings.fresh();
        if (!fresh.isEmpty()) {
            post(handle, fresh);
        }
    }

    /** A unit that had an alert in hand has an account, even if nothing was ever posted to it. */
    public void openUnits(Handle handle, Collection<String> orgPaths) {
        ledger.open(handle, orgPaths.stream().map(Account::unit).toList());
    }

    private void post(Handle handle, List<ScoreEntry> fresh) {
        Map<UUID, Long> numbers = ledger.post(handle, fresh);
        Instant now = DatabaseClock.now(handle);
        int epoch = outbox.epoch(handle);
        outbox.record(
                handle,
                fresh.stream()
                        .map(entry -> recorded(entry, numbers.getOrDefault(entry.id(), 0L), epoch, now))
                        .toList());
        audit.record(
                handle,
                fresh.stream()
                        .map(entry -> AuditEntry.done(
                                SYSTEM,
                                entry.isReversal() ? "reverse" : "post",
                                "score-entry",
                                entry.id().toString(),
                                1,
                                entry.account().orgPath()))
                        .toList());
    }

    private static RecordedFact recorded(ScoreEntry entry, long number, int epoch, Instant now) {
        Fact fact = said(entry);
        Account account = entry.account();
        return new RecordedFact(
                new Envelope(
                        Generators.timeBasedEpochGenerator().generate(),
                        FactTypes.nameOf(fact.getClass()),
                        "firstbutton",
                        now,
                        now,
                        account.id(),
                        account.orgPath(),
                        new Actor(SYSTEM.actorId(), SYSTEM.actingRole()),
                        account.id(),
                        number,
                        epoch,
                        null),
                fact);
    }

    private static Fact said(ScoreEntry entry) {
        String id = entry.id().toString();
        String account = entry.account().id();
        UUID reverses = entry.reverses();
        return reverses == null
                ? new ScorePosted(id, account, entry.delta(), entry.metric(), entry.ruleId(), entry.findingId(), false)
                : new ScoreReversed(
                        id,
                        reverses.toString(),
                        account,
                        entry.delta(),
                        entry.cause().name());
    }

    private static Stream<String> scoredFinding(RecordedFact recorded) {
        if (recorded.fact() instanceof FindingConfirmed fact) {
            return Stream.of(fact.findingId());
        } else if (recorded.fact() instanceof FindingOverturned fact) {
            return Stream.of(fact.findingId());
        } else if (recorded.fact() instanceof FindingDismissed fact) {
            return Stream.of(fact.findingId());
        } else if (recorded.fact() instanceof FindingWithdrawn fact) {
            return Stream.of(fact.findingId());
        }
        return Stream.empty();
    }
}
