package org.firstbutton.chassis.procedure;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.chassis.testing.TokenResource;
import org.firstbutton.contract.CloudEventJson;

/**
 * Walks a procedure of a running service as its table says, with the examples of its own API document as bodies, and
 * knows what must have come of it.
 */
public final class ProcedureWalker {
    /** What a step's example lacks to fit the proceeding at hand, for example the case or the measure in force. */
    public interface Fitting {
        void fit(Step step, ObjectNode body, ObjectNode detail);
    }

    private static final String UNIT = "HB/JZ/SS/U001/";
    private static final String COUNTY = "HB/JZ/SS/";

    private final Procedure procedure;
    private final Fitting fitting;
    private final UnaryOperator<String> seats;
    private final JsonNode paths;

    public ProcedureWalker(Procedure procedure, Fitting fitting) {
        this(procedure, fitting, role -> UNIT);
    }

    /** @param seats the organisation for which somebody of this role acts */
    public ProcedureWalker(Procedure procedure, Fitting fitting, UnaryOperator<String> seats) {
        this.procedure = procedure;
        this.fitting = fitting;
        this.seats = seats;
        this.paths = json(given().get("/q/openapi?format=json").asString()).path("paths");
    }

    /** A proceeding as it was walked so far. */
    public record Walked(String id, String state, long version, ObjectNode detail) {}

    /** The shortest way from nowhere to each state. */
    public Map<String, List<Step>> ways() {
        Map<String, List<Step>> ways = new HashMap<>();
        Deque<String> todo = new ArrayDeque<>(List.of(Procedure.NOWHERE));
        ways.put(Procedure.NOWHERE, List.of());
        while (!todo.isEmpty()) {
            String state = todo.remove();
            for (Step step : takenIn(state)) {
                String then = procedure.next(state, step).orElseThrow();
                if (!ways.containsKey(then)) {
                    List<Step> way = new ArrayList<>(ways.get(state));
                    way.add(step);
                    ways.put(then, way);
                    todo.add(then);
                }
            }
        }
        ways.remove(Procedure.NOWHERE);
        return ways;
    }

    // What only follows from something else has no door to walk through.
    private List<Step> takenIn(String state) {
        return procedure.allowedIn(state).stream()
                .map(procedure::step)
                .filter(step -> !step.onlyFollows())
                .toList();
    }

    public Walked walk(List<Step> way) {
        Walked at = take(null, way.get(0));
        for (Step step : way.subList(1, way.size())) {
            at = take(at, step);
        }
        return at;
    }

    /** A random walk of at most this many steps. */
    public Walked stroll(RandomGenerator random, int steps) {
        Walked at = null;
        for (int taken = 0; taken < steps; taken++) {
            List<Step> allowed = takenIn(at == null ? Procedure.NOWHERE : at.state());
            if (allowed.isEmpty()) {
                break;
            }
            at = take(at, allowed.get(random.nextInt(allowed.size())));
        }
        return java.util.Objects.requireNonNull(at);
    }

    /** Takes an allowed step, approved by another person where the table asks for it, and checks where it leads. */
    public Walked take(@org.jspecify.annotations.Nullable Walked from, Step step) {
        Response answer = post(from, step);
        if (step.needsApproval()) {
            assertThat(answer.statusCode()).as(step.name() + answer.asString()).isEqualTo(201);
            String proposal = from == null ? answer.path("proceedingId") : from.id();
            answer = send(
                    TokenResource.token("P000001", Set.of(anyOf(step.approvers())), COUNTY),
                    at(proposal) + "/proposals/" + answer.path("id") + ":approve",
                    "{}");
        }
        assertThat(answer.statusCode())
                .as(step.name() + " in " + from + ": " + answer.asString())
                .isIn(200, 201);
        JsonNode after = json(answer.asString());
        String state = from == null ? Procedure.NOWHERE : from.state();
        assertThat(after.path("state").asText()).isEqualTo(procedure.require(state, step));
        assertThat(after.path("version").asLong()).isEqualTo(from == null ? 1 : from.version() + 1);
        return new Walked(
                after.path("id").asText(),
                after.path("state").asText(),
                after.path("version").asLong(),
                (ObjectNode) after.path("detail"));
    }

    /** Asks for a step that the table does not allow: it must be refused by its rule and leave nothing. */
    public void requireRefused(Walked at, Step step) {
        Response answer = post(at, step);
        assertThat(answer.statusCode())
                .as(step.name() + " in " + at.state() + ": " + answer.asString())
                .isEqualTo(409);
        assertThat(answer.<String>path("rule"))
                .startsWith(procedure.head().source() + ": " + step.name().replace('-', ' '));
    }

    /** Asks for an allowed step as somebody who may not because it is about himself, whatever his roles. */
    public void requireOwnRefused(Walked at, Step step, String person) {
        requireSelfApproval(step, post(at, step, TokenResource.token(person, step.takers(), COUNTY)));
        if (step.needsApproval()) {
            String proposals = at(at.id()) + "/proposals/" + post(at, step).path("id");
            for (String decision : List.of(":approve", ":refuse")) {
                for (String second : List.of(person, "P-" + anyOf(step.takers()))) {
                    requireSelfApproval(
                            step,
                            send(
                                    TokenResource.token(second, step.approvers(), COUNTY),
                                    proposals + decision,
                                    "{\"opinion\": \"mine\"}"));
                }
            }
        }
    }

    private static void requireSelfApproval(Step step, Response answer) {
        assertThat(answer.statusCode())
                .as(step.name() + ": " + answer.asString())
                .isEqualTo(409);
        assertThat(answer.<String>path("code")).as(step.name()).isEqualTo("self-approval");
    }

    private Response post(@org.jspecify.annotations.Nullable Walked at, Step step) {
        return post(at, step, token(anyOf(step.takers())));
    }

    private Response post(@org.jspecify.annotations.Nullable Walked at, Step step, String token) {
        String path = at == null ? root() + ":" + step.name() : at(at.id()) + ":" + step.name();
        ObjectNode body = example(step);
        fitting.fit(step, body, at == null ? CloudEventJson.MAPPER.createObjectNode() : at.detail());
        return send(token, path, body.toString());
    }

    private static Response send(String token, String path, String body) {
        return given().urlEncodingEnabled(false)
                .auth()
                .oauth2(token)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(ContentType.JSON)
                .body(body)
                .post(path);
    }

    // Each role is a person of its own: who handles does not keep.
    private String token(String role) {
        String person = role.equals(Roles.HANDLING_OFFICER) ? "P100031" : "P-" + role;
        return TokenResource.token(person, Set.of(role), seats.apply(role));
    }

    // A step that only opens is asked for on a proceeding too, to be refused; its example stands under its opening.
    private ObjectNode example(Step step) {
        for (String path : List.of(root() + "/{id}:" + step.name(), root() + ":" + step.name())) {
            JsonNode example = paths.path(path)
                    .path("post")
                    .path("requestBody")
                    .path("content")
                    .path("application/json")
                    .path("example");
            if (example.isObject()) {
                return example.deepCopy();
            }
        }
        throw new AssertionError(step.name() + " has no example in the API document");
    }

    private static String anyOf(Set<String> roles) {
        return roles.stream().sorted().findFirst().orElseThrow();
    }

    private String root() {
        return "/api/v1/" + procedure.head().path();
    }

    private String at(String id) {
        return root() + "/" + id;
    }

    private static JsonNode json(String text) {
        try {
            return CloudEventJson.MAPPER.readTree(text);
        } catch (JsonProcessingException broken) {
            throw new AssertionError(text, broken);
        }
    }
}
