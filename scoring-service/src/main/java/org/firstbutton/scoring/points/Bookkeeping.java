package org.firstbutton.scoring.points;

import com.fasterxml.uuid.Generators;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
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
import org.firstbutton.scoring.evidence.EvidenceFiles;
import org.firstbutton.scoring.evidence.FindingFile;
import org.firstbutton.scoring.evidence.FindingFile.Fallen;
import org.firstbutton.scoring.evidence.ScoredEvent;
import org.firstbutton.scoring.evidence.Touched;
import org.firstbutton.scoring.evidence.UpheldObjection;
import org.firstbutton.scoring.scheme.SchemeBook;
import org.firstbutton.scoring.scheme.SchemeInForce;
import org.jdbi.v3.core.Handle;

/** 记账 — keeps the ledger at what the evidence says, undoes what stands no longer, and tells the others. */
@ApplicationScoped
public class Bookkeeping {
    private static final Caller SYSTEM = new Caller("scoring-service", Set.of("SYSTEM"), List.of(), null, null);

    private final PointsLedger ledger;
    private final EvidenceFiles evidence;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final SchemeInForce schemes;

    Bookkeeping(PointsLedger ledger, EvidenceFiles evidence, Outbox outbox, AuditTrail audit, SchemeInForce schemes) {
        this.ledger = ledger;
        this.evidence = evidence;
        this.outbox = outbox;
        this.audit = audit;
        this.schemes = schemes;
    }

    /** @param trigger the last of the facts that touched it */
    public void settle(Handle handle, Touched touched, UUID trigger) {
        List<FindingFile> files = evidence.touched(handle, touched);
        Reckoned reckoned = reckon(handle, files, touched.officers());
        List<ScoreEntry> fresh = new Balancing(reckoned.fallen(), trigger).fresh(reckoned.lines(), reckoned.known());
        if (!fresh.isEmpty()) {
            post(handle, fresh);
        }
    }

    /** What has to stand, what was ever posted, and why something fell. */
    private record Reckoned(List<Line> lines, List<ScoreEntry> known, Map<String, Fallen> fallen) {}

    // A person's lines under a rule depend on each other, so all of them are reckoned together, whoever had what
    // before.
    private Reckoned reckon(Handle handle, List<FindingFile> files, Set<String> alsoOfficers) {
        SchemeBook book = schemes.book(handle);
        Set<String> findings = files.stream().map(FindingFile::findingId).collect(Collectors.toSet());
        Set<String> accounts = personal(new FindingLines(book).of(files), ledger.ofEvidence(handle, findings));
        Set<String> rules = files.stream().map(FindingFile::ruleId).collect(Collectors.toSet());
        Set<String> officers = accounts.stream()
                .flatMap(account -> Account.numberOf(account).stream())
                .collect(Collectors.toCollection(TreeSet::new));
        Map<String, FindingFile> all = new LinkedHashMap<>();
        files.forEach(file -> all.put(file.findingId(), file));
        evidence.of(handle, officers, rules).forEach(file -> all.put(file.findingId(), file));
        List<Line> lines = new FindingLines(book)
                .of(all.values()).stream()
                        .filter(line -> line.account().kind().personal()
                                ? accounts.contains(line.account().id()) && rules.contains(line.rule())
                                : findings.contains(line.evidence()))
                        .collect(Collectors.toCollection(ArrayList::new));
        officers.addAll(alsoOfficers);
        lines.addAll(events(handle, book, officers));
        lines.replaceAll(relieved(
                evidence.upheld(handle, lines.stream().map(Line::evidence).collect(Collectors.toSet()))));
        Map<String, Fallen> fallen = new HashMap<>();
        for (FindingFile file : all.values()) {
            Fallen why = file.fallen();
            if (why != null) {
                fallen.put(file.findingId(), why);
            }
        }
        List<ScoreEntry> known = ledger.known(handle, findings, accounts, rules, officerAccounts(officers));
        return new Reckoned(lines, known, fallen);
    }

    // What an objection was upheld against stays to be seen and costs nothing.
    private static UnaryOperator<Line> relieved(List<UpheldObjection> upheld) {
        Map<Line.Key, UpheldObjection> byKey = new HashMap<>();
        upheld.forEach(one -> byKey.put(new Line.Key(one.evidence(), one.account(), one.metric()), one));
        return line -> {
            UpheldObjection against = byKey.get(line.key());
            return against == null
                    ? line
                    : line.with(Term.nothing(
                            Term.Kind.OBJECTION_UPHELD, List.of(against.fact().toString())));
        };
    }

    private List<Line> events(Handle handle, SchemeBook book, Set<String> officers) {
        List<ScoredEvent> events = evidence.events(handle, officers);
        Touched listed = new Touched(
                Set.of(),
                events.stream()
                        .filter(event -> event.measure().equals("WORST"))
                        .map(event ->
                                event.evidence().substring(event.evidence().indexOf('/') + 1))
                        .collect(Collectors.toSet()),
                Set.of());
        Set<String> costly = listed.isEmpty()
                ? Set.of()
                : EventLines.costly(new FindingLines(book).of(evidence.touched(handle, listed)));
        return new EventLines(book).of(events, costly);
    }

    /**
     * All that the evidence of an organisation calls for, reckoned from the beginning; for comparison with the ledger.
     * Officers are reckoned whole, whichever unit they were in.
     */
    public List<String> differences(Handle handle, String orgPath) {
        Reckoned reckoned = reckon(handle, evidence.within(handle, orgPath), evidence.officersWithin(handle, orgPath));
        return new Balancing(reckoned.fallen(), new UUID(0, 0))
                .fresh(reckoned.lines(), reckoned.known()).stream()
                        .map(entry -> (entry.isReversal() ? "stands, but nothing calls for it: " : "is missing: ")
                                + entry.account().id()
                                + ' '
                                + entry.source()
                                + ' '
                                + entry.findingId()
                                + ' '
                                + entry.delta().abs().toPlainString())
                        .toList();
    }

    private static Set<String> personal(List<Line> lines, Collection<ScoreEntry> had) {
        Set<String> accounts = new TreeSet<>();
        lines.stream()
                .map(Line::account)
                .filter(account -> account.kind().personal())
                .map(Account::id)
                .forEach(accounts::add);
        had.stream()
                .map(ScoreEntry::account)
                .filter(account -> account.kind().personal())
                .map(Account::id)
                .forEach(accounts::add);
        return accounts;
    }

    private static Set<String> officerAccounts(Set<String> officers) {
        return officers.stream().map(Account::officerId).collect(Collectors.toCollection(HashSet::new));
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
}
