package org.firstbutton.localrun.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.firstbutton.contract.CloudEventJson;
import org.firstbutton.localrun.Trouble;
import org.firstbutton.localrun.Words;
import org.firstbutton.localrun.infrastructure.Tokens;
import org.firstbutton.localrun.mapping.Mapping.MappedAlert;
import org.firstbutton.localrun.mapping.Mapping.MappedFact;

/**
 * 接警服务的门 — sends batches to intake and waits out its bad moments. Sending a batch twice is harmless: intake knows a
 * record by source and number.
 */
final class Intake {
    private static final int ATTEMPTS = 12;
    private static final long LONGEST_PAUSE_MILLIS = 15_000;

    private final HttpClient http;
    private final String base;
    private final Tokens tokens;
    private final Duration firstPause;
    private boolean answered;

    Intake(HttpClient http, String base, Tokens tokens, Duration firstPause) {
        this.http = http;
        this.base = base;
        this.tokens = tokens;
        this.firstPause = firstPause;
    }

    void register(String source, String orgRoot) throws IOException, InterruptedException {
        ObjectNode body = CloudEventJson.MAPPER.createObjectNode();
        body.put("kind", "EXPORT").put("orgPath", orgRoot);
        send("PUT", "/api/v1/sources/" + source, body);
    }

    /** The answer's {@code results}, one per record and in their order. */
    JsonNode send(String source, List<MappedAlert> alerts) throws IOException, InterruptedException {
        ObjectNode body = CloudEventJson.MAPPER.createObjectNode();
        body.put("source", source);
        ArrayNode records = body.putArray("records");
        alerts.forEach(alert -> records.add(record(alert)));
        JsonNode results = send("POST", "/api/v1/recorded-facts:batch", body).path("results");
        if (results.size() != alerts.size()) {
            throw new IOException("intake answered " + results.size() + " results to " + alerts.size() + " records");
        }
        return results;
    }

    private static ObjectNode record(MappedAlert alert) {
        ObjectNode record = CloudEventJson.MAPPER.createObjectNode();
        record.put("number", alert.number()).put("orgPath", alert.orgPath());
        ArrayNode facts = record.putArray("facts");
        for (MappedFact fact : alert.facts()) {
            facts.addObject()
                    .put("type", fact.type())
                    .put("occurredAt", fact.occurredAt().toString())
                    .set("data", fact.data());
        }
        return record;
    }

    private JsonNode send(String method, String path, ObjectNode body) throws IOException, InterruptedException {
        long pause = firstPause.toMillis();
        for (int attempt = 1; ; attempt++) {
            boolean last = attempt == ATTEMPTS;
            try {
                HttpResponse<byte[]> answer = http.send(request(method, path, body), BodyHandlers.ofByteArray());
                answered = true;
                boolean worthRetrying = answer.statusCode() == 503 || answer.statusCode() == 429;
                if (!worthRetrying || last) {
                    return contentOf(answer);
                }
            } catch (IOException unreachable) {
                // Who was never there is not waited for.
                if (last || (!answered && unreachable instanceof ConnectException)) {
                    throw unreachable;
                }
            }
            Thread.sleep(pause);
            pause = Math.min(pause * 2, LONGEST_PAUSE_MILLIS);
        }
    }

    private HttpRequest request(String method, String path, ObjectNode body) throws IOException, InterruptedException {
        return HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofMinutes(1))
                .header("Authorization", "Bearer " + tokens.bearer())
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, application/problem+json")
                .method(method, BodyPublishers.ofByteArray(CloudEventJson.MAPPER.writeValueAsBytes(body)))
                .build();
    }

    private static JsonNode contentOf(HttpResponse<byte[]> answer) throws IOException {
        if (answer.statusCode() / 100 == 2) {
            return answer.body().length == 0
                    ? CloudEventJson.MAPPER.createObjectNode()
                    : CloudEventJson.MAPPER.readTree(answer.body());
        }
        throw Trouble.failed(
                Words.of("接警服务拒绝了请求(%d):%s", "Intake refused the request (%d): %s")
                        .formatted(answer.statusCode(), ProblemText.of(answer.body())),
                Words.of(
                        "已录入的保留;改正后重新运行同一条命令,不会重复。",
                        "What was recorded stays; correct it and run the same command again: nothing is doubled."));
    }
}
