package org.firstbutton.supervision.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.firstbutton.contract.Fact;
import org.firstbutton.contract.FactTypes;

/** 词汇 — which types of facts exist, with which fields; conditions are checked against it when a pack is read. */
public final class Vocabulary {
    private static final Vocabulary CONTRACT = ofContract();

    /** The field of an event's data that says which matter it belongs to, unless a vocabulary names another. */
    static final String MATTER = "matter";

    private final Map<String, Map<String, FieldType>> types;
    private final String matterField;

    Vocabulary(Map<String, Map<String, FieldType>> types) {
        this(types, MATTER);
    }

    Vocabulary(Map<String, Map<String, FieldType>> types, String matterField) {
        this.types = Map.copyOf(types);
        this.matterField = matterField;
    }

    /** The vocabulary of the event contract, taken from its records. */
    public static Vocabulary contract() {
        return CONTRACT;
    }

    /** Whether both know the same types with the same fields. */
    public boolean isSameAs(Vocabulary other) {
        return types.equals(other.types) && matterField.equals(other.matterField);
    }

    public String matterField() {
        return matterField;
    }

    public Set<String> types() {
        return types.keySet();
    }

    public boolean knows(String type) {
        return types.containsKey(type);
    }

    /** The fields of a type; of an unknown type none. */
    public Map<String, FieldType> fieldsOf(String type) {
        return types.getOrDefault(type, Map.of());
    }

    /** The union of the fields of several types; where they disagree on a field it is {@link FieldType#ANY}. */
    Map<String, FieldType> fieldsOfAll(Iterable<String> someTypes) {
        Map<String, FieldType> union = new HashMap<>();
        for (String type : someTypes) {
            fieldsOf(type).forEach((name, field) -> union.merge(name, field, (a, b) -> a == b ? a : FieldType.ANY));
        }
        return union;
    }

    /**
     * Reads the business fields of an event's {@code data} into the values that conditions compute with. Fields that
     * the vocabulary does not name are left out.
     *
     * @throws IllegalArgumentException naming the field whose value is not of its type
     */
    public Map<String, Object> read(String type, JsonNode data) {
        Map<String, Object> values = new HashMap<>();
        fieldsOf(type).forEach((name, field) -> {
            JsonNode value = data.path(name);
            if (!value.isMissingNode() && !value.isNull()) {
                values.put(name, field.read(type + "." + name, value));
            }
        });
        return values;
    }

    /** One field of an event, read as {@link #read(String, JsonNode)} reads all of them. */
    public Object read(String type, String field, JsonNode value) {
        return fieldsOf(type).getOrDefault(field, FieldType.ANY).read(type + "." + field, value);
    }

    private static Vocabulary ofContract() {
        Map<String, Map<String, FieldType>> types = new LinkedHashMap<>();
        for (Class<? extends Fact> type : FactTypes.all()) {
            Map<String, FieldType> fields = new LinkedHashMap<>();
            for (RecordComponent component : type.getRecordComponents()) {
                fields.put(component.getName(), FieldType.of(component.getGenericType()));
            }
            types.put(FactTypes.nameOf(type), Map.copyOf(fields));
        }
        return new Vocabulary(types);
    }

    /** 字段类型 — and the word by which a pack's own vocabulary names it. */
    public enum FieldType {
        STRING("string"),
        INT("int"),
        DOUBLE("double"),
        BOOL("bool"),
        TIMESTAMP("timestamp"),
        STRINGS("list(string)"),
        ANY("any");

        private final String word;

        FieldType(String word) {
            this.word = word;
        }

        static FieldType of(Type type) {
            if (type == String.class) {
                return STRING;
            } else if (type == Integer.class || type == Long.class || type == int.class || type == long.class) {
                return INT;
            } else if (type == Boolean.class || type == boolean.class) {
                return BOOL;
            } else if (type == Instant.class) {
                return TIMESTAMP;
            } else if (type == BigDecimal.class || type == Double.class || type == double.class) {
                return DOUBLE;
            }
            return type.getTypeName().equals("java.util.List<java.lang.String>") ? STRINGS : ANY;
        }

        static FieldType ofWord(String word) {
            for (FieldType type : values()) {
                if (type.word.equals(word)) {
                    return type;
                }
            }
            throw new IllegalArgumentException(word);
        }

        CelType cel() {
            return switch (this) {
                case STRING -> SimpleType.STRING;
                case INT -> SimpleType.INT;
                case DOUBLE -> SimpleType.DOUBLE;
                case BOOL -> SimpleType.BOOL;
                case TIMESTAMP -> SimpleType.TIMESTAMP;
                case STRINGS -> ListType.create(SimpleType.STRING);
                case ANY -> SimpleType.DYN;
            };
        }

        private Object read(String name, JsonNode value) {
            boolean fits = switch (this) {
                case STRING, TIMESTAMP -> value.isTextual();
                case INT -> value.isIntegralNumber();
                case DOUBLE -> value.isNumber();
                case BOOL -> value.isBoolean();
                case STRINGS -> value.isArray();
                case ANY -> true;
            };
            if (!fits) {
                throw new IllegalArgumentException(name + " must be " + word + ", was " + value);
            }
            return switch (this) {
                case STRING -> value.textValue();
                case INT -> value.longValue();
                case DOUBLE -> value.doubleValue();
                case BOOL -> value.booleanValue();
                case TIMESTAMP -> instant(name, value);
                case STRINGS, ANY -> plain(value);
            };
        }

        private static Instant instant(String name, JsonNode value) {
            try {
                return java.time.OffsetDateTime.parse(value.textValue()).toInstant();
            } catch (DateTimeException noTime) {
                throw new IllegalArgumentException(name + " must be a timestamp with an offset, was " + value, noTime);
            }
        }

        private static Object plain(JsonNode value) {
            if (value.isArray()) {
                List<Object> list = new ArrayList<>();
                value.forEach(element -> list.add(plain(element)));
                return list;
            } else if (value.isObject()) {
                Map<String, Object> map = new HashMap<>();
                value.properties().forEach(entry -> map.put(entry.getKey(), plain(entry.getValue())));
                return map;
            } else if (value.isIntegralNumber()) {
                return value.longValue();
            } else if (value.isNumber()) {
                return value.doubleValue();
            }
            return value.isBoolean() ? (Object) value.booleanValue() : value.asText();
        }
    }
}
