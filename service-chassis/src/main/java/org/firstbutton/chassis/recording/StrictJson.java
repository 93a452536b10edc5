package org.firstbutton.chassis.recording;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Objects;
import org.firstbutton.chassis.problem.Refusal;
import org.jspecify.annotations.Nullable;

/** 严格读取 — JSON into records with nothing left over, nothing missing and nothing bent; a refusal names the field. */
public final class StrictJson {
    private static final ObjectMapper MAPPER = strict();

    private StrictJson() {}

    /**
     * Reads a node as this record.
     *
     * @param at JSON pointer of the node within the request, for the refusal
     */
    public static <T extends Record> T read(@Nullable JsonNode node, Class<T> type, String at) {
        if (node == null || !node.isObject()) {
            throw Refusal.field(at.isEmpty() ? "/" : at, "an object is expected");
        }
        if (node.toString().contains("\\u0000")) {
            throw Refusal.field(at.isEmpty() ? "/" : at, "contains NUL");
        }
        try {
            T value = MAPPER.treeToValue(node, type);
            requireComponents(value, type, at);
            return value;
        } catch (UnrecognizedPropertyException unknown) {
            throw Refusal.unknownField(at + pointer(unknown));
        } catch (JsonMappingException broken) {
            throw Refusal.field(at + pointer(broken), "cannot be read as what is expected here");
        } catch (JsonProcessingException broken) {
            throw Refusal.field(at, "cannot be read as what is expected here");
        }
    }

    // What the record does not mark @Nullable must be there; the marks are the contract.
    private static <T extends Record> void requireComponents(T value, Class<T> type, String at) {
        for (RecordComponent component : type.getRecordComponents()) {
            boolean optional = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            Object found = valueOf(component, value);
            if (!optional && found == null) {
                throw Refusal.field(at + "/" + component.getName(), "is missing");
            }
            if (found instanceof List<?> list && list.stream().anyMatch(Objects::isNull)) {
                throw Refusal.field(at + "/" + component.getName(), "contains null");
            }
        }
    }

    private static @Nullable Object valueOf(RecordComponent component, Record value) {
        try {
            return component.getAccessor().invoke(value);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String pointer(JsonMappingException broken) {
        StringBuilder pointer = new StringBuilder();
        for (JsonMappingException.Reference step : broken.getPath()) {
            pointer.append('/').append(step.getFieldName() != null ? step.getFieldName() : step.getIndex());
        }
        return pointer.toString();
    }

    private static ObjectMapper strict() {
        ObjectMapper mapper = JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .build();
        for (CoercionInputShape shape : new CoercionInputShape[] {
            CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean
        }) {
            mapper.coercionConfigFor(LogicalType.Textual).setCoercion(shape, CoercionAction.Fail);
        }
        return mapper;
    }
}
