package org.firstbutton.localrun.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.firstbutton.localrun.infrastructure.Tokens;
import org.firstbutton.localrun.machine.Ports;

/**
 * 来电 — a dispatch system that hands over new alerts on many connections at once, on each of them the next as soon as
 * the last is answered 201. Every call has its own number, key, caller and place.
 */
final class Callers {
    private static final String SOURCE = "county-dispatch";

    private final Ports ports;
    private final String token;
    private final AtomicLong numbers = new AtomicLong();
    private final Queue<byte[]> prepared = new ConcurrentLinkedQueue<>();
    private int most = 1_000;

    private Callers(Ports ports, String token) {
        this.ports = ports;
        this.token = token;
    }

    /** Registers the source first, as every dispatch system must. */
    static Callers registered(Ports ports) throws IOException, InterruptedException {
        HttpClient http = HttpClient.newHttpClient();
        String token = Tokens.of(http, ports, SOURCE).bearer();
        HttpRequest register = HttpRequest.newBuilder(
                        URI.create(Ports.http(ports.intake()) + "/api/v1/sources/" + SOURCE))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(
                        "{\"kind\": \"LIVE\", \"orgPath\": \"HB/JZ/SS/\", \"beatSeconds\": 0, \"graceSeconds\": 0}"))
                .build();
        int status = http.send(register, BodyHandlers.discarding()).statusCode();
        if (status != 201) {
            throw new IOException("the source was not registered: " + status);
        }
        return new Callers(ports, token);
    }

    /**
     * 结果
     *
     * @param nanos how long each answer took, sorted
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Result(long[] nanos, double seconds) {
        double perSecond() {
            return nanos.length / seconds;
        }

        double milliseconds(double quantile) {
            return nanos.length == 0
                    ? 0
                    : nanos[(int) Math.min(nanos.length - 1L, (long) (nanos.length * quantile))] / 1e6;
        }
    }

    /** The calls are written down before the clock starts: their callers' machine is not what is measured. */
    Result call(int connections, Duration time) throws IOException {
        prepare();
        try (Switchboard board = new Switchboard(ports.intake(), connections, this::next)) {
            long since = System.nanoTime();
            long[] nanos = board.run(since + time.toNanos());
            double seconds = (System.nanoTime() - since) / 1e9;
            most = Math.max(most, nanos.length);
            Arrays.sort(nanos);
            return new Result(nanos, seconds);
        }
    }

    private void prepare() {
        prepared.clear();
        for (int i = 0; i < most * 3 / 2; i++) {
            prepared.add(request(numbers.incrementAndGet()));
        }
    }

    String token() {
        return token;
    }

    /** A call that was not made before. */
    byte[] next() {
        byte[] ready = prepared.poll();
        return ready != null ? ready : request(numbers.incrementAndGet());
    }

    private byte[] request(long number) {
        Instant at = Instant.now().truncatedTo(ChronoUnit.MILLIS).minusSeconds(1);
        byte[] body = ("{\"number\":\"110-" + number + "\",\"channel\":\"PHONE_110\",\"orgPath\":\"HB/JZ/SS/U00"
                        + (1 + number % 4) + "/\",\"caller\":{\"name\":\"张三丰\",\"phone\":\""
                        + String.format(Locale.ROOT, "138%08d", number % 100_000_000)
                        + "\"},\"place\":\"解放路 " + number + " 号\",\"occurredAt\":\"" + at
                        + "\",\"recordedAt\":\""
                        + at + "\"}")
                .getBytes(StandardCharsets.UTF_8);
        byte[] head = ("POST /api/v1/alerts HTTP/1.1\r\nHost: " + Ports.HOST + "\r\nAuthorization: Bearer " + token
                        + "\r\nContent-Type: application/json\r\nIdempotency-Key: " + UUID.randomUUID()
                        + "\r\nContent-Length: " + body.length + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] request = Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, request, head.length, body.length);
        return request;
    }
}
