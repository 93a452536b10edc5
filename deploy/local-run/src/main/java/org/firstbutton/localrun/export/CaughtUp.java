package org.firstbutton.localrun.export;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.firstbutton.contract.CloudEventJson;
import org.firstbutton.localrun.infrastructure.Tokens;

/** 颗粒归仓 — waits until supervision has taken in what intake recorded for a source, and says where both stand. */
final class CaughtUp {
    private final HttpClient http;
    private final String intake;
    private final String supervision;
    private final Tokens tokens;

    CaughtUp(HttpClient http, String intake, String supervision, Tokens tokens) {
        this.http = http;
        this.intake = intake;
        this.supervision = supervision;
        this.tokens = tokens;
    }

    /**
     * @param received facts of the source in intake's ledger, {@code supervised} those that supervision has applied
     * @param difference the sum over the topics of how far the two counts lie apart
     */
    record Standing(long received, long supervised, long difference, long quarantined, long parked, long unjudged) {
        boolean isSettled() {
            return difference == 0 && parked == 0 && unjudged == 0;
        }

        boolean isClean() {
            return isSettled() && quarantined == 0;
        }
    }

    /** Polls until nothing is on its way any more or the patience ends; tells the last standing in both cases. */
    Standing await(String source, Duration patience) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        Standing standing = standing(source);
        while (!standing.isSettled() && System.nanoTime() - deadline < 0) {
            Thread.sleep(500);
            standing = standing(source);
        }
        return standing;
    }

    private Standing standing(String source) throws IOException, InterruptedException {
        JsonNode ledger = read(intake + "/api/v1/ledger/digest");
        JsonNode reconciliation = read(supervision + "/api/v1/reconciliation");
        Map<String, Long> received = counts(ledger, source);
        Map<String, Long> supervised = counts(reconciliation, source);
        Map<String, Long> apart = new TreeMap<>(received);
        supervised.forEach((topic, count) -> apart.merge(topic, -count, Long::sum));
        return new Standing(
                sum(received),
                sum(supervised),
                apart.values().stream().mapToLong(Math::abs).sum(),
                reconciliation.path("quarantined").asLong(),
                reconciliation.path("parked").asLong(),
                reconciliation.path("unjudged").asLong());
    }

    private static Map<String, Long> counts(JsonNode answer, String source) {
        Map<String, Long> counts = new TreeMap<>();
        answer.path("digests").forEach(digest -> {
            if (digest.path("source").asText().equals(source)) {
                counts.merge(digest.path("topic").asText(), digest.path("count").asLong(), Long::sum);
            }
        });
        return counts;
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    private JsonNode read(String url) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + tokens.bearer())
                .build();
        HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IOException(url + " answered " + answer.statusCode() + " " + ProblemText.of(answer.body()));
        }
        return CloudEventJson.MAPPER.readTree(answer.body());
    }
}
