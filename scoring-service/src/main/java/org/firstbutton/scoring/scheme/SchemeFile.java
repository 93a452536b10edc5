package org.firstbutton.scoring.scheme;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.serialization.NodeReader;
import com.networknt.schema.utils.JsonNodes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.firstbutton.contract.supervision.Severity;
import org.jspecify.annotations.Nullable;

/** 方案文件 — reads a scheme out of YAML. The whole file is good or the whole file is refused. */
public final class SchemeFile {
    private static final String SCHEMA = "/scheme/scheme-v1.schema.json";

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .addModule(new JavaTimeModule())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    private SchemeFile() {}

    /**
     * @param name what to call the file in a complaint
     * @throws SchemeRefused naming every fault with line and column
     */
    public static Scheme read(String name, String yaml) {
        JsonNode tree = parse(name, yaml);
        List<String> faults = new ArrayList<>();
        for (com.networknt.schema.Error error : schema().validate(tree)) {
            faults.add(name + position(error) + error);
        }
        if (!faults.isEmpty()) {
            throw new SchemeRefused(faults);
        }
        Scheme scheme = bind(name, tree);
        faults.addAll(contradictions(scheme));
        if (!faults.isEmpty()) {
            throw new SchemeRefused(
                    faults.stream().map(fault -> name + ": " + fault).toList());
        }
        return scheme;
    }

    private static JsonNode parse(String name, String yaml) {
        NodeReader reader =
                NodeReader.builder().yamlMapper(YAML).locationAware().build();
        try {
            return reader.readTree(yaml, InputFormat.YAML);
        } catch (IOException | IllegalArgumentException broken) {
            throw new SchemeRefused(List.of(name + whatIsBroken(broken)));
        }
    }

    private static String whatIsBroken(Exception broken) {
        for (Throwable cause = broken; cause != null; cause = cause.getCause()) {
            if (cause instanceof JsonProcessingException json) {
                return at(json.getLocation()) + json.getOriginalMessage();
            }
        }
        return ": " + broken.getMessage();
    }

    private static Schema schema() {
        try (InputStream in = SchemeFile.class.getResourceAsStream(SCHEMA)) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(in, InputFormat.JSON);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Scheme bind(String name, JsonNode tree) {
        try {
            return YAML.treeToValue(tree, Scheme.class);
        } catch (JsonProcessingException impossible) {
            throw new SchemeRefused(List.of(name + ": " + impossible.getOriginalMessage()));
        }
    }

    // What a schema cannot say.
    private static List<String> contradictions(Scheme scheme) {
        List<String> faults = new ArrayList<>();
        Set<Scheme.Source> fed = new HashSet<>();
        for (Scheme.Metric metric : scheme.metrics()) {
            BannedMetrics.kindOf(metric)
                    .ifPresent(kind -> faults.add(
                            "metric '" + metric.id() + "' measures " + kind + ", which is banned (禁用考评指标, ACC-06)"));
            if (!fed.add(metric.source()) && metric.source() != Scheme.Source.RECORD) {
                faults.add("metric '" + metric.id() + "' scores " + metric.source() + " a second time");
            }
            if (metric.source() == Scheme.Source.CONFIRMED_FINDING) {
                faults.addAll(graver(metric));
            }
        }
        BigDecimal shared =
                scheme.roles().values().stream().map(Scheme.RoleTerms::share).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (shared.compareTo(BigDecimal.ONE) >= 0) {
            faults.add("roles: nothing is left for the handler (处理人须承担一部分)");
        }
        faults.addAll(areas(scheme));
        return faults;
    }

    private static List<String> areas(Scheme scheme) {
        List<String> faults = new ArrayList<>();
        Set<String> rules = new HashSet<>();
        BigDecimal sum = BigDecimal.ZERO;
        for (Scheme.Area area : scheme.areasOrNone()) {
            sum = sum.add(area.weight());
            if ((area.source() == Scheme.AreaSource.FINDINGS) == area.rules().isEmpty()) {
                faults.add("area '" + area.id() + "': rules go with findings, and only with them (规则仅用于问题领域)");
            }
            area.rules().stream()
                    .filter(rule -> !rules.add(rule))
                    .forEach(rule -> faults.add("area '" + area.id() + "' looks at " + rule + " a second time"));
        }
        if (!scheme.areasOrNone().isEmpty() && sum.compareTo(BigDecimal.valueOf(100)) != 0) {
            faults.add("areas: their weights add up to " + sum + ", not to 100 (领域权重之和须为 100)");
        }
        return faults;
    }

    private static List<String> graver(Scheme.Metric metric) {
        List<String> faults = new ArrayList<>();
        BigDecimal lighter = BigDecimal.ZERO;
        for (Severity severity : Severity.values()) {
            BigDecimal points = metric.of(severity.name());
            if (points.compareTo(lighter) > 0) {
                faults.add("metric '" + metric.id() + "': " + severity + " costs less than what is lighter");
            }
            lighter = points;
        }
        return faults;
    }

    private static String position(com.networknt.schema.Error error) {
        JsonNode node = error.getInstanceNode();
        JsonNode named = error.getProperty() == null || node == null ? null : node.get(error.getProperty());
        return at(node == null ? null : JsonNodes.tokenStreamLocationOf(named == null ? node : named));
    }

    private static String at(@Nullable JsonLocation location) {
        return location == null ? ": " : ":" + location.getLineNr() + ":" + location.getColumnNr() + ": ";
    }
}
