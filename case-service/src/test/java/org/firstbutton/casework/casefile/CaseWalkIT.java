package org.firstbutton.casework.casefile;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.firstbutton.casework.Station.OFFICER;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.firstbutton.casework.Station;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.chassis.database.Transactions;
import org.firstbutton.chassis.testing.KafkaResource;
import org.firstbutton.chassis.testing.PostgresResource;
import org.firstbutton.chassis.testing.TokenResource;
import org.firstbutton.contract.CloudEventJson;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Cases that take whatever step the tables of b2 and b3 allow next, with the examples of the API document as bodies. */
@QuarkusTest
@QuarkusTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "database", value = "casework"))
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(TokenResource.class)
class CaseWalkIT {
    private static final Logger LOG = Logger.getLogger(CaseWalkIT.class);
    private static final String COUNTY = "HB/JZ/SS/";
    private static final String CASES = "/api/v1/cases/{id}:";
    private static final int LONGEST_WALK = 60;

    /** Each role is a person of its own; who handles does not review. */
    private static final Map<String, Station> STAFF = Map.of(
            Roles.HANDLING_OFFICER,
            OFFICER,
            Roles.UNIT_CHIEF,
            Station.CHIEF,
            Roles.BUREAU_LEADER,
            Station.LEADER,
            Roles.LEGAL_OFFICER,
            Station.LEGAL,
            Roles.LEGAL_BRIGADE,
            Station.person("P300001", Roles.LEGAL_BRIGADE, COUNTY),
            Roles.LEGAL_DETACHMENT,
            Station.person("P400001", Roles.LEGAL_DETACHMENT, "HB/JZ/"),
            Roles.JOINT_OFFICE_LIAISON,
            Station.person("J000001", Roles.JOINT_OFFICE_LIAISON, COUNTY));

    private final Transactions transactions;
    private JsonNode paths = MissingNode.getInstance();

    CaseWalkIT(Transactions transactions) {
        this.transactions = transactions;
    }

    @BeforeEach
    void readTheApiDocument() {
        paths = json(given().get("/q/openapi?format=json").asString()).path("paths");
    }

    @Test
    void longWalksAtRandom_endInStatesOfTheTable_withOneFactAndOneAuditEntryForEachStep() {
        long seed = Long.getLong("firstbutton.seed", 20_261_122);
        int steps = Integer.getInteger("firstbutton.walk-steps", 1_000) / 2;
        LOG.infof("walks of %d steps, seed %d", steps, seed);
        RandomGenerator random = new Random(seed);
        Set<String> states = new TreeSet<>();
        int taken = 0;
        int asked = 0;
        while (taken < steps) {
            CaseKind kind = random.nextBoolean() ? CaseKind.ADMIN : CaseKind.CRIMINAL;
            Walk walk = new Walk(OFFICER.registers(kind.name()), kind, CaseState.REPORTED);
            for (int i = 0; i < LONGEST_WALK; i++) {
                List<CaseCommand> allowed = walk.allowed();
                if (allowed.isEmpty()) {
                    break;
                }
                asked++;
                walk.take(allowed.get(random.nextInt(allowed.size())), random);
                states.add(walk.state.name());
            }
            taken += walk.taken;
            walk.requireOneFactAndOneEntryEach(seed);
        }
        LOG.infof("%d steps asked for, %d taken, states %s", asked, taken, states);
        assertThat(taken).as("most of what the table allows can be done").isGreaterThan(asked / 2);
    }

    private final class Walk {
        private final String id;
        private CaseKind kind;
        private CaseState state;
        private int taken;

        Walk(String id, CaseKind kind, CaseState state) {
            this.id = id;
            this.kind = kind;
            this.state = state;
        }

        List<CaseCommand> allowed() {
            return CaseLifecycle.of(kind).allowedIn(state).stream()
                    .filter(command -> command != CaseCommand.ARCHIVE) // the dossier's door
                    .toList();
        }

        void take(CaseCommand command, RandomGenerator random) {
            CaseState then = CaseLifecycle.of(kind).next(state, command).orElseThrow();
            JsonNode operation = paths.path(CASES + command.path()).path("post");
            ObjectNode body = fitted(command, operation, random);
            Response answer =
                    person(roles(operation, command)).posts("/cases/" + id + ":" + command.path(), body.toString());
            if (answer.statusCode() == 201) {
                answer = approved("/cases/" + id + "/proposals/" + answer.path("id"));
            }
            JsonNode now = json(OFFICER.asks("/cases/" + id).asString());
            if (answer.statusCode() == 200) {
                taken++;
                state = then;
                kind = command == CaseCommand.CONVERT_TO_CRIMINAL ? CaseKind.CRIMINAL : kind;
            } else {
                // What a table cannot say, and the law forbids: refused by its rule or field, and nothing has changed.
                assertThat(answer.statusCode())
                        .as(command + " in " + state + ": " + answer.asString())
                        .isIn(400, 409);
            }
            assertThat(now.path("state").asText()).as(command.name()).isEqualTo(state.name());
            assertThat(now.path("kind").asText()).isEqualTo(kind.name());
        }

        void requireOneFactAndOneEntryEach(long seed) {
            // The report itself is the first.
            assertThat(OFFICER.factTypes(id)).as("facts, seed " + seed).hasSize(taken + 1);
            long entries = transactions.asConsumer(handle ->
                    handle.createQuery("""
                            select count(*) from audit_entry where object = :id and object_kind = 'case'
                              and result = 'DONE' and action not like 'propose %'""").bind("id", id).mapTo(Long.class).one());
            assertThat(entries).as("audit entries, seed " + seed).isEqualTo(taken + 1);
        }
    }

    private static Response approved(String proposal) {
        Response byChief = Station.CHIEF.posts(proposal + ":approve", Map.of());
        return byChief.statusCode() == 403 ? Station.LEADER.posts(proposal + ":approve", Map.of()) : byChief;
    }

    private static Station person(Set<String> roles) {
        return roles.stream()
                .filter(STAFF::containsKey)
                .map(STAFF::get)
                .findFirst()
                .orElseThrow(() -> new AssertionError("nobody is " + roles));
    }

    private static Set<String> roles(JsonNode operation, CaseCommand command) {
        return CaseSteps.named(command.path())
                .map(step -> (Set<String>) new TreeSet<>(step.takers()))
                .orElseGet(() -> {
                    Set<String> roles = new TreeSet<>();
                    operation.path("security").path(0).path("bearer").forEach(role -> roles.add(role.asText()));
                    return roles;
                });
    }

    private static ObjectNode fitted(CaseCommand command, JsonNode operation, RandomGenerator random) {
        JsonNode content = operation.path("requestBody").path("content").path("application/json");
        JsonNode example = content.has("example")
                ? content.path("example")
                : content.path("examples").path(command.path()).path("value");
        assertThat(example.isObject())
                .as(command + " has an example in the API document")
                .isTrue();
        ObjectNode body = example.deepCopy();
        body.remove("round");
        if (command == CaseCommand.INTERROGATE) {
            body.put("type", "interrogation.held");
        }
        if (command == CaseCommand.DECIDE && random.nextBoolean()) {
            body.put("kind", "NO_PENALTY");
        }
        return body;
    }

    private static JsonNode json(String text) {
        try {
            return CloudEventJson.MAPPER.readTree(text);
        } catch (IOException broken) {
            throw new AssertionError(text, broken);
        }
    }
}
