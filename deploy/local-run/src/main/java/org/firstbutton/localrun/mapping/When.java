package org.firstbutton.localrun.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * 发生时间 — which columns say when a fact occurred.
 *
 * @param latest whether the latest of the present columns counts, instead of the first present one
 */
record When(List<String> columns, boolean latest) {

    Optional<Instant> of(Row row, ZonedTimes times) {
        var present = columns.stream().filter(row::has).map(column -> times.instant(column, row.text(column)));
        return latest ? present.max(Comparator.naturalOrder()) : present.findFirst();
    }

    static When of(JsonNode node) {
        if (node.isTextual()) {
            return new When(List.of(node.asText()), false);
        }
        boolean latest = node.has("lastOf");
        List<String> columns = new ArrayList<>();
        (latest ? node.get("lastOf") : node).forEach(column -> columns.add(column.asText()));
        return new When(columns, latest);
    }
}
