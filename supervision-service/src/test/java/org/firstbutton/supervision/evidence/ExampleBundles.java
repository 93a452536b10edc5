package org.firstbutton.supervision.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.firstbutton.contract.CloudEventJson;
import org.firstbutton.supervision.calendar.Calendars;
import org.firstbutton.supervision.rules.Example;
import org.firstbutton.supervision.rules.Example.Happening;
import org.firstbutton.supervision.rules.PackReader;
import org.firstbutton.supervision.rules.Rule;
import org.firstbutton.supervision.rules.RulePack;
import org.firstbutton.supervision.verdict.Correlation;
import org.firstbutton.supervision.verdict.Duty;
import org.firstbutton.supervision.verdict.Judge;
import org.firstbutton.supervision.verdict.Timeline;
import org.firstbutton.supervision.verdict.TimelineFact;
import org.firstbutton.supervision.verdict.TimelineFact.Provenance;
import org.firstbutton.supervision.verdict.Viewpoint;

/** Bundles of every finding that the examples of all packs make, signed by a key of the test. */
final class ExampleBundles {
    private static final String SUBJECT = "example";
    static final KeyPair SERVICE = keyPair();
    static final SignerKey KEY = SignerKey.of(SERVICE.getPublic().getEncoded());

    /** A finding of an example, told by rule and example. */
    record Made(String told, Bundle bundle) {}

    private ExampleBundles() {}

    static List<Made> ofAllPacks() {
        try (Stream<Path> shipped = Files.walk(Path.of("src/main/resources/rules"));
                Stream<Path> ofTests = Files.list(Path.of("src/test/resources/packs"))) {
            return Stream.concat(shipped, ofTests)
                    .filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .flatMap(file -> ofPack(file).stream())
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static List<Made> ofPack(Path file) {
        String text = text(file);
        RulePack pack = PackReader.read(file.toString(), text);
        Judge judge = new Judge(List.of(pack), Calendars.chinaStandard());
        List<Made> made = new ArrayList<>();
        for (Example example : pack.examples()) {
            Viewpoint view = view(pack, example);
            Map<TimelineFact, JsonNode> facts = new LinkedHashMap<>();
            example.facts().forEach(fact -> facts.put(fact(fact, source(pack), facts.size()), fact.written()));
            for (Timeline timeline : timelines(pack, example, facts.keySet())) {
                judge.judge(timeline, view).findings().stream()
                        .filter(duty -> duty.ruleId().equals(example.ruleId()))
                        .forEach(duty -> made.add(new Made(
                                example.ruleId() + ": " + example.told(),
                                signed(bundle(duty, view, text, of(timeline, facts))))));
            }
        }
        return made;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Bundle bundle(Duty duty, Viewpoint view, String text, Map<TimelineFact, JsonNode> facts) {
        List<ObjectNode> lines = new ArrayList<>();
        facts.forEach((fact, data) -> lines.add(EventLine.of(fact, data, fact.recordedAt())));
        return Bundle.of(new Bundle.Contents(
                Instant.parse("2026-11-22T00:00:00Z"),
                Figures.of(duty),
                Explanation.of(duty),
                Explanation.seen(view),
                text,
                Calendars.chinaStandard(),
                lines));
    }

    static Bundle signed(Bundle bundle) {
        return signed(bundle, SERVICE);
    }

    /** Signed by whoever holds these keys, as somebody would who has altered it. */
    static Bundle signed(Bundle bundle, KeyPair keys) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(keys.getPrivate());
            signature.update(bundle.canonical().getBytes(StandardCharsets.UTF_8));
            return reread(bundle.sealed(SignerKey.of(keys.getPublic().getEncoded()), signature.sign()));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static Bundle reread(Bundle bundle) {
        return Bundle.read(bundle.text().getBytes(StandardCharsets.UTF_8));
    }

    static ObjectNode tree(Bundle bundle) {
        try {
            return (ObjectNode) CloudEventJson.MAPPER.readTree(bundle.text());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    static KeyPair keyPair() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Viewpoint view(RulePack pack, Example example) {
        Viewpoint view = Viewpoint.complete(example.askedAt());
        String source = source(pack);
        return pack.sources() != null && pack.speaksTo(source, true) ? view.withExports(Set.of(source)) : view;
    }

    private static String source(RulePack pack) {
        RulePack.Sources sources = pack.sources();
        return sources == null || sources.ids().isEmpty()
                ? SUBJECT
                : sources.ids().iterator().next();
    }

    // As a timeline is put together from what is stored: by what its rule correlates, each key its own.
    private static List<Timeline> timelines(RulePack pack, Example example, Set<TimelineFact> facts) {
        Set<String> kinds = pack.rules().stream()
                .filter(rule -> rule.id().equals(example.ruleId()))
                .map(Rule::by)
                .collect(Collectors.toCollection(TreeSet::new));
        List<Timeline> timelines = new ArrayList<>();
        for (String kind : kinds) {
            Correlation by = Correlation.of(kind);
            Map<String, List<TimelineFact>> byKey =
                    isGathered(by) ? Timeline.gather(by, facts, any -> true) : Map.of(SUBJECT, List.copyOf(facts));
            byKey.forEach((key, ofKey) -> timelines.add(Timeline.of(kind, key, ofKey)));
        }
        return timelines;
    }

    private static boolean isGathered(Correlation by) {
        return by.linkField() == null && by != Correlation.MATTER;
    }

    private static Map<TimelineFact, JsonNode> of(Timeline timeline, Map<TimelineFact, JsonNode> all) {
        Correlation by = Correlation.of(timeline.kind());
        Map<TimelineFact, JsonNode> facts = new LinkedHashMap<>(all);
        if (isGathered(by)) {
            facts.keySet()
                    .retainAll(Timeline.gather(by, all.keySet(), any -> true).getOrDefault(timeline.key(), List.of()));
        }
        return facts;
    }

    private static TimelineFact fact(Happening happening, String source, int number) {
        return new TimelineFact(
                happening.id(),
                happening.type(),
                happening.source() == null ? source : happening.source(),
                happening.at(),
                happening.recordedAt(),
                happening.matter() == null ? SUBJECT : happening.matter(),
                happening.org() == null ? "HB/JZ/" : happening.org(),
                happening.actor().id(),
                happening.actor().role(),
                SUBJECT,
                happening.corrects(),
                happening.fields(),
                new Provenance("example-events", 3, number));
    }
}
