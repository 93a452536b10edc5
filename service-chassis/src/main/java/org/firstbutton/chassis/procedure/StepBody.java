package org.firstbutton.chassis.procedure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.chassis.recording.StrictJson;
import org.firstbutton.contract.CloudEventJson;
import org.firstbutton.contract.Fact;
import org.jspecify.annotations.Nullable;

/**
 * 步骤内容 — what a caller sent with a step: the fields of its fact that are not given, the time, and on opening the case.
 *
 * @param fields what remains for the fact
 */
public record StepBody(
        @Nullable OffsetDateTime occurredAt, @Nullable UUID caseId, ObjectNode fields) {
    private static final int LONGEST_TEXT = 2_000;
    private static final int LONGEST_LIST = 200;
    private static final String ID = "00000000-0000-0000-0000-000000000000";

    /** Splits a body; a field that nobody asks for stays among the rest, to be refused by name. */
    public static StepBody read(@Nullable JsonNode body, boolean opening) {
        if (body == null || !body.isObject()) {
            throw Refusal.field("/", "须为 JSON 对象 / an object is expected");
        }
        ObjectNode rest = body.deepCopy();
        JsonNode occurredAt = rest.remove("occurredAt");
        JsonNode caseId = opening ? rest.remove("caseId") : null;
        return new StepBody(
                occurredAt == null || occurredAt.isNull() ? null : time(occurredAt),
                caseId == null || caseId.isNull() ? null : id(caseId),
                rest);
    }

    private static OffsetDateTime time(JsonNode node) {
        try {
            return CloudEventJson.MAPPER.treeToValue(node, OffsetDateTime.class);
        } catch (JsonProcessingException unreadable) {
            throw Refusal.field("/occurredAt", "须为带时区的时间 / a time with its offset is expected");
        }
    }

    private static UUID id(JsonNode node) {
        try {
            return UUID.fromString(node.asText());
        } catch (IllegalArgumentException unreadable) {
            throw Refusal.field("/caseId", "须为案件标识 / the id of a case is expected");
        }
    }

    /** Refuses now what the fact will not take once it is approved. */
    public void requireComplete(Step step) {
        fact(
                step,
                Map.of(
                        "id",
                        ID,
                        "case",
                        ID,
                        "subject",
                        "-",
                        "actor",
                        "-",
                        "approver",
                        "-",
                        "proposal",
                        ID,
                        "report",
                        "-"));
    }

    /**
     * The fact.
     *
     * @param values of {@code id}, {@code case}, {@code actor}, {@code approver}, {@code proposal} and whatever else the
     *     steps at hand call for, as far as known
     */
    public Fact fact(Step step, Map<String, String> values) {
        ObjectNode whole = fields.deepCopy();
        step.given().forEach((field, from) -> {
            if (fields.has(field)) {
                throw Refusal.field("/" + field, "由系统填写 / is filled in here, do not send it");
            }
            give(whole, field, from, values);
        });
        whole.properties().forEach(field -> requireModest("/" + field.getKey(), field.getValue()));
        return (Fact) StrictJson.read(whole, step.fact().asSubclass(Record.class), "");
    }

    private static void give(ObjectNode whole, String field, String from, Map<String, String> values) {
        if (from.equals("[]")) {
            whole.putArray(field);
        } else if (from.equals("0")) {
            whole.put(field, 0);
        } else {
            String value = from.startsWith("'") ? from.substring(1, from.length() - 1) : values.get(from);
            if (value != null) {
                whole.put(field, value);
            }
        }
    }

    private static void requireModest(String at, JsonNode value) {
        if (value.isTextual() && value.asText().isBlank()) {
            throw Refusal.field(at, "不得为空 / must not be blank");
        }
        if (value.isTextual() && value.asText().length() > LONGEST_TEXT) {
            throw Refusal.field(at, "不超过 " + LONGEST_TEXT + " 字 / at most " + LONGEST_TEXT + " characters");
        }
        if (value.isArray() && value.size() > LONGEST_LIST) {
            throw Refusal.field(at, "不超过 " + LONGEST_LIST + " 项 / at most " + LONGEST_LIST + " items");
        }
        if (value.isArray()) {
            value.forEach(item -> requireModest(at, item));
        }
    }
}
