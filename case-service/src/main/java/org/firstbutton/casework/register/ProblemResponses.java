package org.firstbutton.casework.register;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/** Writes the problems that every operation can answer with into the OpenAPI document, once for all. */
public class ProblemResponses implements OASFilter {
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
        if (document.getPaths() == null) {
            return;
        }
        document.getPaths().getPathItems().forEach((path, item) -> {
            for (Map.Entry<PathItem.HttpMethod, Operation> entry :
                    item.getOperations().entrySet()) {
                ALWAYS.forEach((status, text) -> add(entry.getValue(), status, text));
                if (entry.getKey() == PathItem.HttpMethod.POST) {
                    COMMANDS.forEach((status, text) -> add(entry.getValue(), status, text));
                    requireKey(entry.getValue());
                }
            }
        });
        document.getComponents().addSchema("Problem", problem());
    }

    // The code takes the header as optional to answer its absence with a problem of its own.
    private static void requireKey(Operation operation) {
        List<Parameter> parameters = operation.getParameters();
        if (parameters != null) {
            parameters.stream()
                    .filter(parameter -> "Idempotency-Key".equals(parameter.getName()))
                    .forEach(parameter -> parameter
                            .required(true)
                            .description("每次命令用新值；重试用原值 / Fresh for each command, the same for a retry"));
        }
    }

    private static void add(Operation operation, String status, String text) {
        var media =
                OASFactory.createMediaType().schema(OASFactory.createSchema().ref("#/components/schemas/Problem"));
        operation
                .getResponses()
                .addAPIResponse(
                        status,
                        OASFactory.createAPIResponse()
                                .description(text)
                                .content(OASFactory.createContent().addMediaType("application/problem+json", media)));
    }

    private static org.eclipse.microprofile.openapi.models.media.Schema problem() {
        var string = org.eclipse.microprofile.openapi.models.media.Schema.SchemaType.STRING;
        var integer = org.eclipse.microprofile.openapi.models.media.Schema.SchemaType.INTEGER;
        var object = org.eclipse.microprofile.openapi.models.media.Schema.SchemaType.OBJECT;
        var array = org.eclipse.microprofile.openapi.models.media.Schema.SchemaType.ARRAY;
        var violation = OASFactory.createSchema()
                .addType(object)
                .addProperty("field", OASFactory.createSchema().addType(string))
                .addProperty("message", OASFactory.createSchema().addType(string));
        var schema = OASFactory.createSchema().addType(object).description("RFC 9457 problem");
        for (String field : new String[] {"type", "title", "code", "detail", "instance", "rule"}) {
            schema.addProperty(field, OASFactory.createSchema().addType(string));
        }
        return schema.addProperty("status", OASFactory.createSchema().addType(integer))
                .addProperty(
                        "violations", OASFactory.createSchema().addType(array).items(violation));
    }
}
