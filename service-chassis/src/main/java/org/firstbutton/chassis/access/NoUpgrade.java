package org.firstbutton.chassis.access;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * 明文不升级 — without TLS the services speak HTTP/1.1 and nothing else; under TLS both sides agree on HTTP/2 beforehand.
 *
 * <p>A connection that turns into another protocol half way (h2c; RFC 9113 §3.1 has given it up) passes by the rules of
 * every proxy before us. Its first answer once reached a client of ours as something that was no HTTP/2.
 */
@ApplicationScoped
class NoUpgrade implements HttpServerOptionsCustomizer {
    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        options.setHttp2ClearTextEnabled(false);
    }
}
