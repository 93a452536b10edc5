package org.firstbutton.supervision.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLContext;

/** A receiver: keeps what is posted to it and answers as it is told to. */
final class Mailbox implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final String scheme;
    private final List<Letter> letters = new CopyOnWriteArrayList<>();
    private volatile ToIntFunction<Letter> answer = letter -> 204;

    Mailbox() throws IOException {
        this(HttpServer.create(anyPort(), 0), "http");
    }

    /** One that shows a certificate. */
    static Mailbox showing(SSLContext certificate) throws IOException {
        HttpsServer server = HttpsServer.create(anyPort(), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(certificate));
        return new Mailbox(server, "https");
    }

    private Mailbox(HttpServer server, String scheme) {
        this.server = server;
        this.scheme = scheme;
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", this::take);
        server.start();
    }

    private static InetSocketAddress anyPort() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    /**
     * What was posted.
     *
     * @param names the server's names that were asked for in the handshake (SNI)
     */
    record Letter(String path, Map<String, List<String>> headers, String body, List<String> names) {
        String id() {
            return one("webhook-id");
        }

        String one(String header) {
            return Objects.requireNonNull(headers.get(header)).get(0);
        }

        JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (JsonProcessingException unreadable) {
                throw new IllegalStateException(unreadable);
            }
        }
    }

    private void take(HttpExchange exchange) throws IOException {
        Letter letter = new Letter(
                exchange.getRequestURI().getPath(),
                lowerCase(exchange.getRequestHeaders()),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
                names(exchange));
        letters.add(letter);
        int status = answer.applyAsInt(letter);
        if (status >= 300 && status < 400) {
            exchange.getResponseHeaders().add("Location", url("/elsewhere"));
        }
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    private static List<String> names(HttpExchange exchange) {
        return exchange instanceof HttpsExchange secured
                        && secured.getSSLSession() instanceof ExtendedSSLSession session
                ? session.getRequestedServerNames().stream()
                        .map(name -> new String(name.getEncoded(), StandardCharsets.US_ASCII))
                        .toList()
                : List.of();
    }

    private static Map<String, List<String>> lowerCase(Map<String, List<String>> headers) {
        return headers.entrySet().stream()
                .collect(Collectors.toMap(each -> each.getKey().toLowerCase(Locale.ROOT), Map.Entry::getValue));
    }

    void answers(ToIntFunction<Letter> status) {
        answer = status;
    }

    List<Letter> letters() {
        return List.copyOf(letters);
    }

    List<Letter> ofType(String type) {
        return letters.stream()
                .filter(letter -> letter.json().path("type").asText().equals(type))
                .toList();
    }

    int port() {
        return server.getAddress().getPort();
    }

    String url(String path) {
        return scheme + "://127.0.0.1:" + port() + path;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
