package org.firstbutton.localrun.mapping;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.firstbutton.contract.CloudEventJson;
import org.firstbutton.localrun.Words;
import org.firstbutton.localrun.mapping.Mapping.MappedFact;

/** 事实模板 — turns a row into at most one fact of one type: none when its condition or its time is missing. */
record FactTemplate(String type, When at, Condition when, Map<String, CellValue> data, Set<String> required) {

    Optional<MappedFact> of(Row row, ZonedTimes times) {
        Optional<Instant> occurredAt = when.holds(row) ? at.of(row, times) : Optional.empty();
        return occurredAt.map(instant -> new MappedFact(type, instant, dataOf(row, times)));
    }

    private ObjectNode dataOf(Row row, ZonedTimes times) {
        ObjectNode fields = CloudEventJson.MAPPER.createObjectNode();
        data.forEach((field, value) -> value.of(row, times).ifPresent(found -> fields.set(field, found)));
        for (String field : required) {
            if (!fields.has(field)) {
                CellValue from = data.get(field);
                throw new BadCell(
                        from == null ? field : from.columns().findFirst().orElse(field),
                        Words.of("%s 缺少 %s", "%s lacks %s").formatted(type, field));
            }
        }
        return fields;
    }

    Stream<String> columns() {
        return Stream.of(
                        at.columns().stream(),
                        when.columns(),
                        data.values().stream().flatMap(CellValue::columns))
                .flatMap(columns -> columns);
    }
}
