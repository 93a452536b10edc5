package org.firstbutton.supervision.watch;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.chassis.testing.KafkaResource;
import org.firstbutton.chassis.testing.PostgresResource;
import org.firstbutton.chassis.testing.TokenResource;
import org.firstbutton.contract.alert.AlertFact.AlertClassified;
import org.firstbutton.contract.alert.AlertFact.AlertReceived;
import org.firstbutton.contract.alert.AlertFact.AlertReclassified;
import org.firstbutton.contract.supervision.FindingFact.FindingDismissed;
import org.firstbutton.contract.supervision.FindingFact.FindingRaised;
import org.firstbutton.supervision.rules.PackReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What supervision finds comes back to it over the broker and is itself watched. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "database", value = "supervision"))
@WithTestResource(KafkaResource.class)
@WithTestResource(TokenResource.class)
class OwnFindingsIT {
    private static final String MAKER = TokenResource.token("rules-maker", Set.of(Roles.RULE_ADMIN), "HB/JZ/");
    private static final String CHECKER = TokenResource.token("rules-checker", Set.of(Roles.RULE_ADMIN), "HB/JZ/");
    private static final String LEGAL = TokenResource.token("officer-legal", Set.of(Roles.LEGAL_BRIGADE), "HB/JZ/SS/");
    private static final String MANAGER =
            TokenResource.token("officer-manager", Set.of(Roles.CASE_MANAGER), "HB/JZ/SS/");
    private static final String CHIEF =
            TokenResource.token("officer-chief", Set.of(Roles.UNIT_CHIEF), "HB/JZ/SS/U001/");
    private static final String PACKS = "/api/v1/rule-packs";

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String brokers;

    private BrokerPen pen;
    private final Instant start = Instant.now().minus(Duration.ofHours(30)).truncatedTo(ChronoUnit.SECONDS);

    @BeforeEach
    void open() {
        pen = new BrokerPen(brokers);
    }

    @AfterEach
    void close() {
        pen.close();
    }

    @Test
    void aCriticalFindingOfYesterday_isChasedUntilItIsVerified() {
        // Given
        String untouched = toldOf("CRITICAL");
        String dismissed = toldOf("CRITICAL");
        pen.fact(
                dismissed,
                "firstbutton",
                start.plus(4, ChronoUnit.HOURS),
                start.plus(4, ChronoUnit.HOURS),
                new FindingDismissed(dismissed, "CUS-03", "SENSOR", "checked"));

        // When
        await(() -> !findings(LEGAL, "SUP-01", untouched).isEmpty());

        // Then
        Map<String, Object> chase = findings(LEGAL, "SUP-01", untouched).get(0);
        assertThat(chase)
                .containsEntry("status", "RAISED")
                .containsEntry("subjectKind", "finding")
                .containsEntry("unit", "HB/JZ/SS/");
        assertThat(Instant.parse(String.valueOf(chase.get("dueAt")))).isEqualTo(start.plus(4, ChronoUnit.HOURS));
        assertThat(findings(CHIEF, "SUP-01", untouched)).isEmpty();
        // Where both facts did not come in one poll, it was raised and has withdrawn itself.
        await(() -> findings(LEGAL, "SUP-01", dismissed).stream()
                .allMatch(finding -> "WITHDRAWN".equals(finding.get("status"))));
    }

    @Test
    void itsOwnFinding_isChased_andOnceVerifiedNoMore_andTheChaseIsNotChased() {
        // Given
        inForce(PackReader.text("/packs/chase-desk.yaml"));
        String left = alertNobodyWasSentTo();
        String seen = alertNobodyWasSentTo();
        String integrity = alertPlayedDown();
        await(() -> !findings(LEGAL, "ALT-05", seen).isEmpty());
        String verified = id(findings(LEGAL, "ALT-05", seen));
        decide(verified, "confirm", Map.of("reason", "checked the log"));
        await(() -> !findings(LEGAL, "ALT-05", left).isEmpty()
                && !findings(LEGAL, "INT-01", integrity).isEmpty());
        String unverified = id(findings(LEGAL, "ALT-05", left));
        String sealed = id(findings(LEGAL, "INT-01", integrity));

        // When
        await(() -> !findings(LEGAL, "CHS-01", unverified).isEmpty()
                && !findings(LEGAL, "CHS-01", sealed).isEmpty());

        // Then
        assertThat(findings(LEGAL, "CHS-01", verified)).isEmpty();
        assertThat(findings(MANAGER, "CHS-01", unverified)).hasSize(1);
        assertThat(findings(MANAGER, "CHS-01", sealed))
                .as("it would give the sealed one away")
                .isEmpty();
        assertThat(findings(CHIEF, "CHS-01", unverified)).isEmpty();
        String chase = id(findings(LEGAL, "CHS-01", unverified));
        given().auth()
                .oauth2(LEGAL)
                .get("/api/v1/findings/" + chase + "/evidence")
                .then()
                .statusCode(200);

        // When
        dismiss(unverified);

        // Then
        await(() -> findings(LEGAL, "CHS-01", unverified).get(0).get("remediedAt") != null);
        assertThat(findings(LEGAL, "CHS-01", chase)).isEmpty();
    }

    private String toldOf(String severity) {
        String finding = UUID.randomUUID().toString();
        pen.fact(
                finding,
                "firstbutton",
                start,
                start,
                new FindingRaised(
                        finding,
                        "CUS-03",
                        "defaults-custody/1",
                        severity,
                        "E3",
                        "matter",
                        finding,
                        finding,
                        start,
                        null,
                        start,
                        List.of()));
        return finding;
    }

    private String alertNobodyWasSentTo() {
        String matter = UUID.randomUUID().toString();
        pen.fact(matter, "firstbutton", start, start, new AlertReceived("PHONE_110", "T-1", null, null, null, null));
        pen.fact(
                matter,
                "firstbutton",
                start.plusSeconds(5),
                start.plusSeconds(5),
                new AlertClassified("ROBBERY", null, 1, true, true, true, false, null, "URBAN", null, null));
        return matter;
    }

    private String alertPlayedDown() {
        String matter = alertNobodyWasSentTo();
        pen.fact(
                matter,
                "firstbutton",
                start.plusSeconds(60),
                start.plusSeconds(61),
                new AlertReclassified("100600", "200200", 1, 3, null, null, "P1", null, null, null, null));
        return matter;
    }

    private static void inForce(String yaml) {
        JsonPath draft = post(MAKER, PACKS, Map.of("file", "chase.yaml", "yaml", yaml))
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        String pack = PACKS + "/" + draft.getString("id");
        Response asked = post(MAKER, pack + ":back-test", Map.of());
        String test = pack + "/back-tests/" + asked.jsonPath().getString("id");
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> given().auth()
                        .oauth2(MAKER)
                        .get(test)
                        .jsonPath()
                        .getString("state")
                        .equals("FINISHED"));
        post(MAKER, pack + ":propose-activation", Map.of()).then().statusCode(200);
        post(CHECKER, pack + ":approve-activation", Map.of()).then().statusCode(200);
    }

    private static void dismiss(String finding) {
        decide(finding, "dismiss", Map.of("reasonCode", "SENSOR", "reason", "the clock of the console was wrong"));
        post(MANAGER, "/api/v1/findings/" + finding + ":approve-dismissal", Map.of())
                .then()
                .statusCode(200);
    }

    private static void decide(String finding, String verb, Map<String, String> body) {
        post(LEGAL, "/api/v1/findings/" + finding + ":" + verb, body).then().statusCode(200);
    }

    private static Response post(String token, String path, Map<String, String> body) {
        return given().auth()
                .oauth2(token)
                .urlEncodingEnabled(false)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json")
                .body(body)
                .post(path);
    }

    private void await(Callable<Boolean> until) {
        Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> {
            pen.watermark(Instant.now());
            return until.call();
        });
    }

    private static String id(List<Map<String, Object>> findings) {
        return String.valueOf(findings.get(0).get("id"));
    }

    private static List<Map<String, Object>> findings(String token, String rule, String subject) {
        return given().auth()
                .oauth2(token)
                .queryParam("rule", rule)
                .queryParam("subject", subject)
                .get("/api/v1/findings")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items");
    }
}
