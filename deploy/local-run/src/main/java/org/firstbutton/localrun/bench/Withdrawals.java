package org.firstbutton.localrun.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToLongFunction;
import org.firstbutton.contract.CloudEventJson;
import org.firstbutton.localrun.machine.Ports;

/**
 * 撤警 — alerts at a steady rate, whether or not the service keeps up; one in four is withdrawn at once without its
 * caller's confirmation, which rule ALT-23 holds against whoever did it: a finding that waits for no deadline.
 */
final class Withdrawals {
    private static final int LINES = 24;
    private static final int WITHDRAWN_OF = 4;

    private final Ports ports;
    private final Callers callers;
    private final int rate;

    Withdrawals(Ports ports, Callers callers, int rate) {
        this.ports = ports;
        this.callers = callers;
        this.rate = rate;
    }

    /** 一次撤警 — when it was sent and when it was answered. */
    record Withdrawal(String alert, long sent, long answered) {}

    /** 一轮 */
    record Round(List<Withdrawal> withdrawals, long alerts, double seconds) {
        double alertsPerSecond() {
            return alerts / seconds;
        }

        void requireAll(Subscriber subscriber) throws InterruptedException, Subscriber.Lost {
            subscriber.awaitAll(withdrawals.stream().map(Withdrawal::alert).toList());
        }

        Callers.Result fromAnswer(Subscriber subscriber) {
            return since(subscriber, Withdrawal::answered);
        }

        Callers.Result fromRequest(Subscriber subscriber) {
            return since(subscriber, Withdrawal::sent);
        }

        // A finding may be there before the answer was read.
        private Callers.Result since(Subscriber subscriber, ToLongFunction<Withdrawal> start) {
            long[] nanos = withdrawals.stream()
                    .mapToLong(each -> Math.max(0, subscriber.arrivalOf(each.alert()) - start.applyAsLong(each)))
                    .sorted()
                    .toArray();
            return new Callers.Result(nanos, seconds);
        }
    }

    Round run(Duration time) throws InterruptedException, ExecutionException {
        ExecutorService lines = Executors.newFixedThreadPool(LINES);
        try {
            long since = System.nanoTime();
            List<Future<List<Withdrawal>>> working = new ArrayList<>();
            for (int i = 0; i < LINES; i++) {
                int first = i;
                working.add(lines.submit(() -> onOneLine(first, since, time)));
            }
            List<Withdrawal> all = new ArrayList<>();
            for (Future<List<Withdrawal>> line : working) {
                all.addAll(line.get());
            }
            double seconds = (System.nanoTime() - since) / 1e9;
            return new Round(all, rate * time.toSeconds(), seconds);
        } finally {
            lines.shutdownNow();
        }
    }

    private List<Withdrawal> onOneLine(int first, long since, Duration time) throws IOException {
        List<Withdrawal> made = new ArrayList<>();
        try (Line line = new Line(ports.intake())) {
            for (long turn = first; turn < rate * time.toSeconds(); turn += LINES) {
                LockSupport.parkNanos(since + turn * 1_000_000_000L / rate - System.nanoTime());
                expect(201, line.ask(callers.next()));
                if (turn % WITHDRAWN_OF == 0) {
                    String alert = CloudEventJson.MAPPER
                            .readTree(line.answer())
                            .path("id")
                            .asText();
                    byte[] request = withdrawalOf(alert);
                    long sent = System.nanoTime();
                    expect(200, line.ask(request));
                    made.add(new Withdrawal(alert, sent, System.nanoTime()));
                }
            }
        }
        return made;
    }

    private static void expect(int wanted, int status) throws IOException {
        if (status != wanted) {
            throw new IOException("answered " + status);
        }
    }

    private byte[] withdrawalOf(String alert) {
        String body = "{\"by\":\"OFFICER\",\"confirmed\":false}";
        return ("POST /api/v1/alerts/" + alert + ":withdraw HTTP/1.1\r\nHost: " + Ports.HOST
                        + "\r\nAuthorization: Bearer "
                        + callers.token() + "\r\nContent-Type: application/json\r\nIdempotency-Key: "
                        + UUID.randomUUID() + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.US_ASCII);
    }
}
