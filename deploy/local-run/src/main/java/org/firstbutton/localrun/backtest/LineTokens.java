package org.firstbutton.localrun.backtest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.firstbutton.contract.CloudEventJson;
import org.firstbutton.supervision.rules.Vocabulary;
import org.firstbutton.supervision.verdict.TimelineFact;
import org.jspecify.annotations.Nullable;

/**
 * 快读 — reads a line of the usual shape token by token, without a tree. Anything unusual makes it give up, and
 * {@link EventLine} reads the line the careful way.
 */
final class LineTokens {
    private static final JsonFactory JSON = CloudEventJson.MAPPER.getFactory();

    private final Vocabulary vocabulary;
    private final EventLine texts;
    private @Nullable String id;
    private @Nullable String type;
    private @Nullable String source;
    private @Nullable String time;
    private @Nullable String recordedAt;
    private @Nullable String matter;
    private @Nullable String aggregate;
    private @Nullable String corrects;
    private String orgPath = "";
    private String actor = "";
    private String role = "";

    LineTokens(Vocabulary vocabulary, EventLine texts) {
        this.vocabulary = vocabulary;
        this.texts = texts;
    }

    /** None where the line must be read as a tree. */
    @Nullable
    TimelineFact read(byte[] line, int length) throws IOException {
        clear();
        Map<String, Object> fields = new HashMap<>(8);
        try (JsonParser parser = JSON.createParser(line, 0, length)) {
            return parser.nextToken() == JsonToken.START_OBJECT && event(parser, fields) ? fact(fields) : null;
        } catch (com.fasterxml.jackson.core.JacksonException | IllegalArgumentException | DateTimeException unusual) {
            return null;
        }
    }

    private void clear() {
        id = null;
        type = null;
        source = null;
        time = null;
        recordedAt = null;
        matter = null;
        aggregate = null;
        corrects = null;
        orgPath = "";
        actor = "";
        role = "";
    }

    private boolean event(JsonParser parser, Map<String, Object> fields) throws IOException {
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            switch (name) {
                case "id" -> id = parser.nextTextValue();
                case "type" -> type = full(parser.nextTextValue());
                case "source" -> source = parser.nextTextValue();
                case "time" -> time = parser.nextTextValue();
                case "data" -> {
                    if (parser.nextToken() != JsonToken.START_OBJECT || !data(parser, fields)) {
                        return false;
                    }
                }
                default -> {
                    parser.nextToken();
                    parser.skipChildren();
                }
            }
        }
        return parser.currentToken() == JsonToken.END_OBJECT && parser.nextToken() == null;
    }

    private @Nullable String full(@Nullable String text) {
        return text == null ? null : texts.type(text);
    }

    private boolean data(JsonParser parser, Map<String, Object> fields) throws IOException {
        String known = type;
        if (known == null) {
            return false;
        }
        Map<String, Vocabulary.FieldType> ofType = vocabulary.fieldsOf(known);
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            if (ofType.containsKey(name) && parser.currentToken() != JsonToken.VALUE_NULL) {
                if (name.equals(vocabulary.matterField())) {
                    matter = parser.getText();
                }
                fields.put(name, vocabulary.read(known, name, parser.readValueAsTree()));
            } else if (!envelope(parser, name)) {
                return false;
            }
        }
        return parser.currentToken() == JsonToken.END_OBJECT;
    }

    private boolean envelope(JsonParser parser, String name) throws IOException {
        if (name.equals("actor") && parser.currentToken() == JsonToken.START_OBJECT) {
            return person(parser);
        }
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            String text = parser.getText();
            if (name.equals(vocabulary.matterField())) {
                matter = text;
            }
            switch (name) {
                case "recordedAt" -> recordedAt = text;
                case "orgPath" -> orgPath = texts.same(text);
                case "aggregate" -> aggregate = text;
                case "corrects" -> corrects = text;
                default -> {}
            }
        }
        parser.skipChildren();
        return true;
    }

    private boolean person(JsonParser parser) throws IOException {
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            String text = parser.nextTextValue();
            if (text == null) {
                return false;
            }
            if (name.equals("id")) {
                actor = texts.same(text);
            } else if (name.equals("role")) {
                role = texts.same(text);
            }
        }
        return true;
    }

    private @Nullable TimelineFact fact(Map<String, Object> fields) {
        String key = matter;
        String when = time;
        String of = type;
        String from = source;
        String name = id;
        if (key == null
                || key.isEmpty()
                || when == null
                || of == null
                || from == null
                || name == null
                || name.isEmpty()
                || from.isEmpty()) {
            return null;
        }
        Instant occurred = Instants.parse(when);
        Instant recorded = recordedAt == null || recordedAt.equals(when) ? occurred : Instants.parse(recordedAt);
        return new TimelineFact(
                name,
                of,
                texts.same(from),
                occurred,
                recorded,
                key,
                orgPath,
                actor,
                role,
                aggregate == null ? key : aggregate,
                corrects,
                fields,
                null);
    }
}
