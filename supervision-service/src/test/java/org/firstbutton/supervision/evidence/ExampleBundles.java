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
import java.util.stream.Stream;
import org.firstbutton.contract.CloudEventJson;
import org.firstbutton.supervision.calendar.Calendars;
import org.firstbutton.supervision.rules.Example;
import org.firstbutton.supervision.rules.Example.Happening;
import org.firstbutton.supervision.rules.PackReader;
import org.firstbutton.supervision.rules.Rule;
import org.firstbutton.supervision.rules.RulePack;
import org.firstbutton.supervision.verdict.Duty;
import org.firstbutton.supervision.verdict.Judge;
import org.firstbutton.supervision.verdict.Timeline;
import org.firstbutton.supervision.verdict.TimelineFact;
import org.firstbutton.supervision.verdict.TimelineFact.Provenance;
import org.firstbutton.supervision.verdict.Viewpoint;

/** Bundles of every finding that the examples of the shipped packs make, signed by a key of the test. */
final class ExampleBundles {
    private static final String SUBJECT = "example";
    static final KeyPair SERVICE = keyPair();
    static final SignerKey KEY = SignerKey.of(SERVICE.getPublic().getEncoded());

    /** A finding of an example, told by rule and example. */
    record Made(String told, Bundle bundle) {}

    private ExampleBundles() {}

    static List<Made> ofAllPacks() {
        try (Stream<Path> packs = Files.list(Path.of("src/main/resources/rules"))) {
            return packs.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .flatMap(file -> ofPack(file).stream())
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static List<Made> ofPack(Path file) {
        String text = PackReader.text("/rules/" + file.getFileName());
        RulePack pack = PackReader.read(file.toString(), text);
        Judge judge = new Judge(List.of(pack), Calendars.chinaStandard());
        List<Made> made = new ArrayList<>();
        for (Example example : pack.examples()) {
            Viewpoint view = view(pack, example);
            Map<TimelineFact, JsonNode> facts = new LinkedHashMap<>();
            example.facts().forEach(fact -> facts.put(fact(fact, source(pack), facts.size()), fact.written()));
            Timeline timeline = Timeline.of(kind(pack, example), SUBJECT, facts.keySet());
            judge.judge(timeline, view).findings().stream()
                    .filter(duty -> duty.ruleId().equals(example.ruleId()))
                    .forEach(duty -> made.add(new Made(
                            example.ruleId() + ": " + example.told(), signed(bundle(duty, view, text, facts)))));
        }
        return made;
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

    private static String kind(RulePack pack, Example example) {
        return pack.rules().stream()
                .filter(rule -> rule.id().equals(example.ruleId()))
                .map(Rule::by)
                .findFirst()
                .orElse("matter");
    }

    private static TimelineFact fact(Happening happening, String source, int number) {
        return new TimelineFact(
                happening.id(),
                happening.type(),
                happening.source() == null ? source : happening.source(),
                happening.at(),
                happening.recordedAt(),
                SUBJECT,
                "HB/JZ/",
                "012345",
                "RESPONDING_OFFICER",
                SUBJECT,
                happening.corrects(),
                happening.fields(),
                new Provenance("example-events", 3, number));
    }
}
