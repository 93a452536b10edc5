package org.firstbutton.scoring.personnel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.firstbutton.chassis.audit.Signatory;
import org.firstbutton.scoring.personnel.PointsExport.Points;

/**
 * 签名积分文件 — a flattened JWS (RFC 7515, EdDSA of RFC 8037), which any library checks; the key is the one that signs the
 * checkpoints of this service's audit trail.
 */
final class SignedPoints {
    static final String TYPE = "application/jose+json";

    private static final int RAW_KEY = 32;
    private static final int ID_DIGITS = 16;
    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

    private final ObjectMapper json;
    private final Signatory signatory;

    SignedPoints(ObjectMapper json, Signatory signatory) {
        this.json = json;
        this.signatory = signatory;
    }

    String of(Points points) throws JsonProcessingException {
        ObjectNode payload = json.createObjectNode()
                .put("format", "firstbutton-points/1")
                .put("orgPath", points.orgPath())
                .put("from", points.period().from().toString())
                .put("to", points.period().to().toString())
                .put("zone", points.period().zone().getId())
                .put("asOf", points.asOf().toString())
                .put("scheme", points.scheme().name());
        payload.set("lines", json.valueToTree(points.lines()));
        String header = encoded(header().toString());
        String body = encoded(json.writeValueAsString(payload));
        return json.createObjectNode()
                .put("payload", body)
                .put("protected", header)
                .put("signature", URL.encodeToString(signatory.sign(header + "." + body)))
                .toString();
    }

    private ObjectNode header() {
        byte[] key = signatory.publicKey();
        ObjectNode header = json.createObjectNode().put("alg", "EdDSA").put("kid", id(key));
        header.putObject("jwk")
                .put("kty", "OKP")
                .put("crv", "Ed25519")
                .put("x", URL.encodeToString(Arrays.copyOfRange(key, key.length - RAW_KEY, key.length)));
        return header;
    }

    static String sha256(String text) {
        return HexFormat.of().formatHex(digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    // As the audit trail's checkpoints name it.
    private static String id(byte[] key) {
        return HexFormat.of().formatHex(digest(key)).substring(0, ID_DIGITS);
    }

    private static byte[] digest(byte[] of) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(of);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String encoded(String text) {
        return URL.encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
