package org.firstbutton.supervision.console;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * 控制台页面 — the one page of the console, whatever address of it was opened; it then shows what the address says. The
 * page is made anew each time, because a browser runs and paints only what bears this answer's nonce or comes from us,
 * and talks to us, to the identity provider, to scoring and to intake only.
 */
@ApplicationScoped
class ConsolePages {
    private static final String PAGES =
            "/(|index\\.html|(worklist|deeds|calendars|findings|matters|clearing|briefings|registers|lists|nothing|rules|trials|overview|boards|evaluations|screen|signed-in)(/[^.]*)?)";
    // Before static files and before the REST layer, which would answer 404.
    private static final int EARLY = -100;
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-%1$s'; "
            + "img-src 'self' data:; font-src 'self'; connect-src 'self' %2$s; base-uri 'none'; form-action 'self'; "
            + "frame-ancestors 'none'";

    private final SecureRandom random = new SecureRandom();
    private final String talksTo;
    private final @Nullable String page = read();

    ConsolePages(ConsoleSettings settings) {
        this.talksTo = Stream.of(
                        Stream.of(settings.issuer()),
                        settings.scoring().map(URI::toString).stream(),
                        settings.intake().map(URI::toString).stream())
                .flatMap(each -> each)
                .map(address -> address.endsWith("/") ? address : address + "/")
                .collect(Collectors.joining(" "));
    }

    void open(@Observes Router router) {
        router.getWithRegex(PAGES).order(EARLY).handler(this::answer);
    }

    // A build may leave the console out; then there is no page, and the REST layer says so.
    private static @Nullable String read() {
        try (InputStream file =
                Thread.currentThread().getContextClassLoader().getResourceAsStream("META-INF/resources/index.html")) {
            return file == null ? null : new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void answer(RoutingContext request) {
        if (page == null) {
            request.next();
            return;
        }
        byte[] bits = new byte[16];
        random.nextBytes(bits);
        String nonce = Base64.getEncoder().encodeToString(bits);
        HttpServerResponse response = request.response();
        response.putHeader("Content-Security-Policy", POLICY.formatted(nonce, talksTo))
                .putHeader("Content-Type", "text/html; charset=utf-8")
                .putHeader("Cache-Control", "no-store")
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Referrer-Policy", "no-referrer")
                .end(page.replace("NONCE-OF-THIS-ANSWER", nonce));
    }
}
