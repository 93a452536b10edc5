package org.firstbutton.supervision.watch;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.firstbutton.supervision.finding.FindingDraft;
import org.firstbutton.supervision.rulebook.PackSet;
import org.firstbutton.supervision.source.Sources;
import org.firstbutton.supervision.source.Sources.Source;
import org.firstbutton.supervision.timeline.Timelines.Due;
import org.firstbutton.supervision.verdict.Judge;
import org.jdbi.v3.core.Handle;

/** 预演 — judges a batch of timelines just as the sweep would, and writes nothing. */
@ApplicationScoped
public class Rehearsal {
    private final TimelineReader reader;
    private final Sources sources;
    private final Gates gates;

    Rehearsal(TimelineReader reader, Sources sources, Gates gates) {
        this.reader = reader;
        this.sources = sources;
        this.gates = gates;
    }

    /** What the set in force and the pack on trial find on one timeline. */
    public record Heard(List<FindingDraft> inForce, List<FindingDraft> onTrial) {}

    public List<Heard> hear(Handle handle, List<Due> batch, PackSet set, PackSet.OnTrial trial, Instant asOf) {
        Map<String, Source> known = sources.all(handle);
        return Hearing.all(
                        batch,
                        reader.read(handle, batch.stream().map(Due::key).toList(), set),
                        new Standings(asOf, gates.open(handle, known), known))
                .stream()
                .map(hearing -> new Heard(findings(hearing, set.judge(), asOf), findings(hearing, trial.judge(), asOf)))
                .toList();
    }

    private static List<FindingDraft> findings(Hearing hearing, Judge judge, Instant asOf) {
        Instant since = PackSet.judgedFrom(judge, hearing.due().key().kind(), asOf);
        return hearing.findings(hearing.by(judge)).stream()
                .filter(draft -> !draft.startedAt().isBefore(since))
                .toList();
    }
}
