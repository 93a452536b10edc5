package org.firstbutton.localrun.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.firstbutton.contract.CloudEventJson;
import org.firstbutton.localrun.Trouble;
import org.firstbutton.localrun.Words;
import org.firstbutton.localrun.infrastructure.Tokens;

/**
 * 服务的门 — one service, spoken to as one demo person or system. It waits out a service's bad moments: whatever the
 * demo sends may be sent twice, since facts, beats and registrations are known by their content.
 */
final class Door {
    private static final int ATTEMPTS = 10;
    private static final long LONGEST_PAUSE_MILLIS = 5_000;

    private final HttpClient http;
    private final String base;
    private final Tokens tokens;

    Door(HttpClient http, String base, Tokens tokens) {
        this.http = http;
        this.base = base;
        this.tokens = tokens;
    }

    JsonNode get(String path) throws InterruptedException {
        return send("GET", path, BodyPublishers.noBody(), "");
    }

    /** What stands there, as it is. */
    byte[] file(String path) throws InterruptedException {
        return answer("GET", path, BodyPublishers.noBody(), "", "*/*");
    }

    JsonNode put(String path, JsonNode body) throws InterruptedException {
        return send("PUT", path, BodyPublishers.ofString(body.toString()), "");
    }

    JsonNode post(String path, JsonNode body) throws InterruptedException {
        String text = body.toString();
        // The same content is the same command, however often the line breaks.
        UUID key = UUID.nameUUIDFromBytes((path + text).getBytes(StandardCharsets.UTF_8));
        return send("POST", path, BodyPublishers.ofString(text), key.toString());
    }

    private JsonNode send(String method, String path, BodyPublisher body, String key) throws InterruptedException {
        byte[] answer = answer(method, path, body, key, "application/json, application/problem+json");
        try {
            return CloudEventJson.MAPPER.readTree(answer);
        } catch (IOException noJson) {
            throw new java.io.UncheckedIOException(noJson);
        }
    }

    private byte[] answer(String method, String path, BodyPublisher body, String key, String accept)
            throws InterruptedException {
        long pause = 200;
        for (int attempt = 1; ; attempt++) {
            boolean last = attempt == ATTEMPTS;
            try {
                HttpResponse<byte[]> answer =
                        http.send(request(method, path, body, key, accept), BodyHandlers.ofByteArray());
                boolean passing = answer.statusCode() == 503 || answer.statusCode() == 429;
                if (answer.statusCode() / 100 == 2) {
                    return answer.body();
                } else if (!passing || last) {
                    throw refused(method, path, answer);
                }
            } catch (IOException unreachable) {
                if (last) {
                    throw new Trouble(
                            Trouble.FAILED,
                            Words.of("连接不上 %s。", "Cannot reach %s.").formatted(base),
                            Words.of("请看 .firstbutton/log 下的日志。", "See the logs under .firstbutton/log."),
                            unreachable);
                }
            }
            Thread.sleep(pause);
            pause = Math.min(pause * 2, LONGEST_PAUSE_MILLIS);
        }
    }

    private HttpRequest request(String method, String path, BodyPublisher body, String key, String accept)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofMinutes(1))
                .header("Authorization", "Bearer " + tokens.bearer())
                .header("Content-Type", "application/json")
                .header("Accept", accept);
        if (!key.isEmpty()) {
            request.header("Idempotency-Key", key);
        }
        return request.method(method, body).build();
    }

    private Trouble refused(String method, String path, HttpResponse<byte[]> answer) {
        String what = method + " " + base + path;
        String why = new String(answer.body(), StandardCharsets.UTF_8);
        return Trouble.failed(
                Words.of("%s 回答 %d:%s", "%s answered %d: %s").formatted(what, answer.statusCode(), why),
                Words.of("请看 .firstbutton/log 下的日志。", "See the logs under .firstbutton/log."));
    }
}
