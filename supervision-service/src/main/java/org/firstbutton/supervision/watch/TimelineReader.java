package org.firstbutton.supervision.watch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.firstbutton.chassis.database.DatabaseClock;
import org.firstbutton.supervision.rulebook.PackSet;
import org.firstbutton.supervision.rules.Vocabulary;
import org.firstbutton.supervision.source.Sources;
import org.firstbutton.supervision.source.Sources.Source;
import org.firstbutton.supervision.source.Sources.Span;
import org.firstbutton.supervision.timeline.StoredFact;
import org.firstbutton.supervision.timeline.TimelineFacts;
import org.firstbutton.supervision.timeline.Timelines;
import org.firstbutton.supervision.timeline.Timelines.Key;
import org.firstbutton.supervision.verdict.Correlation;
import org.firstbutton.supervision.verdict.OwnFindings;
import org.firstbutton.supervision.verdict.Timeline;
import org.firstbutton.supervision.verdict.TimelineFact;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Puts timelines together from what is stored: a matter's own facts, all matters of a caller or place, the life of a
 * finding, the facts of an officer, unit or county, the beats of a source.
 */
@ApplicationScoped
public class TimelineReader {
    private final TimelineFacts facts;
    private final Timelines timelines;
    private final Sources sources;

    TimelineReader(TimelineFacts facts, Timelines timelines, Sources sources) {
        this.facts = facts;
        this.timelines = timelines;
        this.sources = sources;
    }

    /**
     * A fact as it was judged and as it was sent.
     *
     * @param receivedAt none for a beat, which is kept as the end of a span of beats
     */
    public record Seen(
            TimelineFact fact, JsonNode data, @Nullable Instant receivedAt) {}

    /**
     * What lay on the desk when a finding was judged: what had been taken in by then, and the facts that its verdict
     * names, since one may have been taken in between the look at the clock and the reading.
     */
    public List<Seen> seen(Handle handle, Key key, Instant judgedAt, Collection<String> named, PackSet set) {
        if (key.kind().equals("source")) {
            return ofSources(handle, List.of(key.key())).values().stream()
                    .flatMap(timeline -> timeline.facts().stream())
                    .map(beat -> new Seen(beat, beatData(beat.source()), null))
                    .toList();
        }
        List<StoredFact> stored = switch (Correlation.of(key.kind())) {
            case MATTER -> facts.ofMatters(handle, List.of(key.key()), spokenOf(set));
            case CALLER, PLACE ->
                facts.ofMatters(
                        handle, timelines.mattersOf(handle, List.of(key)).getOrDefault(key, List.of()), spokenOf(set));
            default -> stored(handle, key, judgedAt, set);
        };
        return stored.stream()
                .filter(fact -> !fact.receivedAt().isAfter(judgedAt) || named.contains(fact.id()))
                .map(fact -> new Seen(fact(fact), fact.data(), fact.receivedAt()))
                .toList();
    }

    Map<Key, Timeline> read(Handle handle, Collection<Key> keys, PackSet set) {
        Map<Key, List<String>> matters = new HashMap<>();
        List<Key> linked = new ArrayList<>();
        List<String> beating = new ArrayList<>();
        List<Key> gathered = new ArrayList<>();
        List<String> told = new ArrayList<>();
        for (Key key : keys) {
            switch (Correlation.of(key.kind())) {
                case MATTER -> matters.put(key, List.of(key.key()));
                case SOURCE -> beating.add(key.key());
                case FINDING -> told.add(key.key());
                case CALLER, PLACE -> linked.add(key);
                case OFFICER, AREA, UNIT, COUNTY -> gathered.add(key);
            }
        }
        if (!linked.isEmpty()) {
            matters.putAll(timelines.mattersOf(handle, linked));
        }
        Map<Key, Timeline> read = ofMatters(handle, matters, spokenOf(set));
        read.putAll(ofFindings(handle, told, set));
        if (!beating.isEmpty()) {
            read.putAll(ofSources(handle, beating));
        }
        gathered.forEach(key -> read.put(key, gathered(handle, key, set)));
        return read;
    }

    private Timeline gathered(Handle handle, Key key, PackSet set) {
        return Timeline.of(
                key.kind(),
                key.key(),
                stored(handle, key, DatabaseClock.now(handle), set).stream()
                        .map(TimelineReader::fact)
                        .toList());
    }

    private List<StoredFact> stored(Handle handle, Key key, Instant now, PackSet set) {
        Correlation kind = Correlation.of(key.kind());
        Set<String> types = set.typesOn(kind);
        return switch (kind) {
            case FINDING -> facts.ofFindings(handle, List.of(key.key()), types);
            case OFFICER -> facts.ofOfficer(handle, key.key(), types);
            case AREA -> facts.ofArea(handle, key.key(), types);
            case UNIT -> facts.ofUnit(handle, key.key(), types);
            default -> facts.ofSubtree(handle, key.key(), types, set.readFrom(now));
        };
    }

    private static Set<String> spokenOf(PackSet set) {
        return set.typesOn(Correlation.MATTER).stream()
                .filter(OwnFindings::isTold)
                .collect(Collectors.toUnmodifiableSet());
    }

    private Map<Key, Timeline> ofFindings(Handle handle, List<String> ids, PackSet set) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        Map<String, List<TimelineFact>> byId = new HashMap<>();
        for (StoredFact stored : facts.ofFindings(handle, ids, set.typesOn(Correlation.FINDING))) {
            byId.computeIfAbsent(stored.data().path("findingId").asText(), any -> new ArrayList<>())
                    .add(fact(stored));
        }
        String kind = Correlation.FINDING.key();
        return ids.stream()
                .collect(Collectors.toMap(
                        id -> new Key(kind, id), id -> Timeline.of(kind, id, byId.getOrDefault(id, List.of()))));
    }

    private Map<Key, Timeline> ofMatters(Handle handle, Map<Key, List<String>> matters, Set<String> spokenOf) {
        List<String> all =
                matters.values().stream().flatMap(List::stream).distinct().toList();
        Map<String, List<TimelineFact>> byMatter = new HashMap<>();
        for (StoredFact stored : facts.ofMatters(handle, all, spokenOf)) {
            byMatter.computeIfAbsent(stored.matter(), any -> new ArrayList<>()).add(fact(stored));
        }
        Map<Key, Timeline> read = new HashMap<>();
        matters.forEach((key, ofKey) -> read.put(
                key,
                Timeline.of(
                        key.kind(),
                        key.key(),
                        ofKey.stream()
                                .flatMap(matter -> byMatter.getOrDefault(matter, List.of()).stream())
                                .toList())));
        return read;
    }

    private Map<Key, Timeline> ofSources(Handle handle, List<String> ids) {
        Map<String, Source> known = sources.all(handle);
        Map<Key, Timeline> read = new HashMap<>();
        sources.spans(handle, ids).forEach((id, spans) -> {
            Source source = known.get(id);
            String orgPath = source == null ? "" : source.orgPath();
            List<TimelineFact> beats = new ArrayList<>();
            for (Span span : spans) {
                beats.add(beat(id, orgPath, span.firstBeat(), span.from()));
                beats.add(beat(id, orgPath, span.lastBeat(), span.to()));
            }
            read.put(new Key("source", id), Timeline.of("source", id, beats));
        });
        return read;
    }

    private static TimelineFact beat(String source, String orgPath, String id, Instant at) {
        return new TimelineFact(
                id,
                "source.beat",
                source,
                at,
                at,
                source,
                orgPath,
                source,
                "SYSTEM",
                source,
                null,
                Vocabulary.contract().read("source.beat", beatData(source)),
                null);
    }

    private static JsonNode beatData(String source) {
        return JsonNodeFactory.instance.objectNode().put("source", source);
    }

    private static TimelineFact fact(StoredFact stored) {
        return new TimelineFact(
                stored.id(),
                stored.type(),
                stored.source(),
                stored.occurredAt(),
                stored.recordedAt(),
                stored.matter(),
                stored.orgPath(),
                stored.actor(),
                stored.actorRole(),
                stored.aggregate(),
                stored.corrects(),
                Vocabulary.contract().read(stored.type(), stored.data()),
                new TimelineFact.Provenance(stored.topic(), stored.partition(), stored.offset()));
    }
}
