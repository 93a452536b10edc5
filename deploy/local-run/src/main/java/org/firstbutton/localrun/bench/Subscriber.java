package org.firstbutton.localrun.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.firstbutton.contract.CloudEventJson;
import org.firstbutton.localrun.infrastructure.Tokens;
import org.firstbutton.localrun.machine.Ports;

/**
 * 订阅者 — follows the finding feed over server-sent events and remembers when the finding about each alert came in. He
 * also holds the posts that are told first: a ladder of empty posts is climbed to its end at once, which no county with
 * a roster sees.
 */
final class Subscriber implements AutoCloseable {
    static final String RULE = "ALT-23";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String DATA = "data:";
    /** The first rung of the rule's ladder. */
    private static final List<String> POSTS = List.of("LEGAL_BRIGADE", "INSPECTORATE");

    private final Map<String, Long> arrivals = new ConcurrentHashMap<>();
    private final Stream<String> lines;
    private final Thread reader = new Thread(this::read, "subscriber");

    private Subscriber(Stream<String> lines) {
        this.lines = lines;
    }

    /** Returns when he is in his posts and the service has taken the subscription. */
    static Subscriber following(Ports ports) throws IOException, InterruptedException {
        HttpClient http = HttpClient.newHttpClient();
        String token = Tokens.of(http, ports, "legal-brigade").bearer();
        for (String role : POSTS) {
            takePost(http, ports, token, role);
        }
        HttpRequest follow = HttpRequest.newBuilder(URI.create(Ports.http(ports.supervision()) + "/api/v1/feed"))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "text/event-stream")
                .build();
        HttpResponse<Stream<String>> answer = http.send(follow, BodyHandlers.ofLines());
        if (answer.statusCode() != 200) {
            throw new IOException("the feed answered " + answer.statusCode());
        }
        Subscriber subscriber = new Subscriber(answer.body());
        subscriber.reader.setDaemon(true);
        subscriber.reader.start();
        return subscriber;
    }

    private static void takePost(HttpClient http, Ports ports, String token, String role)
            throws IOException, InterruptedException {
        HttpRequest enter = HttpRequest.newBuilder(URI.create(Ports.http(ports.supervision()) + "/api/v1/roster"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(BodyPublishers.ofString("{\"orgPath\": \"HB/JZ/SS/\", \"role\": \"%s\", \"person\": \"bench-%s\"}"
                        .formatted(role, role)))
                .build();
        int status = http.send(enter, BodyHandlers.discarding()).statusCode();
        if (status != 201) {
            throw new IOException("the post was not entered: " + status);
        }
    }

    private void read() {
        try {
            lines.filter(line -> line.startsWith(DATA) && line.contains(RULE))
                    .forEach(line -> remember(line.substring(DATA.length()), System.nanoTime()));
        } catch (UncheckedIOException closed) {
            // Whoever misses a finding says so.
        }
    }

    private void remember(String data, long at) {
        try {
            JsonNode fact = CloudEventJson.MAPPER.readTree(data);
            if (RULE.equals(fact.path("ruleId").asText()) && fact.has("evidence")) {
                arrivals.putIfAbsent(fact.path("subject").asText(), at);
            }
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException("the feed sent what is no JSON", unreadable);
        }
    }

    void awaitAll(Collection<String> alerts) throws InterruptedException, Lost {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!arrivals.keySet().containsAll(alerts)) {
            if (System.nanoTime() - deadline > 0) {
                throw new Lost(
                        alerts.stream().filter(id -> !arrivals.containsKey(id)).count());
            }
            Thread.sleep(20);
        }
    }

    long arrivalOf(String alert) {
        return arrivals.getOrDefault(alert, Long.MAX_VALUE);
    }

    @Override
    public void close() {
        lines.close();
    }

    /** 未到 */
    static final class Lost extends Exception {
        private final long count;

        Lost(long count) {
            super(count + " findings did not arrive");
            this.count = count;
        }

        long count() {
            return count;
        }
    }
}
