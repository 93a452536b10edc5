package org.firstbutton.supervision.cap;

import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.firstbutton.contract.supervision.Severity;
import org.firstbutton.supervision.cap.Warnings.WarningView;
import org.jspecify.annotations.Nullable;

/**
 * 通用警报报文 — one warning as a CAP 1.2 alert with a Chinese and an English part; once it is cleared, as the {@code Cancel}
 * that refers to it. How its words come about stands in docs/webhooks.md.
 */
record CapMessage(
        WarningView warning, RuleText rule, @Nullable Severity severity, String sender, ZoneId zone) {
    static final String NAMESPACE = "urn:oasis:names:tc:emergency:cap:1.2";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx");
    /** From this share of the limit on most such duties are missed unless somebody acts. */
    private static final int LIKELY_FROM = 80;

    /** 规则名称 */
    record RuleText(String zh, String en) {}

    /** 一种语言 */
    private record Words(
            String language, String event, String sender, String headline, String description, String todo) {}

    String xml() {
        try {
            StringWriter text = new StringWriter();
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("alert");
            xml.writeDefaultNamespace(NAMESPACE);
            head(xml);
            info(xml, chinese());
            info(xml, english());
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
            return text.toString();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void head(XMLStreamWriter xml) throws XMLStreamException {
        element(xml, "identifier", identifier(isCleared() ? 2 : 1));
        element(xml, "sender", sender);
        element(xml, "sent", time(sent()));
        element(xml, "status", "Actual");
        element(xml, "msgType", isCleared() ? "Cancel" : "Alert");
        element(xml, "scope", "Restricted");
        element(xml, "restriction", "仅限执法监督人员 / for those who supervise law enforcement");
        if (isCleared()) {
            element(xml, "references", sender + ',' + identifier(1) + ',' + time(warning.issuedAt()));
        }
        element(xml, "incidents", warning.matter());
    }

    private void info(XMLStreamWriter xml, Words words) throws XMLStreamException {
        xml.writeStartElement("info");
        element(xml, "language", words.language());
        element(xml, "category", "Security");
        element(xml, "event", words.event());
        element(xml, "responseType", isCleared() ? "AllClear" : "Execute");
        element(xml, "urgency", urgency());
        element(xml, "severity", grade());
        element(xml, "certainty", certainty());
        pair(xml, "eventCode", "firstbutton:rule", warning.ruleId());
        element(xml, "effective", time(sent()));
        element(xml, "expires", time(warning.dueAt()));
        element(xml, "senderName", words.sender());
        element(xml, "headline", words.headline());
        element(xml, "description", words.description());
        element(xml, "instruction", words.todo());
        pair(xml, "parameter", "firstbutton:subject", warning.subject());
        pair(xml, "parameter", "firstbutton:percent", Integer.toString(warning.percent()));
        xml.writeStartElement("area");
        element(xml, "areaDesc", warning.unit());
        pair(xml, "geocode", "firstbutton:organisation", warning.unit());
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private Words chinese() {
        return new Words(
                "zh-CN",
                rule.zh(),
                "扣子执法监督",
                (isCleared() ? "预警解除：" : "预警：") + rule.zh(),
                "规则 " + warning.ruleId() + "，期限已用 " + warning.percent() + "%，到期时间 " + time(warning.dueAt()) + "，单位 "
                        + warning.unit() + (isCleared() ? "；风险已消除。" : "。"),
                isCleared() ? "无须处置。" : "请在到期前办理。");
    }

    private Words english() {
        return new Words(
                "en-US",
                rule.en(),
                "FirstButton supervision",
                (isCleared() ? "Warning cleared: " : "Warning: ") + rule.en(),
                "Rule " + warning.ruleId() + ", " + warning.percent() + "% of the limit is used up, due "
                        + time(warning.dueAt()) + ", unit " + warning.unit()
                        + (isCleared() ? "; the risk has passed." : "."),
                isCleared() ? "Nothing is to be done." : "See to it before it is due.");
    }

    private boolean isCleared() {
        return warning.clearedAt() != null;
    }

    private Instant sent() {
        return warning.clearedAt() == null ? warning.issuedAt() : warning.clearedAt();
    }

    private String identifier(int version) {
        return "warning-" + warning.id() + '-' + version;
    }

    String urgency() {
        if (isCleared() || !warning.dueAt().isAfter(sent())) {
            return "Past";
        }
        Duration left = Duration.between(sent(), warning.dueAt());
        if (left.compareTo(Duration.ofHours(1)) <= 0) {
            return "Immediate";
        }
        return left.compareTo(Duration.ofDays(1)) <= 0 ? "Expected" : "Future";
    }

    private String grade() {
        if (severity == null) {
            return "Unknown";
        }
        return switch (severity) {
            case LOW -> "Minor";
            case MEDIUM -> "Moderate";
            case HIGH -> "Severe";
            case CRITICAL -> "Extreme";
        };
    }

    private String certainty() {
        if (isCleared()) {
            return "Unlikely";
        }
        return warning.percent() >= LIKELY_FROM ? "Likely" : "Possible";
    }

    private String time(Instant at) {
        return TIME.format(at.atZone(zone));
    }

    private static void pair(XMLStreamWriter xml, String name, String key, String value) throws XMLStreamException {
        xml.writeStartElement(name);
        element(xml, "valueName", key);
        element(xml, "value", value);
        xml.writeEndElement();
    }

    private static void element(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }
}
