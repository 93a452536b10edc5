package org.firstbutton.localrun.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.firstbutton.localrun.Trouble;
import org.junit.jupiter.api.Test;

class MappingReaderTest {
    private static final String GOOD = """
            mapping: town
            source: town
            orgRoot: AA/BB/
            zone: Asia/Shanghai
            timeFormat: 'yyyy/MM/dd HH:mm'
            number: id
            tables:
              channel: {phone: PHONE}
            facts:
              - type: alert.received
                at: received
                when: {column: kind, in: [a, b]}
                data:
                  channel: {column: by, table: channel, otherwise: OTHER}
            """;

    @Test
    void aSoundMapping_isRead() {
        assertThat(MappingReader.parse("town", GOOD).columns()).containsExactly("by", "id", "kind", "received");
    }

    @Test
    void anUnknownField_isRefusedWithItsPosition() {
        refuses(GOOD.replace("    at: received", "    at: received\n    script: rm"), "12:5", "script");
    }

    @Test
    void anOperatorOutsideTheClosedSet_isRefused() {
        refuses(GOOD.replace("in: [a, b]", "matches: '.*'"), "12:", "matches");
    }

    @Test
    void aFieldThatTheFactDoesNotHave_isRefused() {
        refuses(
                GOOD.replace("      channel: {column", "      colour: {value: red}\n      channel: {column"),
                "14:7",
                "colour");
    }

    @Test
    void aRequiredFieldThatIsNotMapped_isRefused() {
        refuses(
                GOOD.replace("channel: {column: by, table: channel, otherwise: OTHER}", "placeKey: {column: by}"),
                "10:5",
                "channel");
    }

    @Test
    void anUnknownFactTypeTableOrZone_isRefusedAllAtOnce() {
        String wrong = GOOD.replace("alert.received", "alert.imagined")
                .replace("Asia/Shanghai", "Asia/Nowhere")
                .replace("facts:", "orgPath:\n  - {column: by, table: towns}\nfacts:");

        refuses(wrong, "4:1", "Asia/Nowhere");
        refuses(wrong, "10:18", "towns");
        refuses(wrong, "12:5", "alert.imagined");
    }

    @Test
    void aKeyWrittenTwice_isRefused() {
        refuses(GOOD + "zone: UTC\n", "15:", "zone");
    }

    @Test
    void brokenYaml_isRefusedWithItsPosition() {
        refuses(GOOD.replace("[a, b]", "[a, b"), "12:", "");
    }

    private static void refuses(String text, String position, String named) {
        assertThatThrownBy(() -> MappingReader.parse("town", text))
                .isInstanceOf(Trouble.class)
                .hasMessageContaining(position)
                .hasMessageContaining(named);
    }
}
