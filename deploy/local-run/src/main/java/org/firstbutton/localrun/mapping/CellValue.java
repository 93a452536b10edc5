package org.firstbutton.localrun.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.firstbutton.localrun.Words;
import org.jspecify.annotations.Nullable;

/**
 * 取值 — where the value of one field of a fact comes from: a constant, or a column read as a type and perhaps looked up
 * in a value table. An empty cell gives no value.
 *
 * @param constant the value itself, for a constant
 * @param table values by cell text; a text that is not in it refuses the row unless {@code otherwise} stands in
 */
record CellValue(
        @Nullable JsonNode constant,
        @Nullable String column,
        String as,
        @Nullable Map<String, String> table,
        @Nullable String otherwise,
        Condition when) {

    Optional<JsonNode> of(Row row, ZonedTimes times) {
        if (!when.holds(row)) {
            return Optional.empty();
        }
        String from = column;
        if (from == null) {
            return Optional.ofNullable(constant);
        }
        return row.has(from) ? Optional.of(typed(from, lookedUp(from, row.text(from)), times)) : Optional.empty();
    }

    Stream<String> columns() {
        return Stream.concat(Stream.ofNullable(column), when.columns());
    }

    private String lookedUp(String from, String cell) {
        if (table == null) {
            return cell;
        }
        String found = table.getOrDefault(cell, otherwise);
        if (found == null) {
            throw new BadCell(
                    from,
                    Words.of("“%s”不在值表中", "'%s' is not in its value table").formatted(cell));
        }
        return found;
    }

    private JsonNode typed(String from, String text, ZonedTimes times) {
        try {
            return switch (as) {
                case "integer" -> LongNode.valueOf(Long.parseLong(text));
                case "decimal" -> DecimalNode.valueOf(new BigDecimal(text));
                case "boolean" -> truth(text);
                case "instant" -> TextNode.valueOf(times.instant(from, text).toString());
                case "list" -> {
                    var list = JsonNodeFactory.instance.arrayNode();
                    Stream.of(text.split(","))
                            .map(String::strip)
                            .filter(part -> !part.isEmpty())
                            .forEach(list::add);
                    yield list;
                }
                default -> TextNode.valueOf(text);
            };
        } catch (NumberFormatException notThat) {
            throw new BadCell(from, Words.of("“%s”不是 %s", "'%s' is no %s").formatted(text, as));
        }
    }

    private static BooleanNode truth(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "y", "1" -> BooleanNode.TRUE;
            case "false", "no", "n", "0" -> BooleanNode.FALSE;
            default -> throw new NumberFormatException(text);
        };
    }
}
