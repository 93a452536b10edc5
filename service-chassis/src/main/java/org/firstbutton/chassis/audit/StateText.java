package org.firstbutton.chassis.audit;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.BeanPropertyWriter;
import com.fasterxml.jackson.databind.ser.BeanSerializerModifier;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * 状态文本 — a state as {@code sealed_state} shows it, in the text that PostgreSQL writes of a {@code jsonb}, for a service
 * that has just written every value of an object and need not read them back to hash them. Instants become seconds, as
 * {@code extract(epoch from …)} gives them. Verification reads the view, so a text that differed would be found there.
 */
public final class StateText {
    private static final BigInteger MICROS = BigInteger.valueOf(1_000_000);
    private static final int MICRO_DIGITS = 6;
    private static final int NANOS_IN_MICRO = 1_000;

    private final ObjectWriter writer;

    /** @param columns writes an object's fields under the names of its columns */
    public StateText(ObjectMapper columns) {
        ObjectMapper mapper = columns.copy();
        mapper.registerModule(new SimpleModule("state-text")
                .addSerializer(Instant.class, new Seconds())
                .setSerializerModifier(new InJsonbOrder()));
        mapper.getFactory().setCharacterEscapes(new JsonbEscapes());
        this.writer = mapper.writer(new Spaced());
    }

    public byte[] hash(Object state) {
        try {
            // By way of characters: as bytes, what lies beyond the basic plane would be written as two escapes.
            return EntryHash.sha256().digest(of(state).getBytes(StandardCharsets.UTF_8));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    String of(Object state) throws JsonProcessingException {
        return writer.writeValueAsString(state);
    }

    private static final class Seconds extends JsonSerializer<Instant> {
        @Override
        public void serialize(Instant instant, JsonGenerator json, SerializerProvider provider) throws IOException {
            if (instant.getNano() % NANOS_IN_MICRO != 0) {
                throw new IllegalArgumentException("the database keeps microseconds");
            }
            BigInteger micros = BigInteger.valueOf(instant.getEpochSecond())
                    .multiply(MICROS)
                    .add(BigInteger.valueOf(instant.getNano() / NANOS_IN_MICRO));
            json.writeNumber(new BigDecimal(micros, MICRO_DIGITS).toPlainString());
        }
    }

    /** The shorter name first, then by its bytes. */
    private static final class InJsonbOrder extends BeanSerializerModifier {
        @Override
        public List<BeanPropertyWriter> orderProperties(
                SerializationConfig config, BeanDescription bean, List<BeanPropertyWriter> properties) {
            return properties.stream()
                    .sorted(Comparator.comparingInt(
                                    (BeanPropertyWriter each) -> each.getName().length())
                            .thenComparing(BeanPropertyWriter::getName))
                    .toList();
        }
    }

    private static final class Spaced extends MinimalPrettyPrinter {
        @Override
        public void writeObjectFieldValueSeparator(JsonGenerator json) throws IOException {
            json.writeRaw(": ");
        }

        @Override
        public void writeObjectEntrySeparator(JsonGenerator json) throws IOException {
            json.writeRaw(", ");
        }

        @Override
        public void writeArrayValueSeparator(JsonGenerator json) throws IOException {
            json.writeRaw(", ");
        }
    }

    /** PostgreSQL writes its hexadecimal digits small. */
    private static final class JsonbEscapes extends CharacterEscapes {
        private final int[] ascii = CharacterEscapes.standardAsciiEscapesForJSON();

        JsonbEscapes() {
            for (int i = 0; i < ' '; i++) {
                ascii[i] = ascii[i] < 0 ? CharacterEscapes.ESCAPE_CUSTOM : ascii[i];
            }
        }

        @Override
        public int[] getEscapeCodesForAscii() {
            return ascii.clone();
        }

        @Override
        public @Nullable SerializableString getEscapeSequence(int character) {
            return character < ' ' ? new SerializedString(String.format(Locale.ROOT, "\\u%04x", character)) : null;
        }
    }
}
