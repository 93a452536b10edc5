package org.firstbutton.localrun.infrastructure;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.firstbutton.contract.CloudEventJson;
import org.firstbutton.localrun.Trouble;
import org.firstbutton.localrun.Words;
import org.firstbutton.localrun.machine.Ports;
import org.jspecify.annotations.Nullable;

/** 令牌 — bearer tokens for our own commands, fetched from the local identity provider and kept until nearly expired. */
public final class Tokens {
    private static final Duration EARLY = Duration.ofMinutes(2);

    private final HttpClient http;
    private final URI endpoint;
    private final Map<String, String> form;
    private @Nullable String token;
    private long renewAtNanos;

    private Tokens(HttpClient http, URI endpoint, Map<String, String> form) {
        this.http = http;
        this.endpoint = endpoint;
        this.form = form;
    }

    /** Tokens of this demo person or system; {@code named} are the claims it may name itself. */
    public static Tokens of(HttpClient http, String issuer, String clientId, Map<String, String> named) {
        Map<String, String> form = new LinkedHashMap<>(named);
        form.put("grant_type", "client_credentials");
        form.put("client_id", clientId);
        form.put("client_secret", "local");
        return new Tokens(http, URI.create(issuer + "/token"), form);
    }

    public static Tokens of(HttpClient http, Ports ports, String clientId) {
        return of(http, ports.issuer(), clientId, Map.of());
    }

    public synchronized String bearer() throws IOException, InterruptedException {
        String known = token;
        if (known != null && System.nanoTime() - renewAtNanos < 0) {
            return known;
        }
        String body = form.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        HttpRequest request = HttpRequest.newBuilder(endpoint)
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw Trouble.failed(
                    Words.of("身份服务拒绝了令牌请求(%d)。", "The identity provider refused a token (%d).")
                            .formatted(answer.statusCode()),
                    Words.of("请看 .firstbutton/log/identity.log。", "See .firstbutton/log/identity.log."));
        }
        JsonNode fields = CloudEventJson.MAPPER.readTree(answer.body());
        String fetched = fields.path("access_token").asText();
        Duration life = Duration.ofSeconds(fields.path("expires_in").asLong(300));
        renewAtNanos = System.nanoTime() + life.minus(EARLY).toNanos();
        token = fetched;
        return fetched;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
