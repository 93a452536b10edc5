package org.firstbutton.chassis.problem;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Says in the API document what holds for every operation: failures are problems, commands carry a key. */
public class ProblemResponses implements OASFilter {
    private static final String SCHEMA = "Problem";
    private static final String KEY = "Idempotency-Key";

    @Override
    public @Nullable Operation filterOperation(Operation operation) {
        operation
                .getResponses()
                .addAPIResponse(
                        "default",
                        OASFactory.createAPIResponse()
                                .description("A problem (RFC 9457): what went wrong, where, and which rule forbids it")
                                .content(OASFactory.createContent()
                                        .addMediaType(
                                                Problems.MEDIA_TYPE,
                                                OASFactory.createMediaType()
                                                        .schema(OASFactory.createSchema()
                                                                .ref("#/components/schemas/" + SCHEMA)))));
        return operation;
    }

    @Override
    public @Nullable Parameter filterParameter(Parameter parameter) {
        if (KEY.equals(parameter.getName())) {
            parameter
                    .required(true)
                    .description("A fresh value for each command; the same value again replays the first answer")
                    .example("8f14e45f-ceea-467f-9575-1c6a0e0b2a11");
        }
        return parameter;
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getComponents() == null) {
            document.setComponents(OASFactory.createComponents());
        }
        Schema violations = of(Schema.SchemaType.ARRAY)
                .items(of(Schema.SchemaType.OBJECT).addProperty("field", text()).addProperty("message", text()));
        document.getComponents()
                .addSchema(
                        SCHEMA,
                        of(Schema.SchemaType.OBJECT)
                                .addProperty("type", text())
                                .addProperty("title", text())
                                .addProperty("status", of(Schema.SchemaType.INTEGER))
                                .addProperty("code", text())
                                .addProperty("detail", text())
                                .addProperty("rule", text())
                                .addProperty("violations", violations));
    }

    private static Schema text() {
        return of(Schema.SchemaType.STRING);
    }

    private static Schema of(Schema.SchemaType type) {
        return OASFactory.createSchema().addType(type);
    }
}
