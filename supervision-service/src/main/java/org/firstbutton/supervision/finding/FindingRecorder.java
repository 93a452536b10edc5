package org.firstbutton.supervision.finding;

import com.fasterxml.uuid.Generators;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.audit.AuditEntry;
import org.firstbutton.chassis.audit.AuditTrail;
import org.firstbutton.chassis.delivery.Outbox;
import org.firstbutton.contract.Actor;
import org.firstbutton.contract.Envelope;
import org.firstbutton.contract.Fact;
import org.firstbutton.contract.FactTypes;
import org.firstbutton.contract.RecordedFact;
import org.firstbutton.contract.Topic;
import org.jdbi.v3.core.Handle;

/** 立卷 — writes changes of findings: row, history, fact and audit entry in one transaction. */
@ApplicationScoped
public class FindingRecorder {
    /** What the machine itself does stands in the audit trail under its own name. */
    private static final Caller MACHINE =
            new Caller(FindingDifference.MACHINE, Set.of("SYSTEM"), List.of(), null, null);

    private final Findings findings;
    private final Outbox outbox;
    private final AuditTrail audit;

    FindingRecorder(Findings findings, Outbox outbox, AuditTrail audit) {
        this.findings = findings;
        this.outbox = outbox;
        this.audit = audit;
    }

    /**
     * 判过的 — the subjects of one kind that were judged.
     *
     * @param since what began earlier was not judged again and stands as it is
     * @param packs the packs that judged, as {@code name/version}
     */
    public record Judged(String kind, Collection<String> subjects, Instant since, Set<String> packs) {}

    /** Compares the verdict on these subjects with the record and writes what differs. */
    public void follow(Handle handle, Judged judged, List<FindingDraft> verdict, Instant now) {
        List<FindingDraft> open = verdict.stream()
                .filter(draft -> !draft.startedAt().isBefore(judged.since()))
                .toList();
        List<FindingRow> onRecord = findings.ofSubjects(handle, judged.kind(), judged.subjects(), judged.since());
        write(handle, FindingDifference.between(onRecord, open, judged.packs(), now), MACHINE, now);
    }

    void write(Handle handle, List<FindingDifference.Step> steps, Caller caller, Instant now) {
        if (steps.isEmpty()) {
            return;
        }
        findings.write(
                handle, steps.stream().map(FindingDifference.Step::change).toList(), now);
        int epoch = outbox.epoch(handle);
        List<RecordedFact> open = new ArrayList<>();
        List<RecordedFact> sealed = new ArrayList<>();
        for (FindingDifference.Step step : steps) {
            FindingRow row = step.change().after();
            (row.isSealed() ? sealed : open).add(fact(row, step.fact(), caller, now, epoch));
        }
        outbox.recordOn(Topic.SUPERVISION_FINDINGS, handle, open);
        outbox.recordOn(Topic.SUPERVISION_FINDINGS_INTEGRITY, handle, sealed);
        audit.record(handle, steps.stream().map(step -> entry(step, caller)).collect(Collectors.toList()));
    }

    private static AuditEntry entry(FindingDifference.Step step, Caller caller) {
        FindingRow row = step.change().after();
        return AuditEntry.done(
                caller,
                step.change().change(),
                "finding",
                row.draft().id().toString(),
                row.version(),
                row.draft().orgPath());
    }

    private static RecordedFact fact(FindingRow row, Fact fact, Caller caller, Instant now, int epoch) {
        FindingDraft draft = row.draft();
        boolean sealed = row.isSealed();
        Envelope envelope = new Envelope(
                Generators.timeBasedEpochGenerator().generate(),
                FactTypes.nameOf(fact.getClass()),
                "firstbutton",
                now,
                now,
                draft.matter(),
                draft.orgPath(),
                new Actor(caller.actorId(), caller.actingRole()),
                (sealed ? "integrity-" : "") + draft.id(),
                sealed ? row.version() - row.openVersion() : row.openVersion(),
                epoch,
                null);
        return new RecordedFact(envelope, fact);
    }
}
