package org.firstbutton.supervision.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.firstbutton.chassis.testing.KafkaResource;
import org.firstbutton.chassis.testing.PostgresResource;
import org.firstbutton.chassis.testing.TokenResource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** 预警→发现→核查→整改 as one loop: what the unit does, what those above it do, and what nobody may. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "database", value = "supervision"))
@WithTestResource(KafkaResource.class)
@WithTestResource(TokenResource.class)
class FindingLoopIT {
    private static final Map<String, String> REASON = Map.of("reason", "checked the log");
    private static final Map<String, String> NOT_SO = Map.of("reasonCode", "SENSOR", "reason", "the clock was wrong");
    private static final Map<String, String> EVIDENCE = Map.of("evidenceRef", "EV-1", "account", "all sent since");

    private Findings findings;

    @BeforeEach
    void open() {
        findings = new Findings();
    }

    @AfterEach
    void close() {
        findings.close();
    }

    @Test
    void aFinding_isAssignedAnsweredConfirmedPutRightRejectedTwiceEscalatedAndClosed() {
        String finding = findings.high();
        assign(Person.MANAGER, finding, Person.BRIGADE);
        Person.CHIEF.does(finding, "answer", Map.of("statement", "all units were at a fire"));
        refused(Person.BRIGADE_2.decide(finding, "confirm", REASON), "b5: verified by whom it was assigned to");
        Person.BRIGADE.does(finding, "confirm", REASON);

        String order = orders(Person.MANAGER, finding);
        Person.CHIEF.takes(order, "acknowledge", Map.of());
        assertThat(Person.CHIEF
                        .post(order + ":submit", Map.of("account", "done"))
                        .<String>path("violations[0].field"))
                .isEqualTo("/evidenceRef");
        for (String then : List.of("RETURNED", "ESCALATED")) {
            Person.CHIEF.takes(order, "submit", EVIDENCE);
            assertThat(Person.BRIGADE.takes(order, "reject", Map.of("reason", "INCOMPLETE")))
                    .isEqualTo(then);
        }
        JsonPath escalated = Person.CHIEF.get(order).jsonPath();
        assertThat(escalated.getString("detail.escalatedTo")).isEqualTo(Person.CITY);
        Person countyInspector = new Person("l-inspector-ss", Set.of("INSPECTORATE"), Person.COUNTY);
        refused(
                countyInspector.post(order + ":interview", Map.of("interviewed", "l-chief", "record", "MT-1")),
                "b5: decided by no subordinate");
        Person.DETACHMENT.takes(order, "interview", Map.of("interviewed", "l-chief", "record", "MT-1"));
        Person.CHIEF.takes(order, "submit", EVIDENCE);
        assertThat(Person.DETACHMENT.takes(order, "pass-above", Map.of())).isEqualTo("RECTIFIED");

        refused(Person.MANAGER.post(order + ":close", Map.of()), "b5: watched for ninety days");
        Findings.deadline(order, Duration.ofMinutes(-1));
        assertThat(Person.MANAGER.takes(order, "close", Map.of())).isEqualTo("CLOSED");

        JsonPath told = Person.MANAGER.get("/api/v1/findings/" + finding).jsonPath();
        assertThat(told.getList("history.change", String.class)).contains("ASSIGNED", "ANSWERED", "CONFIRMED");
        assertThat(told.getString("proceedings[0].state")).isEqualTo("CLOSED");
        findings.await(told.getString("finding.subject"), "SUP-03");
    }

    @Test
    void aMattersPeople_standOnItsFinding_eachWithTheirPart() {
        JsonPath told =
                Person.MANAGER.get("/api/v1/findings/" + findings.high()).jsonPath();

        assertThat(told.getString("responsibility[0].part")).isEqualTo("TAKER");
        assertThat(told.getString("responsibility[0].officer")).isEqualTo(Findings.TAKER);
        assertThat(told.getString("responsibility[0].partZh")).isEqualTo("谁接警谁负责");
        assertThat(told.getList("responsibility[0].facts", String.class))
                .contains("alert.received", "alert.classified");
    }

    @Test
    void aGraveFinding_isDismissedByTwo_aLesserOneByOne() {
        String grave = findings.high();
        String lesser = findings.medium();

        assertThat(Person.STATIONED.does(lesser, "dismiss", NOT_SO)).isEqualTo("DISMISSED");
        assertThat(Person.STATIONED.decide(grave, "dismiss", NOT_SO).statusCode())
                .isEqualTo(403);
        assertThat(Person.BRIGADE.does(grave, "dismiss", NOT_SO)).isEqualTo("RAISED");
        refused(Person.BRIGADE.decide(grave, "dismiss", NOT_SO), "b5: a grave finding is dismissed by two people");
        assertThat(Person.BRIGADE.decide(grave, "approve-dismissal", Map.of()).<String>path("code"))
                .isEqualTo("self-approval");
        Person.BRIGADE_2.does(grave, "refuse-dismissal", Map.of("reason", "the clock was right"));
        Person.BRIGADE.does(grave, "dismiss", NOT_SO);
        assertThat(Person.BRIGADE_2.does(grave, "approve-dismissal", Map.of())).isEqualTo("DISMISSED");
        assertThat(Person.BRIGADE
                        .decide(findings.medium(), "dismiss", Map.of("reasonCode", "WHIM", "reason", "x"))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void aContestedFinding_isOverturnedByAnIndependentPerson_andItsOrderRevoked() {
        String finding = findings.high();
        Person.BRIGADE.does(finding, "confirm", REASON);
        String order = orders(Person.MANAGER, finding);
        Map<String, String> grounds = Map.of("findingId", finding, "grounds", "the record of the dispatch is wrong");
        assertThat(Person.SIBLING_CHIEF
                        .post("/api/v1/objections:object", grounds)
                        .statusCode())
                .isEqualTo(404);
        String objection = Person.CHIEF.opens("objections", "object", grounds);
        refused(Person.CHIEF.post("/api/v1/objections:object", grounds), "b5: one objection a finding");
        assertThat(Instant.parse(Person.CHIEF.get(objection).path("expiresAt")))
                .isAfter(Instant.now().plus(Duration.ofDays(2)));

        assertThat(Person.BRIGADE.post(objection + ":overturn", REASON).<String>path("code"))
                .isEqualTo("self-approval");
        assertThat(Person.DETACHMENT.takes(objection, "overturn", REASON)).isEqualTo("OVERTURNED");

        assertThat(Person.CHIEF.get("/api/v1/findings/" + finding).<String>path("finding.status"))
                .isEqualTo("OVERTURNED");
        assertThat(Person.CHIEF.get(order).<String>path("state")).isEqualTo("REVOKED");
    }

    @Test
    void anObjectionToAFindingThatIsOverturnedOtherwise_isSettledWithIt() {
        String finding = findings.high();
        Person.BRIGADE.does(finding, "confirm", REASON);
        String objection = Person.CHIEF.opens("objections", "object", Map.of("findingId", finding, "grounds", "wrong"));

        Person.DETACHMENT.does(finding, "overturn", REASON);

        assertThat(Person.CHIEF.get(objection).<String>path("state")).isEqualTo("OVERTURNED");
    }

    @Test
    void whatIsBrokenAgainWhileWatched_isLinkedToTheEarlierFinding_andHeldUpToThoseAbove() {
        String first = findings.high();
        String before = findings.high();
        String order = confirmedAndOrdered(first);
        Person.CHIEF.takes(order, "acknowledge", Map.of());
        Person.CHIEF.takes(order, "submit", EVIDENCE);
        Person.BRIGADE.takes(order, "pass", Map.of());

        // The minute to send somebody ends when the other has been put right.
        String again = findings.leftSince(Instant.now().minusSeconds(45));
        Person.BRIGADE.does(again, "confirm", REASON);
        Person.BRIGADE.does(before, "confirm", REASON);

        JsonPath earlier = Person.MANAGER.get("/api/v1/findings/" + first).jsonPath();
        assertThat(recurrenceOf(again)).isEqualTo(first);
        assertThat(earlier.getList("recurrences", String.class)).containsExactly(again);
        assertThat(recurrenceOf(before)).as("broken before it was put right").isNull();
        findings.await(Person.UNIT, "SUP-04");
        Findings.deadline(order, Duration.ofDays(-400));
    }

    private static @Nullable String recurrenceOf(String finding) {
        return Person.MANAGER.get("/api/v1/findings/" + finding).jsonPath().getString("verifying.recurrenceOf");
    }

    @Test
    void moreTime_isAskedForByTheUnit_grantedByTheIssuer_once_andNothingIsBackDated() {
        String order = confirmedAndOrdered(findings.high());
        Person.CHIEF.takes(order, "acknowledge", Map.of());
        String before = Person.CHIEF.get(order).path("expiresAt");
        Response proposed = Person.CHIEF.post(order + ":extend", Map.of("reason", "FLOOD"));
        assertThat(proposed.statusCode()).isEqualTo(201);
        String proposal = order + "/proposals/" + proposed.path("id") + ":approve";

        assertThat(Person.MANAGER.post(proposal, Map.of()).<String>path("state"))
                .isEqualTo("EXTENDED");

        assertThat(Instant.parse(Person.CHIEF.get(order).path("expiresAt"))).isAfter(Instant.parse(before));
        refused(Person.CHIEF.post(order + ":extend", Map.of("reason", "FLOOD")), "b5: extend only in RECTIFYING");
        Map<String, String> late = Map.of(
                "evidenceRef",
                "EV-1",
                "occurredAt",
                Instant.now().minus(Duration.ofDays(2)).toString());
        assertThat(Person.CHIEF.post(order + ":submit", late).<String>path("violations[0].field"))
                .isEqualTo("/occurredAt");
    }

    private String confirmedAndOrdered(String finding) {
        Person.BRIGADE.does(finding, "confirm", REASON);
        return orders(Person.MANAGER, finding);
    }

    static String orders(Person issuer, String finding) {
        return issuer.opens("rectifications", "order", Map.of("findingId", finding, "requirement", "send somebody"));
    }

    static void assign(Person by, String finding, Person to) {
        Map<String, String> body = Map.of(
                "officer",
                to.officer(),
                "role",
                to.roles().iterator().next(),
                "office",
                to.orgPaths()[0],
                "why",
                "above the unit");
        by.does(finding, "assign", body);
    }

    static void refused(Response answer, String rule) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(409);
        assertThat(answer.<String>path("rule")).isEqualTo(rule);
    }
}
