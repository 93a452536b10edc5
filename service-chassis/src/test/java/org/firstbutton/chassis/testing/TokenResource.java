package org.firstbutton.chassis.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.smallrye.jwt.build.Jwt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A signing key made for the test run, and tokens signed with it. */
public class TokenResource implements QuarkusTestResourceLifecycleManager {
    public static final String ISSUER = "http://issuer.test/firstbutton";
    private static final KeyPair KEYS = generate();

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
            return Map.of(
                    "OIDC_ISSUER", ISSUER, "OIDC_JWKS_URL", file.toUri().toString(), "KEY_SECRET", "only-for-tests");
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** A bearer token for a person or system with these roles and organisation paths. */
    public static String token(String subject, Set<String> roles, String... orgPaths) {
        return token(subject, roles, Map.of("officer", subject), orgPaths);
    }

    public static String token(String subject, Set<String> roles, Map<String, Object> claims, String... orgPaths) {
        var builder = Jwt.issuer(ISSUER)
                .subject(subject)
                .audience("firstbutton")
                .groups(roles)
                .claim("org", List.of(orgPaths));
        claims.forEach(builder::claim);
        return builder.expiresIn(300).sign(KEYS.getPrivate());
    }

    private static KeyPair generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void stop() {
        // The key lives as long as the test run.
    }
}
