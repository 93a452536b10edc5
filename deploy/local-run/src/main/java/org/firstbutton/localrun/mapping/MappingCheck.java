package org.firstbutton.localrun.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.firstbutton.contract.Fact;

/** 映射核对 — what the schema cannot see: known fact types and their fields, known tables, zone and time format. */
final class MappingCheck {
    private final JsonNode mapping;
    private final YamlPositions positions;
    private final List<String> wrong = new ArrayList<>();

    private MappingCheck(JsonNode mapping, YamlPositions positions) {
        this.mapping = mapping;
        this.positions = positions;
    }

    static List<String> of(JsonNode mapping, YamlPositions positions) {
        MappingCheck check = new MappingCheck(mapping, positions);
        check.clock();
        check.tables(mapping.path("orgPath"), "/orgPath");
        for (int index = 0; index < mapping.path("facts").size(); index++) {
            check.fact(mapping.path("facts").get(index), "/facts/" + index);
        }
        return check.wrong;
    }

    private void clock() {
        try {
            ZoneId.of(mapping.path("zone").asText());
        } catch (DateTimeException unknown) {
            add("", "zone", "unknown time zone '" + mapping.path("zone").asText() + "'");
        }
        try {
            var unused = DateTimeFormatter.ofPattern(mapping.path("timeFormat").asText("yyyy"));
        } catch (IllegalArgumentException unreadable) {
            add("", "timeFormat", "unreadable time format: " + unreadable.getMessage());
        }
    }

    private void fact(JsonNode fact, String where) {
        String name = fact.path("type").asText();
        var type = MappingReader.factType(name);
        if (type.isEmpty()) {
            add(where, "type", "unknown fact type '" + name + "'");
            return;
        }
        fields(type.get(), fact.path("data"), where);
        tables(fact.path("data"), where + "/data");
    }

    private void fields(Class<? extends Fact> type, JsonNode data, String where) {
        Set<String> known = Stream.of(type.getRecordComponents())
                .map(component -> component.getName())
                .collect(Collectors.toSet());
        data.fieldNames().forEachRemaining(field -> {
            if (!known.contains(field)) {
                add(where + "/data", field, "unknown field '" + field + "'; expected one of " + sorted(known));
            }
        });
        MappingReader.requiredFields(type).stream()
                .filter(field -> !data.has(field))
                .sorted()
                .forEach(field -> add(where, "type", "the field '" + field + "' is required"));
    }

    private void tables(JsonNode values, String where) {
        List<String> steps = new ArrayList<>();
        values.fieldNames().forEachRemaining(steps::add);
        for (int index = 0; values.isArray() && index < values.size(); index++) {
            steps.add(String.valueOf(index));
        }
        for (String step : steps) {
            JsonNode value = values.isArray() ? values.get(Integer.parseInt(step)) : values.get(step);
            if (value.has("table")
                    && !mapping.path("tables").has(value.get("table").asText())) {
                add(
                        where + "/" + step,
                        "table",
                        "unknown table '" + value.get("table").asText() + "'");
            }
        }
    }

    private void add(String pointer, String property, String message) {
        wrong.add(positions.of(pointer, property) + " " + message);
    }

    private static List<String> sorted(Set<String> names) {
        return names.stream().sorted().toList();
    }
}
