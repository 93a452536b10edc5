package org.firstbutton.supervision.evidence;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/** 验签公钥 — an Ed25519 public key, named by the SHA-256 of its X.509 form. */
public final class SignerKey {
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN PUBLIC KEY-----([A-Za-z0-9+/=\\s]+)-----END PUBLIC KEY-----");
    private static final int ID_DIGITS = 16;

    private final PublicKey key;
    private final byte[] encoded;
    private final String fingerprint;

    private SignerKey(PublicKey key, byte[] encoded, String fingerprint) {
        this.key = key;
        this.encoded = encoded;
        this.fingerprint = fingerprint;
    }

    /** @param encoded X.509 SubjectPublicKeyInfo, DER */
    public static SignerKey of(byte[] encoded) {
        try {
            PublicKey key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(encoded);
            return new SignerKey(key, encoded.clone(), HexFormat.of().formatHex(hash));
        } catch (GeneralSecurityException unusable) {
            throw new UnreadableBundle("not an Ed25519 public key", unusable);
        }
    }

    /** Every PUBLIC KEY block of a PEM text; a service's key file serves too, its private block is passed over. */
    public static List<SignerKey> ofPem(String text) {
        List<SignerKey> keys = BLOCK.matcher(text)
                .results()
                .map(block -> of(Base64.getMimeDecoder().decode(block.group(1))))
                .toList();
        if (keys.isEmpty()) {
            throw new UnreadableBundle("no PUBLIC KEY block in the key file");
        }
        return keys;
    }

    /** The first hex digits of the fingerprint, as in the audit trail's checkpoints. */
    public String id() {
        return fingerprint.substring(0, ID_DIGITS);
    }

    /** SHA-256 of the encoded key, in hex. */
    public String fingerprint() {
        return fingerprint;
    }

    byte[] encoded() {
        return encoded.clone();
    }

    boolean hasSigned(String text, byte[] signed) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initVerify(key);
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return signature.verify(signed);
        } catch (GeneralSecurityException malformed) {
            return false;
        }
    }
}
