package org.firstbutton.chassis.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.chassis.testing.DirectLine;
import org.firstbutton.chassis.testing.DirectLine.Answer;
import org.firstbutton.chassis.testing.Footprints;
import org.firstbutton.chassis.testing.TokenResource;
import org.firstbutton.contract.CloudEventJson;
import org.firstbutton.contract.FactTypes;
import org.jspecify.annotations.Nullable;

/**
 * Walks a procedure of a running service as its table says, with the examples of its own API document as bodies, and
 * knows what must have come of it.
 */
public final class ProcedureWalker {
    /** What a step's example lacks to fit the proceeding at hand, for example the case or the measure in force. */
    public interface Fitting {
        void fit(Step step, ObjectNode body, ObjectNode detail);

        /** In which of the roles that may, where who took an earlier step may not take this one. */
        default String role(Step step) {
            return anyOf(step.takers());
        }
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
        this.paths = DirectLine.document().path("paths");
    }

    /** A proceeding as it was walked so far. */
    public record Walked(String id, String state, long version, ObjectNode detail) {}

    /** A walk at random, with the steps that led there. */
    public record Stroll(Walked end, List<Step> steps) {

        /** Each step left one fact and one audit entry, in turn, and nothing else did. */
        public void requireOneFactAndOneEntryEach(Footprints footprints, String told) {
            assertThat(footprints.facts(end.id()))
                    .as("facts, " + told)
                    .isEqualTo(steps.stream()
                            .map(step -> FactTypes.nameOf(step.fact()))
                            .toList());
            assertThat(footprints.entries("proceeding", end.id()))
                    .as("audit entries, " + told)
                    .isEqualTo(steps.stream().map(Step::name).toList());
            assertThat(end.version()).as(told).isEqualTo(steps.size());
        }
    }

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

    /** The shortest way to this state. */
    public List<Step> wayTo(String state) {
        return Objects.requireNonNull(ways().get(state), "no way to " + state);
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
    public Stroll stroll(RandomGenerator random, int most) {
        Walked at = null;
        List<Step> steps = new ArrayList<>();
        while (steps.size() < most) {
            List<Step> allowed = takenIn(at == null ? Procedure.NOWHERE : at.state());
            if (allowed.isEmpty()) {
                break;
            }
            Step step = allowed.get(random.nextInt(allowed.size()));
            at = take(at, step);
            steps.add(step);
        }
        return new Stroll(Objects.requireNonNull(at), steps);
    }

    /** Takes an allowed step, approved by another person where the table asks for it, and checks where it leads. */
    public Walked take(@Nullable Walked from, Step step) {
        Answer answer = post(from, step);
        if (step.needsApproval()) {
            assertThat(answer.status()).as(step.name() + answer).isEqualTo(201);
            String proposed = from == null ? answer.text("proceedingId") : from.id();
            answer = DirectLine.person("P000001", anyOf(step.approvers()), COUNTY)
                    .post(at(proposed) + "/proposals/" + answer.text("id") + ":approve", "{}");
        }
        assertThat(answer.status())
                .as(step.name() + " in " + from + ": " + answer)
                .isIn(200, 201);
        String state = from == null ? Procedure.NOWHERE : from.state();
        assertThat(answer.text("state")).isEqualTo(procedure.require(state, step));
        assertThat(answer.body().path("version").asLong()).isEqualTo(from == null ? 1 : from.version() + 1);
        return new Walked(
                answer.text("id"),
                answer.text("state"),
                answer.body().path("version").asLong(),
                (ObjectNode) answer.body().path("detail"));
    }

    /** Asks for a step that the table does not allow: it must be refused by its rule and leave nothing. */
    public void requireRefused(Walked at, Step step) {
        Answer answer = post(at, step);
        assertThat(answer.status())
                .as(step.name() + " in " + at.state() + ": " + answer)
                .isEqualTo(409);
        assertThat(answer.text("rule"))
                .startsWith(procedure.head().source() + ": " + step.name().replace('-', ' '));
    }

    /** Asks for an allowed step as somebody who may not because it is about himself, whatever his roles. */
    public void requireOwnRefused(Walked at, Step step, String person) {
        requireSelfApproval(step, post(at, step, acting(person, step.takers())));
        if (step.needsApproval()) {
            String proposals = at(at.id()) + "/proposals/" + post(at, step).text("id");
            for (String decision : List.of(":approve", ":refuse")) {
                for (String second : List.of(person, "P-" + anyOf(step.takers()))) {
                    requireSelfApproval(
                            step,
                            acting(second, step.approvers()).post(proposals + decision, "{\"opinion\": \"mine\"}"));
                }
            }
        }
    }

    private static DirectLine acting(String person, Set<String> roles) {
        return new DirectLine(TokenResource.token(person, roles, COUNTY));
    }

    private static void requireSelfApproval(Step step, Answer answer) {
        assertThat(answer.status()).as(step.name() + ": " + answer).isEqualTo(409);
        assertThat(answer.text("code")).as(step.name()).isEqualTo("self-approval");
    }

    private Answer post(@Nullable Walked at, Step step) {
        String role = fitting.role(step);
        return post(at, step, DirectLine.person(person(role), role, seats.apply(role)));
    }

    private Answer post(@Nullable Walked at, Step step, DirectLine line) {
        String path = at == null ? root() + ":" + step.name() : at(at.id()) + ":" + step.name();
        ObjectNode body = example(step);
        fitting.fit(step, body, at == null ? CloudEventJson.MAPPER.createObjectNode() : at.detail());
        return line.post(path, body.toString());
    }

    // Each role is a person of its own: who handles does not keep.
    private static String person(String role) {
        return role.equals(Roles.HANDLING_OFFICER) ? "P100031" : "P-" + role;
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
}
