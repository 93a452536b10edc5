package org.firstbutton.supervision.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.firstbutton.supervision.rules.Vocabulary.FieldType;
import org.jspecify.annotations.Nullable;

/** Reads a rule pack, checks it whole and compiles it; throws {@link PackRefused} with every fault found. */
public final class PackReader {
    private static final String FILE = "file:";
    private static final String SCHEMA_RESOURCE = "/rules/pack-v1.schema.json";
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(text(SCHEMA_RESOURCE), InputFormat.JSON);

    private PackReader() {}

    /**
     * Reads a pack that ships with the product, for example {@code /rules/national/alerts.yaml}, or one that the
     * installation brings, {@code file:/etc/firstbutton/county.yaml}.
     */
    public static RulePack resource(String name) {
        return read(name.substring(name.lastIndexOf('/') + 1), text(name));
    }

    /** @param file how the faults name it */
    public static RulePack read(String file, String yaml) {
        YamlDocument document = new YamlDocument(file, yaml);
        JsonNode root = document.root();
        if (root != null && document.faults().isEmpty()) {
            SCHEMA.validate(root).forEach(error -> fault(document, error));
        }
        if (root == null || !document.faults().isEmpty()) {
            throw new PackRefused(document.faults());
        }
        RulePack pack = pack(document, root);
        if (!document.faults().isEmpty()) {
            throw new PackRefused(document.faults());
        }
        return pack;
    }

    private static void fault(YamlDocument document, Error error) {
        String at = error.getInstanceLocation().toString();
        if ("additionalProperties".equals(error.getKeyword()) && error.getProperty() != null) {
            Set<String> known = new java.util.TreeSet<>();
            beside(error, "properties").fieldNames().forEachRemaining(known::add);
            document.faultAtKey(
                    at, error.getProperty(), "unknown key '" + error.getProperty() + "'; expected one of " + known);
        } else if ("enum".equals(error.getKeyword())) {
            String message = error.getMessage();
            document.fault(at, "expected one of " + message.substring(Math.max(0, message.indexOf('['))));
        } else if ("pattern".equals(error.getKeyword())) {
            List<String> examples = new ArrayList<>();
            beside(error, "examples").forEach(example -> examples.add(example.asText()));
            document.fault(at, "expected a value such as " + String.join(" or ", examples));
        } else {
            document.fault(at, "expected: " + error.getMessage());
        }
    }

    /** What the schema says beside the word that was broken. */
    private static JsonNode beside(Error error, String word) {
        String where = error.getSchemaLocation().getFragment().toString();
        return SCHEMA.getSchemaNode().at(where.substring(0, where.lastIndexOf('/') + 1) + word);
    }

    private static RulePack pack(YamlDocument document, JsonNode root) {
        LocalDate from = parsed(document, root, "effectiveFrom", LocalDate::parse);
        LocalDate until = parsed(document, root, "effectiveTo", LocalDate::parse);
        ZoneId zone = parsed(document, root, "zone", ZoneId::of);
        Vocabulary vocabulary = vocabulary(root.path("vocabulary"));
        List<Rule> rules = new ArrayList<>();
        List<Example> examples = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        RuleReader reader = new RuleReader(document, vocabulary, root);
        ExampleReader exampleReader =
                new ExampleReader(document, vocabulary, zone == null ? ZoneId.of("Asia/Shanghai") : zone);
        for (int i = 0; i < root.path("rules").size(); i++) {
            JsonNode rule = root.path("rules").get(i);
            String pointer = "/rules/" + i;
            if (!ids.add(rule.path("id").asText())) {
                document.fault(pointer + "/id", "expected each rule id once in a pack");
            }
            rules.addAll(reader.rules(rule, pointer));
            examples.addAll(exampleReader.examples(rule, pointer));
        }
        return new RulePack(
                root.path("pack").asText(),
                root.path("version").asText(),
                from == null ? LocalDate.MIN : from,
                until,
                zone,
                sources(root.path("sources")),
                vocabulary,
                List.copyOf(rules),
                List.copyOf(examples));
    }

    private static RulePack.@Nullable Sources sources(JsonNode sources) {
        if (sources.isMissingNode()) {
            return null;
        }
        Set<String> ids = new HashSet<>();
        sources.path("ids").forEach(id -> ids.add(id.asText()));
        return new RulePack.Sources(Set.copyOf(ids), sources.has("kind"));
    }

    private static Vocabulary vocabulary(JsonNode declared) {
        if (declared.isMissingNode()) {
            return Vocabulary.contract();
        }
        Map<String, Map<String, FieldType>> types = new LinkedHashMap<>();
        declared.path("types").properties().forEach(type -> {
            Map<String, FieldType> fields = new HashMap<>();
            type.getValue()
                    .properties()
                    .forEach(field -> fields.put(
                            field.getKey(), FieldType.ofWord(field.getValue().asText())));
            types.put(type.getKey(), Map.copyOf(fields));
        });
        return new Vocabulary(types, declared.path("matter").asText(Vocabulary.MATTER));
    }

    private static <T> @Nullable T parsed(
            YamlDocument document, JsonNode root, String key, Function<String, T> parser) {
        if (!root.has(key)) {
            return null;
        }
        try {
            return parser.apply(root.path(key).asText());
        } catch (DateTimeException wrong) {
            document.fault("/" + key, "expected another value for " + key + ": " + wrong.getMessage());
            return null;
        }
    }

    /** The text of a resource that ships with the product, word for word. */
    public static String text(String resource) {
        if (resource.startsWith(FILE)) {
            return file(Path.of(resource.substring(FILE.length())));
        }
        try (InputStream in = PackReader.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalArgumentException(resource + " is not in the product");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String file(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
