package org.firstbutton.supervision.simulation;

import com.fasterxml.jackson.databind.node.NullNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.firstbutton.contract.supervision.Severity;
import org.firstbutton.supervision.finding.FindingDraft;
import org.firstbutton.supervision.finding.PaperRecord;
import org.firstbutton.supervision.simulation.History.Turn;
import org.firstbutton.supervision.verdict.Correlation;
import org.firstbutton.supervision.verdict.Duty;
import org.firstbutton.supervision.verdict.Timeline;
import org.firstbutton.supervision.verdict.TimelineFact;
import org.firstbutton.supervision.verdict.Verdict;
import org.firstbutton.supervision.verdict.Viewpoint;
import org.firstbutton.supervision.verdict.Viewpoint.Standing;
import org.jspecify.annotations.Nullable;

/**
 * 现场推演 — does to a history what the live service does: lays down what arrives, judges only what was touched or has
 * become ripe, and writes only the difference. Its store and clock are in memory; its judge, its difference and its
 * rule of when to look again are the service's own.
 */
final class LiveRun {
    /** Of sources the service hears nothing but beats, of matters everything else. */
    private static final String BEAT = "source.beat";
    /** Says by whom its matter was reported; whatever else happens in the matter stands on his timeline then. */
    private static final String OPENING = "job.opened";

    private final Rules rules;
    private final Map<String, TimelineFact> facts;
    private final Set<TimelineFact> arrived = new LinkedHashSet<>();
    private final Map<Key, Line> lines = new LinkedHashMap<>();
    private final Map<Key, Set<String>> links = new LinkedHashMap<>();
    private final PaperRecord record = new PaperRecord();

    LiveRun(Rules rules, Map<String, TimelineFact> facts) {
        this.rules = rules;
        this.facts = facts;
    }

    record Key(String kind, String key) {}

    private static final class Line {
        private boolean touched;
        private @Nullable Instant next;
    }

    /** The timelines on which a fact stands. */
    static List<Key> keys(TimelineFact fact) {
        if (fact.type().equals(BEAT)) {
            return List.of(new Key("source", fact.source()));
        }
        List<Key> keys = new ArrayList<>(List.of(new Key("matter", fact.matter()), new Key("unit", fact.orgPath())));
        if (fact.fields().get("officerId") instanceof String officer) {
            keys.add(new Key("officer", officer));
        }
        if (fact.fields().get("placeKey") instanceof String area) {
            keys.add(new Key("area", area));
        }
        return keys;
    }

    /** The matters of each caller. Nobody who is named once is forgotten, though a correction may name another. */
    static Map<Key, Set<String>> links(Collection<TimelineFact> facts) {
        Map<Key, Set<String>> links = new LinkedHashMap<>();
        for (TimelineFact fact : facts) {
            if (fact.type().equals(OPENING) && fact.fields().get("callerKey") instanceof String caller) {
                links.computeIfAbsent(new Key("caller", caller), any -> new LinkedHashSet<>())
                        .add(fact.matter());
            }
        }
        return links;
    }

    void live(Turn turn) {
        List<TimelineFact> batch = turn.arrives().stream()
                .map(id -> Objects.requireNonNull(facts.get(id), id))
                .toList();
        arrived.addAll(batch);
        links(batch)
                .forEach((key, matters) ->
                        links.computeIfAbsent(key, any -> new LinkedHashSet<>()).addAll(matters));
        List<TimelineFact> corrections =
                batch.stream().filter(fact -> fact.corrects() != null).toList();
        batch.forEach(this::touch);
        Corrections.families(corrections, arrived).forEach(this::touch);
        if (turn.sweeps()) {
            lines.forEach((key, line) -> {
                if (line.touched || isRipe(key, line, turn)) {
                    judge(key, line, turn);
                }
            });
        }
    }

    private void touch(TimelineFact fact) {
        keys(fact).forEach(this::touch);
        links.forEach((key, matters) -> {
            if (matters.contains(fact.matter())) {
                touch(key);
            }
        });
    }

    private void touch(Key key) {
        lines.computeIfAbsent(key, any -> new Line()).touched = true;
    }

    private List<TimelineFact> factsOf(Key key) {
        return switch (key.kind()) {
            case "unit", "officer", "area" ->
                Timeline.gather(Correlation.of(key.kind()), arrived, fact -> true)
                        .getOrDefault(key.key(), List.of());
            case "caller" -> {
                Set<String> matters = links.getOrDefault(key, Set.of());
                yield arrived.stream()
                        .filter(fact -> matters.contains(fact.matter()))
                        .toList();
            }
            default -> arrived.stream().filter(fact -> keys(fact).contains(key)).toList();
        };
    }

    /** As the service does when the rules change: everything is looked at once more. */
    void lookAgain(Turn turn) {
        lines.forEach((key, line) -> judge(key, line, turn));
    }

    private boolean isRipe(Key key, Line line, Turn turn) {
        boolean gated = !key.kind().equals("source")
                && factsOf(key).stream().anyMatch(fact -> fact.source().equals(HistoryDraw.CONNECTOR));
        return line.next != null
                && !line.next.isAfter(turn.watermark())
                && (!gated || !line.next.isAfter(turn.connectorWatermark()));
    }

    private void judge(Key key, Line line, Turn turn) {
        Verdict verdict = rules.judge().attention(Timeline.of(key.kind(), key.key(), factsOf(key)), view(key, turn));
        List<FindingDraft> drafts = new ArrayList<>();
        for (Duty duty : verdict.duties()) {
            if (duty.isFinding()) {
                drafts.add(draft(duty));
            }
        }
        record.follow(key.kind(), key.key(), drafts, rules.names(), turn.now());
        line.touched = false;
        line.next = verdict.nextCheck();
        if (verdict.heldUntil() != null
                && (line.next == null || verdict.heldUntil().isBefore(line.next))) {
            line.next = verdict.heldUntil();
        }
    }

    static Viewpoint view(Key key, Turn turn) {
        Map<String, Standing> sources = new HashMap<>();
        if (!key.kind().equals("source")) {
            sources.put(
                    HistoryDraw.CONNECTOR,
                    new Standing(HistoryDraw.GRACE, turn.connectorWatermark(), turn.silentSince(), false));
            sources.put(HistoryDraw.EXPORT, Standing.export());
        }
        return new Viewpoint(turn.now(), turn.watermark(), sources);
    }

    private FindingDraft draft(Duty duty) {
        return new FindingDraft(
                duty.findingId(),
                duty.ruleId(),
                rules.names().iterator().next(),
                duty.subjectKind(),
                duty.subject(),
                null,
                "m",
                duty.episode(),
                duty.orgPath(),
                duty.rule().heading().ladder(),
                false,
                Objects.requireNonNullElse(duty.severity(), Severity.MEDIUM).name(),
                duty.startedAt(),
                duty.dueAt(),
                Objects.requireNonNull(duty.brokenAt()),
                duty.remediedAt(),
                duty.metBy(),
                duty.withdrawalProposedBy(),
                duty.evidence(),
                NullNode::getInstance);
    }

    /** Every finding that stands, one a line. */
    Set<String> standing() {
        Set<String> lines = new TreeSet<>();
        for (FindingDraft draft : record.standing()) {
            lines.add(new Expected.Finding(
                            draft.id() + " " + draft.ruleId() + " " + draft.subjectKind() + " " + draft.subject() + " "
                                    + draft.episode(),
                            draft.orgPath(),
                            draft.severity(),
                            draft.startedAt(),
                            draft.dueAt(),
                            draft.brokenAt(),
                            draft.remediedAt(),
                            draft.withdrawalProposedBy(),
                            new TreeSet<>(draft.evidence()))
                    .toString());
        }
        return lines;
    }
}
