package org.firstbutton.localrun.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.firstbutton.contract.CloudEventJson;
import org.firstbutton.localrun.machine.Ports;

/** 各个席位 — the people of the county at the doors of one service; whoever is refused gets to know why. */
final class Desks {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String API = "/api/v1/";

    private final Ports ports;
    private final int service;
    private final Map<String, PatientClient> clients = new HashMap<>();

    private Desks(Ports ports, int service) {
        this.ports = ports;
        this.service = service;
    }

    static Desks ofIntake(Ports ports) {
        return new Desks(ports, ports.intake());
    }

    static Desks ofSupervision(Ports ports) {
        return new Desks(ports, ports.supervision());
    }

    private PatientClient client(String who) {
        return clients.computeIfAbsent(who, one -> PatientClient.of(ports, service, one));
    }

    JsonNode get(String who, String path) throws Exception {
        return client(who).get(API + path);
    }

    JsonNode put(String who, String path, Map<String, ?> content) throws Exception {
        return client(who).put(API + path, json(content));
    }

    JsonNode post(String who, String path, Map<String, ?> content) throws Exception {
        return client(who).post(API + path, UUID.randomUUID().toString(), json(content));
    }

    /** What somebody did to a finding, an order, an objection or a visit; the state that it led to. */
    String does(String who, String path, Map<String, ?> content) throws Exception {
        JsonNode answer = post(who, path, content);
        return answer.path(answer.has("state") ? "state" : "status").asText();
    }

    /** Begins a proceeding; answers where it is found. */
    String opens(String who, String opening, Map<String, ?> content) throws Exception {
        String register = opening.substring(0, opening.indexOf(':'));
        return register + "/" + post(who, opening, content).path("id").asText();
    }

    /** What is done by two; the state that it led to. */
    String together(String first, String second, String step, Map<String, ?> content) throws Exception {
        JsonNode proposal = post(first, step, content);
        String at = step.substring(0, step.lastIndexOf(':'));
        return does(second, at + "/proposals/" + proposal.path("id").asText() + ":approve", Map.of());
    }

    /** Which rule refused it; where none is named, the kind of refusal. */
    String refused(String who, String path, Map<String, ?> content) throws Exception {
        HttpResponse<byte[]> answer = client(who)
                .answer("POST", API + path, json(content), UUID.randomUUID().toString());
        JsonNode problem = CloudEventJson.MAPPER.readTree(answer.body());
        assertThat(answer.statusCode()).as(path + " " + problem).isBetween(400, 499);
        return problem.path(problem.hasNonNull("rule") ? "rule" : "code").asText();
    }

    int statusOf(String who, String path) throws Exception {
        return client(who).answer("GET", API + path, null, null).statusCode();
    }

    static <T> T await(String what, Callable<T> look, Predicate<T> seen) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        T last = look.call();
        while (!seen.test(last)) {
            assertThat(System.nanoTime() - deadline)
                    .as("waiting for " + what + ", last seen " + last)
                    .isNegative();
            Thread.sleep(300);
            last = look.call();
        }
        return last;
    }

    private static ObjectNode json(Map<String, ?> content) {
        ObjectNode body = CloudEventJson.MAPPER.createObjectNode();
        content.forEach((name, value) ->
                body.set(name, CloudEventJson.MAPPER.valueToTree(value instanceof Instant at ? at.toString() : value)));
        return body;
    }
}
