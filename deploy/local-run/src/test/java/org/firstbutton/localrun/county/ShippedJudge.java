package org.firstbutton.localrun.county;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.NameBasedGenerator;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.firstbutton.contract.CloudEventJson;
import org.firstbutton.contract.FactTypes;
import org.firstbutton.contract.alert.AlertFact.AlertReceived;
import org.firstbutton.localrun.county.story.AlertScript;
import org.firstbutton.localrun.county.story.Chronicle;
import org.firstbutton.localrun.county.story.Chronicle.Statement;
import org.firstbutton.supervision.calendar.Calendars;
import org.firstbutton.supervision.rules.PackReader;
import org.firstbutton.supervision.rules.Rule;
import org.firstbutton.supervision.rules.RulePack;
import org.firstbutton.supervision.rules.Vocabulary;
import org.firstbutton.supervision.verdict.Correlation;
import org.firstbutton.supervision.verdict.Duty;
import org.firstbutton.supervision.verdict.Judge;
import org.firstbutton.supervision.verdict.Timeline;
import org.firstbutton.supervision.verdict.TimelineFact;
import org.firstbutton.supervision.verdict.Viewpoint;
import org.firstbutton.supervision.verdict.Viewpoint.Standing;

/** The rules as the service has them in force, laid upon the county as the service would see it. */
final class ShippedJudge {
    private static final Path SETTINGS =
            Path.of("..", "..", "supervision-service", "src", "main", "resources", "application.properties");
    private static final NameBasedGenerator NAMES = Generators.nameBasedGenerator(NameBasedGenerator.NAMESPACE_URL);
    private static final Duration GRACE = Duration.ofMinutes(1);

    private final List<RulePack> packs;
    private final Judge judge;

    private ShippedJudge(List<RulePack> packs, Set<String> unrecorded) {
        this.packs = packs;
        this.judge =
                new Judge(packs.stream().map(pack -> pack.without(unrecorded)).toList(), Calendars.chinaStandard());
    }

    /** Without the rules that wait for facts which nobody records yet. */
    static ShippedJudge inForce() throws IOException {
        Properties settings = new Properties();
        try (Reader in = Files.newBufferedReader(SETTINGS)) {
            settings.load(in);
        }
        Set<String> unrecorded = Set.of(
                settings.getProperty("firstbutton.supervision.unrecorded").split(","));
        List<RulePack> packs = new ArrayList<>();
        for (String pack : settings.getProperty("firstbutton.supervision.packs").split(",")) {
            packs.add(PackReader.resource(pack));
        }
        return new ShippedJudge(packs, unrecorded);
    }

    /** The rules of these parts of the catalogue, by the letters that their ids begin with; those that rest, too. */
    List<String> rulesOf(List<String> parts) {
        return packs.stream()
                .flatMap(pack -> pack.rules().stream())
                .map(Rule::id)
                .distinct()
                .filter(id -> parts.contains(id.substring(0, id.indexOf('-'))))
                .sorted()
                .toList();
    }

    /** Each finding with its subject as the scorecard names it. */
    List<Map.Entry<Duty, String>> findings(History history, Instant asOf) {
        Map<String, String> numbers = new HashMap<>();
        Map<String, List<TimelineFact>> matters = new HashMap<>();
        for (Chronicle chronicle : history.chronicles()) {
            String number = chronicle.alert() == null ? chronicle.number() : chronicle.alert();
            String matter = NAMES.generate("firstbutton:" + AlertScript.SOURCE + "\n" + number)
                    .toString();
            if (chronicle.statements().stream().anyMatch(one -> one.fact() instanceof AlertReceived)) {
                numbers.put(matter, number);
            }
            matters.computeIfAbsent(matter, any -> new ArrayList<>()).addAll(facts(chronicle, matter));
        }
        List<Timeline> timelines = new ArrayList<>();
        matters.forEach((matter, facts) -> timelines.add(Timeline.of("matter", matter, facts)));
        for (Correlation kind : Correlation.values()) {
            if (kind != Correlation.MATTER && kind != Correlation.SOURCE) {
                gather(kind, matters).forEach((key, facts) -> timelines.add(Timeline.of(kind.key(), key, facts)));
            }
        }
        history.feeds().forEach(feed -> timelines.add(Timeline.of("source", feed.source(), beats(feed))));
        List<Map.Entry<Duty, String>> findings = new ArrayList<>();
        for (Timeline timeline : timelines) {
            for (Duty duty : judge.judge(timeline, view(timeline, asOf)).findings()) {
                findings.add(Map.entry(duty, numbers.getOrDefault(duty.subject(), duty.subject())));
            }
        }
        return findings;
    }

    /** A source cannot vouch for itself; for the others the demo's sources say how far they have come. */
    private static Viewpoint view(Timeline timeline, Instant asOf) {
        Map<String, Standing> standings = new HashMap<>();
        if (!timeline.kind().equals("source")) {
            Feed.SYSTEMS.forEach(system -> standings.put(system, new Standing(GRACE, Instant.MAX, null, false)));
        }
        return new Viewpoint(asOf, Instant.MAX, standings);
    }

    private Map<String, List<TimelineFact>> gather(Correlation kind, Map<String, List<TimelineFact>> matters) {
        Map<String, List<TimelineFact>> byKey = new HashMap<>();
        Set<String> types = judge.typesOn(kind);
        String link = kind.linkField();
        for (List<TimelineFact> facts : matters.values()) {
            if (link != null) {
                facts.stream()
                        .filter(fact -> fact.type().equals("alert.received"))
                        .map(fact -> (String) fact.fields().get(link))
                        .filter(key -> key != null)
                        .forEach(key -> byKey.computeIfAbsent(key, any -> new ArrayList<>())
                                .addAll(facts));
                continue;
            }
            Timeline.gather(kind, facts, fact -> types.contains(fact.type()))
                    .forEach((key, of) ->
                            byKey.computeIfAbsent(key, any -> new ArrayList<>()).addAll(of));
        }
        return byKey;
    }

    private static List<TimelineFact> facts(Chronicle chronicle, String matter) {
        List<TimelineFact> facts = new ArrayList<>();
        for (Statement statement : chronicle.statements()) {
            String type = FactTypes.nameOf(statement.fact().getClass());
            JsonNode data = CloudEventJson.MAPPER.valueToTree(statement.fact());
            facts.add(new TimelineFact(
                    chronicle.number() + "#" + facts.size(),
                    type,
                    chronicle.source(),
                    statement.occurredAt(),
                    statement.recordedAt(),
                    matter,
                    chronicle.orgPath(),
                    statement.actor().id(),
                    statement.actor().role(),
                    chronicle.number(),
                    null,
                    Vocabulary.contract().read(type, data),
                    null));
        }
        return facts;
    }

    private static List<TimelineFact> beats(Feed feed) {
        List<TimelineFact> beats = new ArrayList<>();
        for (Instant at : feed.beats()) {
            beats.add(new TimelineFact(
                    feed.source() + "@" + at,
                    "source.beat",
                    feed.source(),
                    at,
                    at,
                    feed.source(),
                    feed.orgPath(),
                    feed.source(),
                    "SYSTEM",
                    feed.source(),
                    null,
                    Map.of("source", feed.source()),
                    null));
        }
        return beats;
    }
}
