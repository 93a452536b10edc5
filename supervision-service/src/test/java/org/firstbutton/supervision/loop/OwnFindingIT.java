package org.firstbutton.supervision.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.firstbutton.chassis.testing.KafkaResource;
import org.firstbutton.chassis.testing.PostgresResource;
import org.firstbutton.chassis.testing.TokenResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * 回避 — nobody closes, exempts, dismisses or withdraws his own finding: every flow of two steps, with everybody as the one
 * who takes the second. That no flow is missing here, {@link TwoStepFlowsTest} sees to.
 */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "database", value = "supervision"))
@WithTestResource(KafkaResource.class)
@WithTestResource(TokenResource.class)
class OwnFindingIT {
    private static final Map<String, String> REASON = Map.of("reason", "checked the log");
    private static final Map<String, String> NOT_SO = Map.of("reasonCode", "SENSOR", "reason", "the clock was wrong");
    private static final Map<String, String> OPINION = Map.of("opinion", "too late");
    private static final Map<String, String> EVIDENCE = Map.of("evidenceRef", "EV-1");
    private static final Set<String> EVERY_HAT =
            Set.of("CASE_MANAGER", "LEGAL_BRIGADE", "LEGAL_DETACHMENT", "LEGAL_CORPS", "INSPECTORATE");

    /**
     * A flow of two steps on one finding.
     *
     * @param first takes the first by {@link Person#BRIGADE}, or by the chief where it is the unit's; answers where the
     *     second is asked for
     * @param cityOnly whether the second is for the city
     * @param makerMay whether whoever took the first at the county may take the second: it is another step, not a check
     */
    private record Flow(
            String name,
            UnaryOperator<String> first,
            BiFunction<Person, String, Response> second,
            boolean cityOnly,
            boolean makerMay) {}

    /**
     * Somebody.
     *
     * @param own why he must stand back; empty where he need not
     */
    private record Principal(Person person, String own) {
        boolean isOfCity() {
            return person.orgPaths()[0].equals(Person.CITY);
        }
    }

    private static final List<Principal> PRINCIPALS = List.of(
            new Principal(new Person(Person.BRIGADE.officer(), EVERY_HAT, Person.COUNTY), "maker"),
            new Principal(new Person(Person.BRIGADE.officer(), EVERY_HAT, Person.CITY), "maker, moved up since"),
            new Principal(
                    new Person(Person.CHIEF.officer(), EVERY_HAT, Person.CITY), "chief of the unit, moved up since"),
            new Principal(new Person(Findings.TAKER, EVERY_HAT, Person.CITY), "took the call"),
            new Principal(new Person("l-named", EVERY_HAT, Person.CITY), "confirmed against him"),
            new Principal(new Person("l-unit", EVERY_HAT, Person.UNIT), "of the unit"),
            new Principal(new Person("l-both", EVERY_HAT, Person.COUNTY, Person.UNIT), "of the unit and of the county"),
            new Principal(new Person("l-below", EVERY_HAT, "HB/JZ/SS/U001/X/"), "below the unit"),
            new Principal(new Person("l-deputy", EVERY_HAT, Person.CITY), "maker's deputy"),
            new Principal(new Person("l-absent", EVERY_HAT, Person.CITY), "maker stands in for him"),
            new Principal(new Person("l-acting", EVERY_HAT, Person.CITY), "stands in for the chief"),
            new Principal(new Person("l-foreign", EVERY_HAT, "HB/JZ/GA/"), "of another county"),
            new Principal(new Person("l-county", EVERY_HAT, Person.COUNTY), ""),
            new Principal(new Person("l-city", EVERY_HAT, Person.CITY), ""));

    private Findings findings;
    private final Deque<String> raised = new ArrayDeque<>();
    private final List<String> delegations = new ArrayList<>();

    @BeforeEach
    void open() {
        findings = new Findings();
        standsIn("l-deputy", Person.BRIGADE.officer(), Person.COUNTY);
        standsIn(Person.BRIGADE.officer(), "l-absent", Person.COUNTY);
        standsIn("l-acting", Person.CHIEF.officer(), Person.UNIT);
    }

    // A post that no ladder asks for: only the delegation matters here.
    private void standsIn(String person, String absent, String office) {
        delegations.add(Person.MANAGER
                .post(
                        "/api/v1/roster",
                        Map.of(
                                "orgPath",
                                office,
                                "role",
                                "TRAINING_OFFICER",
                                "person",
                                person,
                                "actingFor",
                                absent,
                                "to",
                                Instant.now().plus(Duration.ofHours(1)).toString()))
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
    }

    @AfterEach
    void close() {
        delegations.forEach(each -> Person.MANAGER.post("/api/v1/roster/" + each + ":end", Map.of()));
        findings.close();
    }

    @Test
    void everyFlowOfTwoSteps_isFinishedOnlyByWhoIsIndependent() {
        List<Flow> flows = flows();
        raised.addAll(findings.left(flows.size() * PRINCIPALS.size(), 1));
        List<String> wrong = new ArrayList<>();
        for (Flow flow : flows) {
            for (Principal principal : PRINCIPALS) {
                String at = flow.first().apply(raised.remove());
                Response answer = flow.second().apply(principal.person(), at);
                boolean done = answer.statusCode() < 300;
                if (done != isIndependent(flow, principal)) {
                    wrong.add(flow.name() + " by " + principal + ": " + answer.statusCode() + " " + answer.asString());
                }
                if (!done && !Set.of(403, 404, 409).contains(answer.statusCode())) {
                    wrong.add(flow.name() + " by " + principal + " answers " + answer.statusCode());
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static boolean isIndependent(Flow flow, Principal principal) {
        if (flow.cityOnly() && !principal.isOfCity()) {
            return false;
        }
        String own = principal.own();
        boolean maker = own.startsWith("maker");
        boolean chief = own.startsWith("chief");
        return own.isEmpty()
                || (maker && flow.makerMay())
                || (chief && !SUBMITTED.contains(flow.name()))
                || (own.startsWith("confirmed against") && flow.name().startsWith("dismiss"));
    }

    /** Flows in which the chief himself took the first step. */
    private static final Set<String> SUBMITTED = Set.of(
            "submit, pass",
            "submit, reject",
            "submit above, pass",
            "submit above, reject",
            "submit, close",
            "extend, approve",
            "extend, refuse");

    static List<String> names() {
        return flows().stream().map(Flow::name).toList();
    }

    private static List<Flow> flows() {
        return Stream.of(decisions(), ordered(), above()).flatMap(List::stream).toList();
    }

    private static List<Flow> decisions() {
        return List.of(
                new Flow("dismiss, approve", OwnFindingIT::dismissed, second("approve-dismissal"), false, false),
                new Flow("dismiss, refuse", OwnFindingIT::dismissed, second("refuse-dismissal"), false, false),
                new Flow("confirm, overturn", OwnFindingIT::confirmed, second("overturn"), false, false),
                new Flow("confirm, order", OwnFindingIT::confirmed, OwnFindingIT::order, false, true),
                new Flow("object, uphold", OwnFindingIT::objected, step("uphold", REASON), false, false),
                new Flow("object, overturn", OwnFindingIT::objected, step("overturn", REASON), false, false));
    }

    private static List<Flow> ordered() {
        return List.of(
                new Flow("extend, approve", OwnFindingIT::extension, step("approve", Map.of()), false, true),
                new Flow("extend, refuse", OwnFindingIT::extension, step("refuse", OPINION), false, true),
                new Flow("submit, pass", OwnFindingIT::submitted, step("pass", Map.of()), false, true),
                new Flow("submit, reject", OwnFindingIT::submitted, step("reject", REASON), false, true),
                new Flow("submit, close", OwnFindingIT::watched, step("close", Map.of()), false, true));
    }

    private static List<Flow> above() {
        return List.of(
                new Flow("submit above, pass", OwnFindingIT::submittedAbove, step("pass-above", Map.of()), true, true),
                new Flow(
                        "submit above, reject",
                        OwnFindingIT::submittedAbove,
                        step("reject-above", REASON),
                        true,
                        true));
    }

    private static BiFunction<Person, String, Response> second(String command) {
        return (who, id) -> who.decide(id, command, REASON);
    }

    private static BiFunction<Person, String, Response> step(String name, Map<String, String> body) {
        return (who, at) -> who.post(at + ":" + name, body);
    }

    private static String dismissed(String id) {
        Person.BRIGADE.does(id, "dismiss", NOT_SO);
        return id;
    }

    private static String confirmed(String id) {
        Person.BRIGADE.does(id, "confirm", Map.of("reason", "checked the log", "officer", "l-named"));
        return id;
    }

    private static Response order(Person who, String id) {
        return who.post("/api/v1/rectifications:order", Map.of("findingId", id, "requirement", "send somebody"));
    }

    private static String objected(String id) {
        return Person.CHIEF.opens("objections", "object", Map.of("findingId", confirmed(id), "grounds", "wrong"));
    }

    private static String acknowledged(String id) {
        String order = FindingLoopIT.orders(Person.BRIGADE, confirmed(id));
        Person.CHIEF.takes(order, "acknowledge", Map.of());
        return order;
    }

    private static String extension(String id) {
        String order = acknowledged(id);
        return order + "/proposals/"
                + Person.CHIEF
                        .post(order + ":extend", Map.of("reason", "FLOOD"))
                        .path("id");
    }

    private static String submitted(String id) {
        String order = acknowledged(id);
        Person.CHIEF.takes(order, "submit", EVIDENCE);
        return order;
    }

    private static String watched(String id) {
        String order = submitted(id);
        Person.MANAGER.takes(order, "pass", Map.of());
        Findings.deadline(order, Duration.ofMinutes(-1));
        return order;
    }

    private static String submittedAbove(String id) {
        String order = submitted(id);
        Person.MANAGER.takes(order, "reject", REASON);
        Person.CHIEF.takes(order, "submit", EVIDENCE);
        Person.MANAGER.takes(order, "reject", REASON);
        Person.DETACHMENT.takes(order, "interview", Map.of("interviewed", "l-chief", "record", "MT-1"));
        Person.CHIEF.takes(order, "submit", EVIDENCE);
        return order;
    }
}
