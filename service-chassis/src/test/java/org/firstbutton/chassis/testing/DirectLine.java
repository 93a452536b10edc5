package org.firstbutton.chassis.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.firstbutton.contract.CloudEventJson;

/**
 * Requests of somebody who asks ten thousand times: connections are kept, tokens signed once, answers read as JSON. REST
 * Assured, which says more plainly what a test expects, opens a connection a request and compiles a script an answer.
 */
public final class DirectLine {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Map<Integer, JsonNode> DOCUMENTS = new ConcurrentHashMap<>();

    private final String token;

    /** With a token that the caller already has. */
    public DirectLine(String token) {
        this.token = token;
    }

    /** What came back; its text is the status with the body. */
    public record Answer(int status, JsonNode body) {
        public String text(String field) {
            return body.path(field).asText();
        }

        @Override
        public String toString() {
            return status + " " + body;
        }
    }

    public static DirectLine person(String person, String role, String orgPath) {
        return new DirectLine(TokenResource.token(person, Set.of(role), orgPath));
    }

    /** The running service's own API document. */
    public static JsonNode document() {
        return DOCUMENTS.computeIfAbsent(
                RestAssured.port,
                port -> send(HttpRequest.newBuilder(at("/q/openapi?format=json")))
                        .body());
    }

    /** A command under a key of its own. */
    public Answer post(String path, String body) {
        return send(HttpRequest.newBuilder(at(path))
                .header("Authorization", "Bearer " + token)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("Accept-Language", "en")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    public Answer get(String path) {
        return send(HttpRequest.newBuilder(at(path)).header("Authorization", "Bearer " + token));
    }

    private static URI at(String path) {
        return URI.create("http://localhost:" + RestAssured.port + path);
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            var answer = HTTP.send(request.build(), BodyHandlers.ofByteArray());
            byte[] body = answer.body();
            return new Answer(
                    answer.statusCode(),
                    body.length == 0 ? MissingNode.getInstance() : CloudEventJson.MAPPER.readTree(body));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", stopped);
        }
    }
}
