package org.firstbutton.supervision.watch;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.firstbutton.chassis.database.DatabaseClock;
import org.firstbutton.supervision.rulebook.PackSet;
import org.firstbutton.supervision.rulebook.PacksInForce;
import org.firstbutton.supervision.source.Sources;
import org.firstbutton.supervision.source.Sources.Source;
import org.firstbutton.supervision.timeline.Timelines;
import org.firstbutton.supervision.timeline.Timelines.Due;
import org.firstbutton.supervision.timeline.Timelines.Key;
import org.firstbutton.supervision.verdict.Duty;
import org.firstbutton.supervision.verdict.TimelineFact;
import org.jdbi.v3.core.Handle;

/** 现有职责 — everything that one matter demands now, met or not, judged just as the sweep would and not written down. */
@ApplicationScoped
public class DutiesNow {
    private final PacksInForce packs;
    private final TimelineReader reader;
    private final Timelines timelines;
    private final Sources sources;
    private final Gates gates;

    DutiesNow(PacksInForce packs, TimelineReader reader, Timelines timelines, Sources sources, Gates gates) {
        this.packs = packs;
        this.reader = reader;
        this.timelines = timelines;
        this.sources = sources;
        this.gates = gates;
    }

    /**
     * A duty, and the facts of its matter by id.
     *
     * @param isSealed it rests on what nobody of the unit may know of
     */
    public record Known(Duty duty, boolean isSealed, Map<String, TimelineFact> facts) {}

    /** @param handle one that sees the facts of all units: a duty rests on them, whoever asks */
    public List<Known> of(Handle handle, String matter) {
        PackSet set = packs.of(handle);
        Map<String, Source> known = sources.all(handle);
        List<Due> due =
                timelines.find(handle, new Key("matter", matter)).stream().toList();
        return Hearing.all(
                        due,
                        reader.read(handle, due.stream().map(Due::key).toList(), set),
                        new Standings(DatabaseClock.now(handle), gates.open(handle, known), known))
                .stream()
                .flatMap(hearing -> {
                    Map<String, TimelineFact> facts = hearing.timeline().facts().stream()
                            .collect(Collectors.toMap(TimelineFact::id, fact -> fact));
                    return set.judge().judge(hearing.timeline(), hearing.view()).duties().stream()
                            .map(duty -> new Known(duty, Drafts.isSealed(duty, hearing.timeline()), facts));
                })
                .toList();
    }
}
