package org.firstbutton.localrun.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.firstbutton.contract.CloudEventJson;
import org.firstbutton.localrun.machine.Ports;

/**
 * 指挥中心 — eight operators of a dispatch centre, who hand over without a pause and insist until they are answered. It
 * hands over five minutes late, so that the short limits have passed when supervision hears of it.
 */
final class DispatchCentre implements AutoCloseable {
    static final String SOURCE = "county-dispatch";
    private static final String COUNTY = "HB/JZ/SS/";
    private static final int OPERATORS = 8;
    private static final int BATCH = 10;
    private static final Duration LATE = Duration.ofMinutes(5);

    private final PatientClient intake;
    private final PatientClient casework;
    private final Told told = new Told(SOURCE);
    private final int enough;
    private final AtomicInteger rounds = new AtomicInteger();
    private final AtomicBoolean goOn = new AtomicBoolean(true);
    private final ExecutorService operators = Executors.newFixedThreadPool(OPERATORS);
    private final List<Future<?>> atWork = new ArrayList<>();

    /** @param enough alerts after which they slow down, so that a slow machine does not pile up work */
    DispatchCentre(Ports ports, int enough) {
        this.intake = PatientClient.of(ports, ports.intake(), SOURCE);
        this.casework = PatientClient.of(ports, ports.casework(), "handling-officer");
        this.enough = enough;
    }

    Told told() {
        return told;
    }

    int repeated() {
        return intake.repeated() + casework.repeated();
    }

    int internalErrors() {
        return intake.internalErrors() + casework.internalErrors();
    }

    void open() throws Exception {
        ObjectNode source = CloudEventJson.MAPPER.createObjectNode();
        source.put("kind", "LIVE").put("orgPath", COUNTY).put("beatSeconds", 0).put("graceSeconds", 0);
        intake.put("/api/v1/sources/" + SOURCE, source);
        for (int i = 0; i < OPERATORS; i++) {
            atWork.add(operators.submit(() -> {
                while (goOn.get()) {
                    round(rounds.incrementAndGet());
                    Thread.sleep(told.count() < enough ? 800 : 4000);
                }
                return null;
            }));
        }
    }

    /** Waits until so many alerts were acknowledged. */
    void awaitCount(int count, Duration patience) throws Exception {
        long deadline = System.nanoTime() + patience.toNanos();
        while (told.count() < count) {
            for (Future<?> operator : atWork) {
                if (operator.isDone()) {
                    operator.get();
                }
            }
            if (System.nanoTime() - deadline > 0) {
                throw new AssertionError("only " + told.count() + " alerts acknowledged, not " + count);
            }
            Thread.sleep(100);
        }
    }

    /** Every operator finishes his round: nothing stays unanswered. */
    void finish() throws Exception {
        goOn.set(false);
        for (Future<?> operator : atWork) {
            operator.get(5, TimeUnit.MINUTES);
        }
    }

    @Override
    public void close() {
        operators.shutdownNow();
    }

    private void round(int round) throws Exception {
        Instant at = Instant.now().minus(LATE).truncatedTo(ChronoUnit.MILLIS);
        String unit = COUNTY + "U00" + (1 + round % 4) + "/";
        receiveBatch(round, unit, at);
        receiveOne(number(round, BATCH), unit, at);
        // One that nobody is sent to, one that gets a unit in time which never answers, one that becomes a case.
        classify(number(round, 0), 2, at);
        classify(number(round, BATCH), 2, at);
        classify(number(round, 1), 2, at);
        command(
                number(round, 1),
                "dispatch",
                stated(at.plusSeconds(50)).put("unit", unit).set("officers", array("042017")),
                at.plusSeconds(50));
        registerCase(number(round, 2));
    }

    private void receiveBatch(int round, String unit, Instant at) throws Exception {
        ObjectNode body = CloudEventJson.MAPPER.createObjectNode();
        ArrayNode calls = body.putArray("alerts");
        for (int i = 0; i < BATCH; i++) {
            calls.add(call(number(round, i), unit, at));
        }
        JsonNode results = intake.post("/api/v1/alerts:batch", key(), body).path("results");
        for (int i = 0; i < BATCH; i++) {
            JsonNode result = results.path(i);
            if (!result.path("status").asText().equals("RECEIVED")) {
                told.complain("a new alert of a batch was answered " + result);
            } else {
                told.received(number(round, i), unit, result.path("alert"), at);
            }
        }
    }

    /** Sends it once more under another key, like an operator's machine that forgot that it had sent it. */
    private void receiveOne(String number, String unit, Instant at) throws Exception {
        ObjectNode call = call(number, unit, at);
        JsonNode receipt = intake.post("/api/v1/alerts", key(), call);
        told.received(number, unit, receipt, at);
        HttpResponse<byte[]> again = intake.answer("POST", "/api/v1/alerts", call, key());
        JsonNode known = CloudEventJson.MAPPER.readTree(again.body());
        if (again.statusCode() != 200 || !known.path("id").equals(receipt.path("id"))) {
            told.complain(number + " sent again was answered " + again.statusCode() + " " + known);
        }
    }

    private void classify(String number, int level, Instant at) throws Exception {
        Instant classified = at.plusSeconds(10);
        ObjectNode body = stated(classified)
                .put("category", "DISPUTE")
                .put("level", level)
                .put("policeMatter", true);
        command(number, "classify", body, classified);
    }

    private void command(String number, String verb, JsonNode body, Instant at) throws Exception {
        String path = "/api/v1/alerts/" + told.alert(number).id() + ":" + verb;
        told.commanded(number, intake.post(path, key(), body), at);
    }

    private void registerCase(String number) throws Exception {
        ObjectNode body = CloudEventJson.MAPPER.createObjectNode();
        body.put("kind", "ADMIN").put("orgPath", COUNTY + "U001/").put("reportId", "R-" + number);
        body.putObject("alert").put("source", SOURCE).put("number", number);
        told.registered(casework.post("/api/v1/cases", key(), body).path("id").asText());
    }

    private static ObjectNode call(String number, String unit, Instant at) {
        return stated(at).put("number", number).put("channel", "PHONE_110").put("orgPath", unit);
    }

    private static ObjectNode stated(Instant at) {
        return CloudEventJson.MAPPER
                .createObjectNode()
                .put("occurredAt", at.toString())
                .put("recordedAt", at.toString());
    }

    private static ArrayNode array(String only) {
        return CloudEventJson.MAPPER.createArrayNode().add(only);
    }

    private static String number(int round, int call) {
        return "110-" + round + "-" + call;
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
