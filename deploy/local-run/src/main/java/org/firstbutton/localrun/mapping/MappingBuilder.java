package org.firstbutton.localrun.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** 映射组装 — builds a mapping from a tree that has passed the schema and the check. */
final class MappingBuilder {
    private final JsonNode tree;

    MappingBuilder(JsonNode tree) {
        this.tree = tree;
    }

    Mapping build() {
        DateTimeFormatter format = tree.has("timeFormat")
                ? DateTimeFormatter.ofPattern(tree.get("timeFormat").asText())
                : DateTimeFormatter.ISO_DATE_TIME;
        List<CellValue> orgPath = new ArrayList<>();
        tree.path("orgPath").forEach(segment -> orgPath.add(value(segment)));
        List<FactTemplate> facts = new ArrayList<>();
        tree.path("facts").forEach(fact -> facts.add(fact(fact)));
        return new Mapping(
                tree.path("mapping").asText(),
                tree.path("source").asText(),
                tree.path("orgRoot").asText(),
                new ZonedTimes(ZoneId.of(tree.path("zone").asText()), format),
                tree.path("number").asText(),
                orgPath,
                facts);
    }

    private FactTemplate fact(JsonNode node) {
        Map<String, CellValue> data = new LinkedHashMap<>();
        node.path("data").properties().forEach(field -> data.put(field.getKey(), value(field.getValue())));
        String type = node.path("type").asText();
        Set<String> required =
                MappingReader.factType(type).map(MappingReader::requiredFields).orElse(Set.of());
        return new FactTemplate(type, When.of(node.path("at")), Condition.of(node.path("when")), data, required);
    }

    private CellValue value(JsonNode node) {
        Condition when = Condition.of(node.path("when"));
        if (node.has("value")) {
            return new CellValue(node.get("value"), null, "text", null, null, when);
        }
        String otherwise = node.has("otherwise") ? node.get("otherwise").asText() : null;
        return new CellValue(
                null,
                node.path("column").asText(),
                node.path("as").asText("text"),
                table(node.path("table").asText("")),
                otherwise,
                when);
    }

    private @Nullable Map<String, String> table(String name) {
        if (name.isEmpty()) {
            return null;
        }
        Map<String, String> table = new LinkedHashMap<>();
        tree.path("tables")
                .path(name)
                .properties()
                .forEach(entry -> table.put(entry.getKey(), entry.getValue().asText()));
        return table;
    }
}
