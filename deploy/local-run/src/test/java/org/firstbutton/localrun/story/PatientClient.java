package org.firstbutton.localrun.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.firstbutton.contract.CloudEventJson;
import org.firstbutton.localrun.infrastructure.Tokens;
import org.firstbutton.localrun.machine.Ports;
import org.jspecify.annotations.Nullable;

/**
 * 耐心的客户端 — one person or system in front of one service. It repeats a request with the same {@code
 * Idempotency-Key} until there is an answer; a refusal is an answer.
 */
final class PatientClient {
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final String base;
    private final Tokens tokens;
    private final AtomicInteger repeated = new AtomicInteger();
    private final AtomicInteger internalErrors = new AtomicInteger();

    private PatientClient(String base, Tokens tokens) {
        this.base = base;
        this.tokens = tokens;
    }

    static PatientClient of(Ports ports, int service, String who) {
        return new PatientClient(Ports.http(service), Tokens.of(HTTP, ports, who));
    }

    static PatientClient of(Ports ports, int service, String who, String org) {
        return new PatientClient(Ports.http(service), Tokens.of(HTTP, ports.issuer(), who, Map.of("org", org)));
    }

    /** How often a request had to be sent again, because there was no answer or the answer was "later". */
    int repeated() {
        return repeated.get();
    }

    /** How many answers blamed the service itself without saying when to come again. */
    int internalErrors() {
        return internalErrors.get();
    }

    JsonNode get(String path) throws Exception {
        return content("GET " + path, answer("GET", path, null, null));
    }

    /** What is there, or an empty object where the service knows of nothing. */
    JsonNode find(String path) throws Exception {
        HttpResponse<byte[]> answer = answer("GET", path, null, null);
        return answer.statusCode() == 404 ? CloudEventJson.MAPPER.createObjectNode() : content("GET " + path, answer);
    }

    JsonNode put(String path, JsonNode body) throws Exception {
        return content("PUT " + path, answer("PUT", path, body, null));
    }

    JsonNode post(String path, String key, JsonNode body) throws Exception {
        return content("POST " + path, answer("POST", path, body, key));
    }

    HttpResponse<byte[]> answer(String method, String path, @Nullable JsonNode body, @Nullable String key)
            throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        long pause = 50;
        while (true) {
            try {
                HttpResponse<byte[]> answer = HTTP.send(request(method, path, body, key), BodyHandlers.ofByteArray());
                internalErrors.addAndGet(answer.statusCode() == 500 ? 1 : 0);
                boolean later = answer.statusCode() >= 500 || answer.statusCode() == 429;
                if (!later || System.nanoTime() - deadline > 0) {
                    return answer;
                }
            } catch (IOException unanswered) {
                if (System.nanoTime() - deadline > 0) {
                    throw unanswered;
                }
            }
            repeated.incrementAndGet();
            Thread.sleep(pause);
            pause = Math.min(pause * 2, 1000);
        }
    }

    private HttpRequest request(String method, String path, @Nullable JsonNode body, @Nullable String key)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + tokens.bearer())
                .header("Accept", "application/json, application/problem+json");
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        return request.method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString()))
                .build();
    }

    private static JsonNode content(String asked, HttpResponse<byte[]> answer) throws IOException {
        JsonNode content = CloudEventJson.MAPPER.readTree(answer.body());
        if (answer.statusCode() / 100 != 2) {
            throw new AssertionError(asked + " answered " + answer.statusCode() + " " + content);
        }
        return content;
    }
}
