package org.firstbutton.chassis.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.smallrye.jwt.build.Jwt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A signing key made for the test run, and tokens signed with it. */
public class TokenResource implements QuarkusTestResourceLifecycleManager {
    public static final String ISSUER = "http://issuer.test/firstbutton";
    private static final String SHARED = TokenResource.class.getName();
    private static final KeyPair KEYS = shared();
    private static final Map<Bearer, String> SIGNED = new ConcurrentHashMap<>();

    @Override
    public Map<String, String> start() {
        try {
            Path file = Files.createTempFile("jwt", ".pem");
            Files.writeString(
                    file,
                    "-----BEGIN PUBLIC KEY-----\n"
                            + Base64.getMimeEncoder()
                                    .encodeToString(KEYS.getPublic().getEncoded())
                            + "\n-----END PUBLIC KEY-----\n");
            // In tests the framework brings a key of its own, which only another key, not a location, displaces.
            return Map.of(
                    "OIDC_ISSUER",
                    ISSUER,
                    "OIDC_JWKS_URL",
                    file.toUri().toString(),
                    "mp.jwt.verify.publickey",
                    encoded(KEYS.getPublic()),
                    "KEY_SECRET",
                    "only-for-tests");
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** A bearer token for a person or system with these roles and organisation paths. */
    public static String token(String subject, Set<String> roles, String... orgPaths) {
        return token(subject, roles, Map.of("officer", subject), orgPaths);
    }

    public static String token(String subject, Set<String> roles, Map<String, Object> claims, String... orgPaths) {
        return SIGNED.computeIfAbsent(new Bearer(subject, roles, claims, List.of(orgPaths)), Bearer::signed);
    }

    /** Signing takes longer than most requests, and a test asks for the same token over and over. */
    private record Bearer(String subject, Set<String> roles, Map<String, Object> claims, List<String> orgPaths) {
        String signed() {
            var builder = Jwt.issuer(ISSUER)
                    .subject(subject)
                    .audience("firstbutton")
                    .groups(roles)
                    .claim("org", orgPaths);
            claims.forEach(builder::claim);
            return builder.expiresIn(3600).sign(KEYS.getPrivate());
        }
    }

    // This class is loaded twice, by the runner that starts resources and by the tests; both must hold the same key.
    private static KeyPair shared() {
        try {
            synchronized (System.getProperties()) {
                String known = System.getProperty(SHARED);
                if (known == null) {
                    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
                    generator.initialize(2048);
                    KeyPair made = generator.generateKeyPair();
                    System.setProperty(SHARED, encoded(made.getPublic()) + ' ' + encoded(made.getPrivate()));
                    return made;
                }
                String[] keys = known.split(" ", 2);
                KeyFactory factory = KeyFactory.getInstance("RSA");
                return new KeyPair(
                        factory.generatePublic(
                                new X509EncodedKeySpec(Base64.getDecoder().decode(keys[0]))),
                        factory.generatePrivate(
                                new PKCS8EncodedKeySpec(Base64.getDecoder().decode(keys[1]))));
            }
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String encoded(Key key) {
        return Base64.getEncoder().encodeToString(key.getEncoded());
    }

    @Override
    public void stop() {
        // The key lives as long as the test run.
    }
}
