package org.firstbutton.localrun.backtest;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.firstbutton.contract.CloudEventJson;
import org.firstbutton.supervision.rules.Vocabulary;
import org.firstbutton.supervision.verdict.TimelineFact;
import org.jspecify.annotations.Nullable;

/** 读事件行 — one CloudEvents line as a fact of a vocabulary; says which part of a bad line is wrong. */
final class EventLine {
    private static final ObjectReader JSON = CloudEventJson.MAPPER.reader();
    private static final String PREFIX = "police.";

    private final Vocabulary vocabulary;
    private final LineTokens tokens;
    // Types, sources and units are few and lines are many: one text for all.
    private final Map<String, String> texts = new HashMap<>();

    EventLine(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        this.tokens = new LineTokens(vocabulary, this);
    }

    /** Whether the pack's vocabulary has this type; of any other no field is read. */
    boolean knows(TimelineFact fact) {
        return vocabulary.knows(fact.type());
    }

    /** Why a line cannot be read. */
    static final class BadLine extends Exception {
        BadLine(String reason) {
            super(reason);
        }
    }

    TimelineFact read(byte[] line, int length) throws BadLine, IOException {
        TimelineFact quick = tokens.read(line, length);
        return quick == null ? carefully(line, length) : quick;
    }

    /** Reads the line as a tree, which tells what is wrong with it. */
    TimelineFact carefully(byte[] line, int length) throws BadLine, IOException {
        JsonNode event = parse(line, length);
        JsonNode data = event.path("data");
        if (!data.isObject()) {
            throw new BadLine("expected an object in 'data'");
        }
        Instant occurredAt = instant(event, "time");
        String type = type(text(event, "type"));
        String matter = text(data, vocabulary.matterField());
        return new TimelineFact(
                text(event, "id"),
                type,
                same(text(event, "source")),
                occurredAt,
                data.has("recordedAt") ? instant(data, "recordedAt") : occurredAt,
                matter,
                same(data.path("orgPath").asText("")),
                same(data.at("/actor/id").asText("")),
                same(data.at("/actor/role").asText("")),
                data.path("aggregate").asText(matter),
                optional(data, "corrects"),
                fields(type, data),
                null);
    }

    private static JsonNode parse(byte[] line, int length) throws BadLine, IOException {
        try {
            JsonNode event = JSON.readTree(line, 0, length);
            if (event == null || !event.isObject()) {
                throw new BadLine("expected a JSON object");
            }
            return event;
        } catch (JacksonException broken) {
            long column =
                    broken.getLocation() == null ? 0 : broken.getLocation().getColumnNr();
            throw new BadLine("expected JSON, broken at column " + column + ": " + broken.getOriginalMessage());
        }
    }

    private Map<String, Object> fields(String type, JsonNode data) throws BadLine {
        try {
            return vocabulary.read(type, data);
        } catch (IllegalArgumentException wrong) {
            throw new BadLine("expected another value: " + wrong.getMessage());
        }
    }

    /** {@code police.alert.dispatched.v1} is {@code alert.dispatched} in the contract; other vocabularies say it as it is. */
    String type(String full) {
        if (vocabulary.knows(full)) {
            return same(full);
        }
        int version = full.lastIndexOf(".v");
        return full.startsWith(PREFIX) && version > PREFIX.length()
                ? same(full.substring(PREFIX.length(), version))
                : same(full);
    }

    String same(String text) {
        String known = texts.putIfAbsent(text, text);
        return known == null ? text : known;
    }

    private static String text(JsonNode node, String key) throws BadLine {
        JsonNode value = node.path(key);
        if ((!value.isTextual() && !value.isIntegralNumber()) || value.asText().isEmpty()) {
            throw new BadLine("expected a text in '" + key + "'");
        }
        return value.asText();
    }

    private static @Nullable String optional(JsonNode node, String key) {
        return node.hasNonNull(key) ? node.path(key).asText() : null;
    }

    private static Instant instant(JsonNode node, String key) throws BadLine {
        String text = text(node, key);
        try {
            return Instants.parse(text);
        } catch (DateTimeException wrong) {
            throw new BadLine("expected an RFC 3339 date-time with offset in '" + key + "', was '" + text + "'");
        }
    }
}
