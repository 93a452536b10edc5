package org.firstbutton.supervision.watch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
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
import org.firstbutton.supervision.timeline.TimelineFacts.Wanted;
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
    private final FactsAtHand atHand;
    private final Timelines timelines;
    private final Sources sources;

    TimelineReader(TimelineFacts facts, FactsAtHand atHand, Timelines timelines, Sources sources) {
        this.facts = facts;
        this.atHand = atHand;
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
        Correlation kind = Correlation.of(key.kind());
        Collection<String> keys = List.of(key.key());
        if (kind.linkField() != null) {
            keys = timelines.mattersOf(handle, List.of(key)).getOrDefault(key, List.of());
            kind = Correlation.MATTER;
        }
        List<StoredFact> stored = facts.of(handle, wanted(kind, keys, judgedAt, set));
        return stored.stream()
                .filter(fact -> !fact.receivedAt().isAfter(judgedAt) || named.contains(fact.id()))
                .map(fact -> new Seen(FactsAtHand.judged(fact), fact.data(), fact.receivedAt()))
                .toList();
    }

    Map<Key, Timeline> read(Handle handle, Collection<Key> keys, PackSet set) {
        Map<Correlation, List<String>> byKind = new EnumMap<>(Correlation.class);
        keys.forEach(key -> byKind.computeIfAbsent(Correlation.of(key.kind()), any -> new ArrayList<>())
                .add(key.key()));
        Map<Key, Timeline> read = new HashMap<>();
        Instant now = DatabaseClock.now(handle);
        byKind.forEach((kind, of) -> {
            switch (kind) {
                case CALLER, PLACE -> {}
                case SOURCE -> read.putAll(ofSources(handle, of));
                default -> read.putAll(standing(handle, wanted(kind, of, now, set)));
            }
        });
        read.putAll(linked(
                handle,
                keys.stream()
                        .filter(key -> Correlation.of(key.kind()).linkField() != null)
                        .toList(),
                spokenOf(set)));
        return read;
    }

    private static Wanted wanted(Correlation kind, Collection<String> keys, Instant now, PackSet set) {
        return kind == Correlation.MATTER
                ? Wanted.matters(keys, spokenOf(set))
                : new Wanted(kind, keys, set.typesOn(kind), set.readFrom(now));
    }

    private static Set<String> spokenOf(PackSet set) {
        return set.typesOn(Correlation.MATTER).stream()
                .filter(OwnFindings::isTold)
                .collect(Collectors.toUnmodifiableSet());
    }

    private Map<Key, Timeline> standing(Handle handle, Wanted wanted) {
        Map<String, List<TimelineFact>> byKey = byKey(handle, wanted);
        String kind = wanted.on().key();
        return wanted.keys().stream()
                .distinct()
                .collect(Collectors.toMap(
                        key -> new Key(kind, key), key -> Timeline.of(kind, key, byKey.getOrDefault(key, List.of()))));
    }

    private Map<String, List<TimelineFact>> byKey(Handle handle, Wanted wanted) {
        List<TimelineFact> read = atHand.read(handle, facts.idsOf(handle, wanted));
        return wanted.on() == Correlation.MATTER
                ? read.stream().collect(Collectors.groupingBy(TimelineFact::matter))
                : Timeline.gather(wanted.on(), read, fact -> wanted.types().contains(fact.type()));
    }

    private Map<Key, Timeline> linked(Handle handle, List<Key> keys, Collection<String> spokenOf) {
        if (keys.isEmpty()) {
            return Map.of();
        }
        Map<Key, List<String>> matters = timelines.mattersOf(handle, keys);
        Set<String> all = matters.values().stream().flatMap(List::stream).collect(Collectors.toSet());
        Map<String, List<TimelineFact>> byMatter = byKey(handle, Wanted.matters(all, spokenOf));
        Map<Key, Timeline> read = new HashMap<>();
        matters.forEach((key, of) -> read.put(
                key,
                Timeline.of(
                        key.kind(),
                        key.key(),
                        of.stream()
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
}
