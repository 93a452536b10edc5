package org.firstbutton.supervision.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.firstbutton.contract.supervision.Severity;
import org.firstbutton.supervision.rules.Example.Actor;
import org.firstbutton.supervision.rules.Example.Happening;
import org.jspecify.annotations.Nullable;

/** Reads a rule's examples; times are local to the pack's zone, a bare time means Monday 2 March 2026. */
final class ExampleReader {
    private static final java.time.LocalDate USUAL_DAY = java.time.LocalDate.of(2026, 3, 2);
    private static final Set<String> OWN_KEYS =
            Set.of("at", "recordedAt", "id", "corrects", "source", "matter", "org", "actor", "times", "every");

    private final YamlDocument document;
    private final Vocabulary vocabulary;
    private final ZoneId zone;

    ExampleReader(YamlDocument document, Vocabulary vocabulary, ZoneId zone) {
        this.document = document;
        this.vocabulary = vocabulary;
        this.zone = zone;
    }

    List<Example> examples(JsonNode rule, String at) {
        List<Example> examples = new ArrayList<>();
        for (int i = 0; i < rule.path("examples").size(); i++) {
            examples.add(example(rule.path("id").asText(), rule.path("examples").get(i), at + "/examples/" + i));
        }
        return examples;
    }

    private Example example(String ruleId, JsonNode node, String at) {
        List<Happening> facts = new ArrayList<>();
        for (int i = 0; i < node.path("facts").size(); i++) {
            facts.addAll(repeated(node.path("facts").get(i), i + 1, at + "/facts/" + i));
        }
        Instant asked = time(node, "askedAt", at);
        return new Example(
                ruleId,
                node.path("told").asText(),
                List.copyOf(facts),
                asked == null ? Instant.EPOCH : asked,
                time(node, "brokenAt", at),
                time(node, "dueAt", at),
                node.has("state") ? node.path("state").asText() : null,
                node.has("severity") ? Severity.valueOf(node.path("severity").asText()) : null,
                node.has("findings") ? node.path("findings").intValue() : null);
    }

    private List<Happening> repeated(JsonNode node, int number, String at) {
        Happening first = happening(node, number, at);
        List<Happening> all = new ArrayList<>();
        Duration step = node.has("every") ? ClauseReader.elapsed(node, "every") : Duration.ZERO;
        for (int i = 0; i < node.path("times").asInt(1); i++) {
            all.add(i == 0 ? first : first.again(i, step.multipliedBy(i)));
        }
        return all;
    }

    private Happening happening(JsonNode node, int number, String at) {
        List<Map.Entry<String, JsonNode>> types = node.properties().stream()
                .filter(entry -> !OWN_KEYS.contains(entry.getKey()))
                .toList();
        Instant occurred = time(node, "at", at);
        Instant recorded = time(node, "recordedAt", at);
        String type = types.size() == 1 ? types.get(0).getKey() : "";
        if (types.size() != 1 || !vocabulary.knows(type)) {
            document.fault(at, "expected one type of the vocabulary beside 'at', found '" + type + "'");
        }
        JsonNode written = types.isEmpty() ? node : types.get(0).getValue();
        Instant when = occurred == null ? Instant.EPOCH : occurred;
        return new Happening(
                node.path("id").asText("fact-" + number),
                type,
                when,
                recorded == null ? when : recorded,
                fields(type, written, at),
                text(node, "corrects"),
                text(node, "source"),
                text(node, "matter"),
                text(node, "org"),
                node.has("actor")
                        ? new Actor(
                                node.at("/actor/id").asText(),
                                node.at("/actor/role").asText())
                        : Actor.USUAL,
                written);
    }

    private static @Nullable String text(JsonNode node, String key) {
        return node.has(key) ? node.path(key).asText() : null;
    }

    private Map<String, Object> fields(String type, JsonNode written, String at) {
        written.fieldNames().forEachRemaining(field -> {
            if (vocabulary.knows(type) && !vocabulary.fieldsOf(type).containsKey(field)) {
                document.fault(at, "expected a field of " + type + ", '" + field + "' is none");
            }
        });
        try {
            return vocabulary.read(type, written);
        } catch (IllegalArgumentException wrong) {
            document.fault(at, "expected another value: " + wrong.getMessage());
            return Map.of();
        }
    }

    private @Nullable Instant time(JsonNode node, String key, String at) {
        if (!node.has(key)) {
            return null;
        }
        String text = node.path(key).asText();
        try {
            LocalDateTime local =
                    text.contains("T") ? LocalDateTime.parse(text) : USUAL_DAY.atTime(LocalTime.parse(text));
            return local.atZone(zone).toInstant();
        } catch (DateTimeException wrong) {
            document.fault(at + "/" + key, "expected HH:MM[:SS] or YYYY-MM-DDTHH:MM[:SS], was '" + text + "'");
            return null;
        }
    }
}
