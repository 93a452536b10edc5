package org.firstbutton.chassis.procedure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.firstbutton.contract.CloudEventJson;
import org.firstbutton.contract.FactTypes;
import org.jspecify.annotations.Nullable;

/** What a caller sends with a step, as a schema and as an example: the fields of its fact that are not given. */
final class StepSchema {
    private static final Map<Class<?>, SchemaType> TYPES = Map.of(
            String.class, SchemaType.STRING,
            Boolean.class, SchemaType.BOOLEAN,
            boolean.class, SchemaType.BOOLEAN,
            Integer.class, SchemaType.INTEGER,
            int.class, SchemaType.INTEGER,
            BigDecimal.class, SchemaType.NUMBER);

    private StepSchema() {}

    static Schema of(Step step, boolean opening) {
        Schema schema = ProcedureDocument.schema(SchemaType.OBJECT)
                .description(step.zh() + " / " + step.en())
                .additionalPropertiesSchema(OASFactory.createSchema().booleanSchema(false));
        if (opening) {
            schema.addProperty(
                    "caseId", ProcedureDocument.schema(SchemaType.STRING).format("uuid"));
        }
        schema.addProperty(
                "occurredAt",
                time().description("何时发生，缺省为现在 / When it happened, now if left out; never in the future"));
        for (RecordComponent component : step.asked()) {
            schema.addProperty(component.getName(), of(component.getGenericType()));
            if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                schema.addRequired(component.getName());
            }
        }
        return schema;
    }

    private static Schema of(Type type) {
        if (type == Instant.class) {
            return time();
        }
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            return ProcedureDocument.schema(SchemaType.ARRAY).items(of(list.getActualTypeArguments()[0]));
        }
        SchemaType known = TYPES.get(type);
        return ProcedureDocument.schema(known == null ? SchemaType.OBJECT : known);
    }

    private static Schema time() {
        return ProcedureDocument.schema(SchemaType.STRING).format("date-time");
    }

    /** The example that the contract has of its fact, without the fields that are given. */
    static ObjectNode example(Step step) {
        String file = "/contract/examples/" + FactTypes.nameOf(step.fact()) + ".json";
        try (InputStream in = FactTypes.class.getResourceAsStream(file)) {
            ObjectNode example = CloudEventJson.MAPPER.createObjectNode();
            JsonNode data =
                    in == null ? example : CloudEventJson.MAPPER.readTree(in).path("data");
            step.asked().stream()
                    .map(RecordComponent::getName)
                    .filter(data::hasNonNull)
                    .forEach(field -> example.set(field, data.get(field)));
            return example;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
