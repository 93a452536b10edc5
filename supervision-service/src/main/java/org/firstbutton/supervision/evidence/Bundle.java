package org.firstbutton.supervision.evidence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.firstbutton.contract.CloudEventJson;
import org.firstbutton.supervision.calendar.Calendars;

/**
 * 证据包 — one finding and everything the judge looked at, in one signed file that needs nothing else to be judged
 * again. The signature is Ed25519 over the canonical text (RFC 8785) of all members but {@code signature}.
 */
public final class Bundle {
    static final String ALGORITHM = "Ed25519";
    private static final String FORMAT = "firstbutton-evidence/1";
    private static final Set<String> SEAL = Set.of("algorithm", "keyId", "fingerprint", "publicKey", "value");

    // A second member of the same name would show a reader what was never signed.
    private static final ObjectMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final ObjectNode root;

    private Bundle(ObjectNode root) {
        this.root = root;
    }

    /**
     * What goes into a bundle.
     *
     * @param finding as its list shows it, with at least what {@link Figures#of} says
     * @param seen what {@link Explanation#seen} says
     * @param packText the rule pack, word for word
     * @param facts lines of {@link EventLine}
     */
    public record Contents(
            Instant exportedAt,
            ObjectNode finding,
            JsonNode explanation,
            JsonNode seen,
            String packText,
            Calendars calendars,
            List<ObjectNode> facts) {}

    public static Bundle of(Contents contents) {
        ObjectNode root = CloudEventJson.MAPPER.createObjectNode();
        root.put("format", FORMAT);
        root.put("exportedAt", contents.exportedAt().toString());
        root.set("finding", contents.finding());
        root.set("explanation", contents.explanation());
        root.set("viewpoint", contents.seen());
        root.putObject("pack")
                .put("name", contents.finding().path("pack").asText())
                .put("sha256", CanonicalJson.sha256(contents.packText()))
                .put("text", contents.packText());
        Calendars calendars = contents.calendars();
        ArrayNode files = root.putObject("calendar")
                .put("version", calendars.workCalendar().version())
                .put("zone", calendars.zone().getId())
                .put("weekendsMoveTheEnd", calendars.weekendsMoveTheEnd())
                .putArray("files");
        calendars
                .workCalendar()
                .texts()
                .forEach(table -> files.addObject()
                        .put("sha256", CanonicalJson.sha256(table))
                        .put("text", table));
        root.putArray("facts").addAll(contents.facts());
        return new Bundle(root);
    }

    /** @throws UnreadableBundle saying what is wrong */
    public static Bundle read(byte[] file) {
        try {
            JsonNode root = STRICT.readTree(file);
            if (!(root instanceof ObjectNode object)
                    || !FORMAT.equals(root.path("format").asText())) {
                throw new UnreadableBundle("not a bundle of the format " + FORMAT);
            }
            for (String member : List.of("finding", "explanation", "viewpoint", "pack", "calendar", "signature")) {
                if (!root.path(member).isObject()) {
                    throw new UnreadableBundle("'" + member + "' is missing");
                }
            }
            return new Bundle(object);
        } catch (JsonProcessingException malformed) {
            throw new UnreadableBundle(malformed.getOriginalMessage(), malformed);
        } catch (IOException unreadable) {
            throw new UnreadableBundle("unreadable", unreadable);
        }
    }

    /** What is signed. */
    public String canonical() {
        ObjectNode content = root.deepCopy();
        content.remove("signature");
        return CanonicalJson.of(content);
    }

    /** SHA-256 of what is signed, in hex. */
    public String sha256() {
        return CanonicalJson.sha256(canonical());
    }

    public Bundle sealed(SignerKey key, byte[] signed) {
        ObjectNode whole = root.deepCopy();
        whole.putObject("signature")
                .put("algorithm", ALGORITHM)
                .put("keyId", key.id())
                .put("fingerprint", key.fingerprint())
                .put("publicKey", Base64.getEncoder().encodeToString(key.encoded()))
                .put("value", Base64.getEncoder().encodeToString(signed));
        return new Bundle(whole);
    }

    /** As a file: indented, because people read it before machines do. */
    public String text() {
        return root.toPrettyString() + "\n";
    }

    public JsonNode finding() {
        return root.path("finding");
    }

    public JsonNode explanation() {
        return root.path("explanation");
    }

    public JsonNode viewpoint() {
        return root.path("viewpoint");
    }

    public JsonNode pack() {
        return root.path("pack");
    }

    public JsonNode calendar() {
        return root.path("calendar");
    }

    public List<JsonNode> facts() {
        List<JsonNode> facts = new ArrayList<>();
        root.path("facts").forEach(facts::add);
        return facts;
    }

    /** The key that stands in the bundle itself: it proves who signed only to a reader who knows its fingerprint. */
    public SignerKey embeddedKey() {
        return SignerKey.of(decoded("publicKey"));
    }

    byte[] signature() {
        return decoded("value");
    }

    /** The signature does not cover its own block, so everything in that must follow from the key. */
    boolean isSealBlockSound() {
        JsonNode block = root.path("signature");
        SignerKey key = embeddedKey();
        return block.size() == SEAL.size()
                && SEAL.stream().allMatch(block::has)
                && ALGORITHM.equals(block.path("algorithm").textValue())
                && key.id().equals(block.path("keyId").textValue())
                && key.fingerprint().equals(block.path("fingerprint").textValue());
    }

    private byte[] decoded(String member) {
        String text =
                Objects.requireNonNullElse(root.path("signature").path(member).textValue(), "");
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            if (Base64.getEncoder().encodeToString(bytes).equals(text)) {
                return bytes;
            }
        } catch (IllegalArgumentException malformed) {
            throw new BrokenSeal(BrokenSeal.Part.SIGNATURE, member + " is not Base64");
        }
        throw new BrokenSeal(BrokenSeal.Part.SIGNATURE, member + " is not plain Base64");
    }
}
