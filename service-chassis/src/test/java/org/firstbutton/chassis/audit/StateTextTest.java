package org.firstbutton.chassis.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StateTextTest {
    private static final ObjectMapper COLUMNS = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private final StateText text = new StateText(COLUMNS);

    private record Parcel(
            String sender, long weight, @Nullable Boolean open, Instant sentAt, List<String> hands) {}

    /** As {@code select to_jsonb(…)::text} gave it. */
    @Test
    void aState_isWrittenAsJsonbWritesIt() throws Exception {
        Parcel parcel = new Parcel(
                "张/\"\\\b\f\n\r\t\u0001\u001f\u007f😀",
                7,
                null,
                Instant.parse("1969-12-31T23:59:58.5Z"),
                List.of("a", "b"));

        assertThat(text.of(parcel))
                .isEqualTo(
                        "{\"open\": null, \"hands\": [\"a\", \"b\"], \"sender\":"
                                + " \"张/\\\"\\\\\\b\\f\\n\\r\\t\\u0001\\u001f\u007f😀\", \"weight\": 7, \"sent_at\": -1.500000}");
    }

    @Test
    void theHash_isOfTheTextsBytes() throws Exception {
        Parcel parcel = new Parcel("😀", 7, null, Instant.EPOCH, List.of());

        assertThat(text.hash(parcel))
                .isEqualTo(EntryHash.sha256().digest(text.of(parcel).getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void anInstantThatTheDatabaseWouldCut_isRefused() {
        Parcel parcel = new Parcel("", 1, true, Instant.ofEpochSecond(1, 1), List.of());

        assertThatThrownBy(() -> text.of(parcel)).hasRootCauseInstanceOf(IllegalArgumentException.class);
    }
}
