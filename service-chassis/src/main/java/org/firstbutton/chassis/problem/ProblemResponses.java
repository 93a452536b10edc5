package org.firstbutton.chassis.problem;

import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/** Says in the API document what holds for every operation: failures are problems, commands carry a key. */
public class ProblemResponses implements OASFilter {
    private static final String SCHEMA = "Problem";
    private static final String KEY = "Idempotency-Key";
    private static final String KEY_OF = "8f14e45f-ceea-467f-9575-1c6a0e0b2a11";
    // Sorted, so that the document reads the same from every build.
    private static final Map<String, String> ALWAYS = new TreeMap<>(Map.of(
            "400", "请求有误，指明字段 / The request is wrong; the field is named",
            "401", "未通过身份认证 / Not authenticated",
            "403", "角色无权 / The role may not do this",
            "404", "不存在或不在授权范围 / Does not exist, or lies outside your scope",
            "503", "暂不可用，可用同一 Idempotency-Key 重试 / Temporarily unavailable; send it again with the same key"));
    private static final Map<String, String> COMMANDS = new TreeMap<>(Map.of(
            "409", "当前状态不允许，指明规则 / Forbidden by a rule, which is named",
            "422", "Idempotency-Key 已用于不同内容 / The Idempotency-Key was used for another body"));

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getComponents() == null) {
            document.setComponents(OASFactory.createComponents());
        }
        document.getComponents().addSchema(SCHEMA, problem());
        if (document.getPaths() == null) {
            return;
        }
        for (PathItem item : document.getPaths().getPathItems().values()) {
            item.getOperations().forEach(ProblemResponses::describe);
        }
    }

    private static void describe(PathItem.HttpMethod verb, Operation operation) {
        ALWAYS.forEach((status, text) -> add(operation, status, text));
        if (verb == PathItem.HttpMethod.POST) {
            COMMANDS.forEach((status, text) -> add(operation, status, text));
        }
        if (operation.getParameters() != null) {
            operation.getParameters().stream()
                    .filter(parameter -> KEY.equals(parameter.getName()))
                    .forEach(ProblemResponses::requireKey);
        }
    }

    // The code takes the header as optional, to answer its absence with a problem of its own.
    private static void requireKey(Parameter parameter) {
        parameter
                .required(true)
                .description("每次命令用新值，重试用原值 / A fresh value for each command; the same again replays the answer")
                .example(KEY_OF);
    }

    private static void add(Operation operation, String status, String text) {
        var media =
                OASFactory.createMediaType().schema(OASFactory.createSchema().ref("#/components/schemas/" + SCHEMA));
        var answer = OASFactory.createAPIResponse()
                .description(text)
                .content(OASFactory.createContent().addMediaType(Problems.MEDIA_TYPE, media));
        operation.getResponses().addAPIResponse(status, answer);
    }

    private static Schema problem() {
        Schema violation = of(Schema.SchemaType.OBJECT)
                .addProperty("field", of(Schema.SchemaType.STRING))
                .addProperty("message", of(Schema.SchemaType.STRING));
        Schema schema = of(Schema.SchemaType.OBJECT).description("RFC 9457 problem");
        for (String field : new String[] {"type", "title", "code", "detail", "instance", "rule"}) {
            schema.addProperty(field, of(Schema.SchemaType.STRING));
        }
        return schema.addProperty("status", of(Schema.SchemaType.INTEGER))
                .addProperty("violations", of(Schema.SchemaType.ARRAY).items(violation));
    }

    private static Schema of(Schema.SchemaType type) {
        return OASFactory.createSchema().addType(type);
    }
}
