package org.firstbutton.localrun.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** 条件 — a closed set of questions to one row; an empty cell is an absent value. */
sealed interface Condition {

    boolean holds(Row row);

    /** The columns it looks at. */
    Stream<String> columns();

    record Present(String column) implements Condition {
        @Override
        public boolean holds(Row row) {
            return row.has(column);
        }

        @Override
        public Stream<String> columns() {
            return Stream.of(column);
        }
    }

    record OneOf(String column, Set<String> values) implements Condition {
        @Override
        public boolean holds(Row row) {
            return values.contains(row.text(column));
        }

        @Override
        public Stream<String> columns() {
            return Stream.of(column);
        }
    }

    record Same(String column, String other) implements Condition {
        @Override
        public boolean holds(Row row) {
            return row.text(column).equals(row.text(other));
        }

        @Override
        public Stream<String> columns() {
            return Stream.of(column, other);
        }
    }

    record Not(Condition inner) implements Condition {
        @Override
        public boolean holds(Row row) {
            return !inner.holds(row);
        }

        @Override
        public Stream<String> columns() {
            return inner.columns();
        }
    }

    record AllOf(List<Condition> inner) implements Condition {
        @Override
        public boolean holds(Row row) {
            return inner.stream().allMatch(condition -> condition.holds(row));
        }

        @Override
        public Stream<String> columns() {
            return inner.stream().flatMap(Condition::columns);
        }
    }

    record AnyOf(List<Condition> inner) implements Condition {
        @Override
        public boolean holds(Row row) {
            return inner.stream().anyMatch(condition -> condition.holds(row));
        }

        @Override
        public Stream<String> columns() {
            return inner.stream().flatMap(Condition::columns);
        }
    }

    /** Reads what the schema has already found well formed; an absent condition always holds. */
    static Condition of(JsonNode node) {
        if (node.isMissingNode()) {
            return new AllOf(List.of());
        }
        if (node.has("allOf")) {
            return new AllOf(each(node.get("allOf")));
        }
        if (node.has("anyOf")) {
            return new AnyOf(each(node.get("anyOf")));
        }
        String column = node.path("column").asText();
        if (node.has("is")) {
            Condition present = new Present(column);
            return node.get("is").asText().equals("present") ? present : new Not(present);
        }
        if (node.has("in")) {
            List<String> values = new ArrayList<>();
            node.get("in").forEach(value -> values.add(value.asText()));
            return new OneOf(column, Set.copyOf(values));
        }
        if (node.has("equals")) {
            return new OneOf(column, Set.of(node.get("equals").asText()));
        }
        return node.has("sameAs")
                ? new Same(column, node.get("sameAs").asText())
                : new Not(new Same(column, node.path("differsFrom").asText()));
    }

    private static List<Condition> each(JsonNode nodes) {
        List<Condition> conditions = new ArrayList<>();
        nodes.forEach(node -> conditions.add(of(node)));
        return conditions;
    }
}
