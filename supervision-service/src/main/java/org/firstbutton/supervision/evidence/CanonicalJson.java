package org.firstbutton.supervision.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.erdtman.jcs.NumberToJSON;

/**
 * 规范 JSON — RFC 8785 (JCS): one content, one text, however it was indented or ordered. A number that a double cannot
 * hold lies outside of the RFC; rounding it would let two contents share a text, so it keeps all its digits.
 */
final class CanonicalJson {
    private final StringBuilder text = new StringBuilder();

    private CanonicalJson() {}

    /** @throws UnreadableBundle where a text is not Unicode: half a surrogate pair */
    static String of(JsonNode node) {
        CanonicalJson canonical = new CanonicalJson();
        canonical.write(node);
        String text = canonical.text.toString();
        // As bytes, every half of a surrogate pair would become the same question mark.
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new UnreadableBundle("a text that is not Unicode");
        }
        return text;
    }

    static String sha256(JsonNode node) {
        return sha256(of(node));
    }

    static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void write(JsonNode node) {
        if (node.isObject()) {
            object(node);
        } else if (node.isArray()) {
            String between = "[";
            for (JsonNode element : node) {
                text.append(between);
                write(element);
                between = ",";
            }
            text.append(node.isEmpty() ? "[]" : "]");
        } else if (node.isTextual()) {
            quoted(node.textValue());
        } else if (node.isNumber()) {
            text.append(number(node.decimalValue()));
        } else {
            text.append(node.asText());
        }
    }

    private void object(JsonNode node) {
        List<Map.Entry<String, JsonNode>> members = node.properties().stream()
                .sorted(Comparator.comparing(Map.Entry::getKey))
                .toList();
        text.append('{');
        String between = "";
        for (Map.Entry<String, JsonNode> member : members) {
            text.append(between);
            quoted(member.getKey());
            text.append(':');
            write(member.getValue());
            between = ",";
        }
        text.append('}');
    }

    private void quoted(String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char each = value.charAt(i);
            switch (each) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\b' -> text.append("\\b");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\f' -> text.append("\\f");
                case '\r' -> text.append("\\r");
                default -> {
                    if (each < ' ') {
                        text.append("\\u%04x".formatted((int) each));
                    } else {
                        text.append(each);
                    }
                }
            }
        }
        text.append('"');
    }

    private static String number(BigDecimal exact) {
        double nearest = exact.doubleValue();
        try {
            String usual = Double.isInfinite(nearest) ? "" : NumberToJSON.serializeNumber(nearest);
            boolean same = !usual.isEmpty() && new BigDecimal(usual).compareTo(exact) == 0;
            return same ? usual : exact.stripTrailingZeros().toString();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
