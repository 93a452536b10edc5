package org.firstbutton.chassis.audit;

import io.quarkus.logging.Log;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * 签名钥 — the Ed25519 key that signs checkpoints. The file holds the private key and its public key, and may hold public
 * keys of earlier ones below them, so that a key can be changed without losing what it signed.
 */
final class SigningKey {
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN (PRIVATE|PUBLIC) KEY-----([A-Za-z0-9+/=\\s]+)-----END \\1 KEY-----");

    private final PrivateKey key;
    private final String id;
    private final Map<String, PublicKey> known;

    private SigningKey(PrivateKey key, String id, Map<String, PublicKey> known) {
        this.key = key;
        this.id = id;
        this.known = known;
    }

    /** Reads the key; makes one, readable by its owner only, where there is none. */
    static SigningKey at(Path file) {
        try {
            if (!Files.exists(file)) {
                create(file);
            }
            return read(Files.readString(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the audit signing key cannot be read", unreadable);
        } catch (GeneralSecurityException unusable) {
            throw new IllegalStateException("the audit signing key cannot be used", unusable);
        }
    }

    /** Names the key in checkpoints: the first 16 hex digits of its public key's SHA-256. */
    String id() {
        return id;
    }

    byte[] publicKey() {
        return Objects.requireNonNull(known.get(id)).getEncoded();
    }

    byte[] sign(String text) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(key);
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return signature.sign();
        } catch (GeneralSecurityException unusable) {
            throw new IllegalStateException(unusable);
        }
    }

    boolean verify(String keyId, String text, byte[] signed) {
        PublicKey signer = known.get(keyId);
        if (signer == null) {
            return false;
        }
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initVerify(signer);
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return signature.verify(signed);
        } catch (GeneralSecurityException malformed) {
            return false;
        }
    }

    // Two replicas may start at once: the one whose link comes first has made the key, the other reads it.
    private static void create(Path file) throws IOException, GeneralSecurityException {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        String text = pem("PRIVATE", pair.getPrivate().getEncoded())
                + pem("PUBLIC", pair.getPublic().getEncoded());
        Path directory = file.toAbsolutePath().getParent();
        Files.createDirectories(directory);
        Path draft = Files.createTempFile(
                directory,
                "key",
                ".tmp",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(draft, text);
            Files.createLink(file, draft);
            Log.infof("a new audit signing key was made");
        } catch (FileAlreadyExistsException another) {
            Log.debug("another replica made the audit signing key");
        } finally {
            Files.delete(draft);
        }
    }

    private static String pem(String kind, byte[] bytes) {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
        return "-----BEGIN " + kind + " KEY-----\n" + body + "\n-----END " + kind + " KEY-----\n";
    }

    private static SigningKey read(String text) throws GeneralSecurityException {
        KeyFactory factory = KeyFactory.getInstance("Ed25519");
        PrivateKey own = null;
        Map<String, PublicKey> known = new LinkedHashMap<>();
        Matcher blocks = BLOCK.matcher(text);
        while (blocks.find()) {
            byte[] bytes = Base64.getMimeDecoder().decode(blocks.group(2));
            if ("PRIVATE".equals(blocks.group(1))) {
                own = factory.generatePrivate(new PKCS8EncodedKeySpec(bytes));
            } else {
                known.put(idOf(bytes), factory.generatePublic(new X509EncodedKeySpec(bytes)));
            }
        }
        if (own == null || known.isEmpty()) {
            throw new GeneralSecurityException("the file needs a PRIVATE KEY block and its PUBLIC KEY block");
        }
        SigningKey key = new SigningKey(own, known.keySet().iterator().next(), known);
        if (!key.verify(key.id, "own", key.sign("own"))) {
            throw new GeneralSecurityException("the first PUBLIC KEY block does not belong to the PRIVATE KEY block");
        }
        return key;
    }

    private static String idOf(byte[] publicKey) {
        return HexFormat.of().formatHex(EntryHash.sha256().digest(publicKey)).substring(0, 16);
    }
}
