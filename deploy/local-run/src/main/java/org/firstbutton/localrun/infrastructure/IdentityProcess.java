package org.firstbutton.localrun.infrastructure;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.List;
import java.util.Set;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.http.OAuth2HttpRequestHandler;
import no.nav.security.mock.oauth2.token.KeyProvider;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;
import org.firstbutton.localrun.machine.Secrets;

/**
 * 身份服务 — the main class of the local identity provider's own JVM. It checks no password: whoever reaches it may be
 * anybody of the demo. So it listens on 127.0.0.1 only, is meant for one person's machine, and never belongs near real
 * records. It signs with a key made for this home, because the keys inside the library are published with it: tokens
 * signed by those are known to the world.
 */
public final class IdentityProcess {
    private static final int KEY_BITS = 2048;

    private IdentityProcess() {}

    public static void main(String[] arguments) throws Exception {
        int port = Integer.parseInt(arguments[0]);
        KeyProvider keys = new KeyProvider(List.of(keyIn(Path.of(arguments[1]))), "RS256");
        People people = People.ofTheDemo();
        OAuth2Config config = new OAuth2Config(
                true,
                null,
                null,
                false,
                new OAuth2TokenProvider(keys, (java.time.Instant) null),
                Set.of(new PeopleTokens(people)));
        MockOAuth2Server server = new MockOAuth2Server(
                config, new SignIn(people, new OAuth2HttpRequestHandler(config).getAuthorizationServer()));
        server.start(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
        // No orderly shutdown: it would wait for every kept-alive connection, and there is nothing to save.
        Thread.currentThread().join();
    }

    /** The signing key of this home; it stays the same over restarts, so that tokens do. */
    static JWK keyIn(Path file) throws IOException, ParseException, JOSEException {
        if (Files.exists(file)) {
            return RSAKey.parse(Files.readString(file));
        }
        RSAKey made = new RSAKeyGenerator(KEY_BITS).keyID(PeopleTokens.ISSUER).generate();
        Secrets.writePrivately(file, made.toJSONString());
        return made;
    }
}
