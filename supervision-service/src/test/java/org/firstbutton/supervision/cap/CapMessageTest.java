package org.firstbutton.supervision.cap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.net.URL;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import java.util.UUID;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.firstbutton.contract.supervision.Severity;
import org.firstbutton.supervision.cap.Warnings.WarningView;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xml.sax.SAXException;

class CapMessageTest {
    private static final Instant ISSUED = Instant.parse("2026-11-03T14:41:50Z");

    @Test
    void aWarningThatStands_isAnAlertInTwoLanguages() throws Exception {
        String xml = message(Duration.ofMinutes(30), 80, null, Severity.HIGH).xml();

        requireValid(xml);
        assertThat(xml)
                .contains("<msgType>Alert</msgType>", "<sent>2026-11-03T22:41:50+08:00</sent>")
                .contains("<language>zh-CN</language>", "<language>en-US</language>")
                .contains("派警超时 &lt;一级&gt;", "Dispatch overdue")
                .contains("<severity>Severe</severity>", "<certainty>Likely</certainty>")
                .doesNotContain("<references>");
    }

    @Test
    void aWarningThatIsCleared_isACancelThatNamesItsAlert() throws Exception {
        String xml = message(Duration.ofMinutes(30), 80, ISSUED.plusSeconds(60), null)
                .xml();

        requireValid(xml);
        assertThat(xml)
                .contains("<msgType>Cancel</msgType>", "<urgency>Past</urgency>", "<severity>Unknown</severity>")
                .contains("<references>supervision@firstbutton,warning-14aa128e-9c0c-591b-b7d3-96c88d4d8458-1,"
                        + "2026-11-03T22:41:50+08:00</references>");
    }

    @ParameterizedTest
    @CsvSource({"PT0S, Past", "PT1H, Immediate", "PT1H1S, Expected", "PT24H, Expected", "PT24H1S, Future"})
    void theLessTimeIsLeft_theMoreUrgentItIs(Duration left, String urgency) {
        assertThat(message(left, 50, null, Severity.LOW).urgency()).isEqualTo(urgency);
    }

    private static CapMessage message(
            Duration left, int percent, @Nullable Instant clearedAt, @Nullable Severity severity) {
        WarningView warning = new WarningView(
                UUID.fromString("14aa128e-9c0c-591b-b7d3-96c88d4d8458"),
                "ALT-05",
                "af51c382-079b-59b6-bf28-a712f8b2d67c",
                "J2026-0001",
                "af51c382-079b-59b6-bf28-a712f8b2d67c",
                "HB/JZ/SS/U017/",
                percent,
                ISSUED.plus(left),
                ISSUED,
                clearedAt,
                clearedAt == null ? null : "RISK_PASSED");
        return new CapMessage(
                warning,
                new CapMessage.RuleText("派警超时 <一级>", "Dispatch overdue"),
                severity,
                "supervision@firstbutton",
                ZoneId.of("Asia/Shanghai"));
    }

    static void requireValid(String xml) throws SAXException, IOException {
        URL schema = Objects.requireNonNull(CapMessageTest.class.getResource("/cap/cap-1.2-structure.xsd"));
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(schema)
                .newValidator()
                .validate(new StreamSource(new StringReader(xml)));
    }
}
