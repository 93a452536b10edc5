package org.firstbutton.supervision.trial;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.hash.Hashing;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.chassis.testing.KafkaResource;
import org.firstbutton.chassis.testing.PostgresResource;
import org.firstbutton.chassis.testing.TokenResource;
import org.firstbutton.contract.alert.AlertFact.AlertClassified;
import org.firstbutton.contract.alert.AlertFact.AlertReceived;
import org.firstbutton.supervision.rules.PackReader;
import org.firstbutton.supervision.watch.BrokerPen;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A pack is uploaded, tried over what is on record, and put in force and taken back by two people. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "database", value = "supervision"))
@WithTestResource(KafkaResource.class)
@WithTestResource(TokenResource.class)
@TestProfile(OwnSystem.class)
class TrialIT {
    private static final String MAKER = TokenResource.token("rules-maker", Set.of(Roles.RULE_ADMIN), "HB/JZ/");
    private static final String CHECKER = TokenResource.token("rules-checker", Set.of(Roles.RULE_ADMIN), "HB/JZ/");
    private static final String LEGAL = TokenResource.token("officer-legal", Set.of(Roles.LEGAL_BRIGADE), "HB/JZ/SS/");
    private static final String AWAY = TokenResource.token("officer-away", Set.of(Roles.LEGAL_BRIGADE), "HB/JZ/GA/");
    private static final String AUDITOR = TokenResource.token("officer-audit", Set.of(Roles.AUDITOR), "HB/");
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
    void aPackWithFaults_isRefusedWholeWithLineAndColumnOfEach() {
        String broken = PackReader.text("/packs/trial-desk.yaml")
                .replace("expect: alert.dispatched", "expect: alert.sent")
                .replace("ladder: E1", "laddr: E1");

        Response refused = post(MAKER, PACKS, Map.of("file", "desk.yaml", "yaml", broken));

        refused.then().statusCode(400).contentType("application/problem+json");
        assertThat(refused.jsonPath().<String>getList("violations.field"))
                .isNotEmpty()
                .allMatch(field -> field.matches("desk\\.yaml:\\d+:\\d+"));
        assertThat(post(LEGAL, PACKS, Map.of("yaml", broken)).statusCode()).isEqualTo(403);
    }

    @Test
    void backTestingThePackInForce_reproducesTheLiveFindingsExactly() {
        // Given
        alertsNobodyWasSentTo(4);
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> {
            pen.watermark(Instant.now());
            return findings("ALT-05", "RAISED").size() >= 4;
        });
        String shipped = PackReader.text("/rules/defaults/alerts.yaml");

        // When
        JsonPath test = backTest(uploadYaml(shipped).getString("id"));

        // Then
        List<Map<String, Object>> live = raisedBy("defaults-alerts/1");
        assertThat(test.getString("result.difference.inForce")).isEqualTo("defaults-alerts/1");
        assertThat(test.getLong("result.difference.added")).isZero();
        assertThat(test.getLong("result.difference.gone")).isZero();
        assertThat(test.getLong("result.difference.same")).isEqualTo(live.size());
        assertThat(test.getString("result.fingerprint")).isEqualTo(fingerprint(live));
        assertThat(test.getLong("timelinesDone")).isEqualTo(test.getLong("timelinesTotal"));
        String otherText = shipped.replace("30 MINUTES", "29 MINUTES");
        post(MAKER, PACKS, Map.of("yaml", otherText)).then().statusCode(409);
    }

    @Test
    void aPackOnTrial_accusesNobodyUntilTwoPeoplePutItInForce_andWithdrawsWhenTheyTakeItBack() {
        // Given
        alertsNobodyWasSentTo(2);
        JsonPath draft = post(
                        MAKER, PACKS, Map.of("file", "desk.yaml", "yaml", PackReader.text("/packs/trial-desk.yaml")))
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        String pack = PACKS + "/" + draft.getString("id");

        // When it runs in shadow
        post(MAKER, pack + ":shadow", Map.of()).then().statusCode(200);
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> {
            // A beat that was sent before the service listens for beats is heard by nobody.
            pen.watermark(Instant.now());
            return list(LEGAL, pack + "/shadow-findings", "").size() >= 2;
        });
        assertThat(list(AWAY, pack + "/shadow-findings", "")).isEmpty();
        assertThat(findings("TRY-01", null)).isEmpty();

        JsonPath test = putInForce(pack, draft.getString("id"));
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> findings("TRY-01", "RAISED").size() == test.getLong("result.findings"));
        String finding = String.valueOf(findings("TRY-01", "RAISED").get(0).get("id"));

        takeBack(pack);
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> findings("TRY-01", "RAISED").isEmpty());
        given().auth()
                .oauth2(LEGAL)
                .get("/api/v1/findings/" + finding + "/evidence")
                .then()
                .statusCode(200);
        auditIsWhole();
    }

    private static JsonPath putInForce(String pack, String id) {
        assertThat(post(MAKER, pack + ":propose-activation", Map.of())
                        .jsonPath()
                        .getString("rule"))
                .isEqualTo("rules: back-test before activation");
        JsonPath test = backTest(id);
        assertThat(test.getLong("result.difference.added")).isGreaterThanOrEqualTo(2);
        assertThat(test.getList("result.overlaps.inForce")).contains("ALT-05");
        post(MAKER, pack + ":propose-activation", Map.of()).then().statusCode(200);
        assertThat(post(MAKER, pack + ":approve-activation", Map.of())
                        .jsonPath()
                        .getString("code"))
                .isEqualTo("self-approval");
        post(CHECKER, pack + ":approve-activation", Map.of()).then().statusCode(200);
        return test;
    }

    private static void takeBack(String pack) {
        post(CHECKER, pack + ":rollback", Map.of()).then().statusCode(200);
        assertThat(post(CHECKER, pack + ":approve-rollback", Map.of()).statusCode())
                .isEqualTo(409);
        post(MAKER, pack + ":approve-rollback", Map.of()).then().statusCode(200);
    }

    private static void auditIsWhole() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(given().auth()
                                .oauth2(AUDITOR)
                                .queryParam("limit", 1000)
                                .get("/api/v1/audit/entries")
                                .jsonPath()
                                .<String>getList("items.action"))
                        .contains(
                                "upload",
                                "shadow",
                                "back-test",
                                "propose-activation",
                                "approve-activation",
                                "put-in-force",
                                "propose-rollback",
                                "approve-rollback"));
        given().auth()
                .oauth2(AUDITOR)
                .get("/api/v1/audit/verification")
                .then()
                .statusCode(200)
                .body("firstBad", org.hamcrest.Matchers.nullValue());
    }

    private void alertsNobodyWasSentTo(int count) {
        for (int i = 0; i < count; i++) {
            String matter = UUID.randomUUID().toString();
            pen.fact(
                    matter,
                    "firstbutton",
                    start,
                    start,
                    new AlertReceived("PHONE_110", "T-" + i, null, null, null, null));
            pen.fact(
                    matter,
                    "firstbutton",
                    start.plusSeconds(5),
                    start.plusSeconds(5),
                    new AlertClassified("ROBBERY", null, 1, true, true, true, false, null, "URBAN", null, null));
        }
        pen.watermark(Instant.now());
    }

    private static JsonPath uploadYaml(String yaml) {
        return given().auth()
                .oauth2(MAKER)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("Content-Type", "application/yaml")
                .body(yaml.getBytes(StandardCharsets.UTF_8))
                .post(PACKS)
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    private static JsonPath backTest(String id) {
        Response asked = post(MAKER, PACKS + "/" + id + ":back-test", Map.of());
        asked.then().statusCode(202);
        String at = PACKS + "/" + id + "/back-tests/" + asked.jsonPath().getString("id");
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> !Set.of("ASKED", "RUNNING").contains(get(MAKER, at).getString("state")));
        JsonPath test = get(MAKER, at);
        assertThat(test.getString("state")).as(test.getString("reason")).isEqualTo("FINISHED");
        return test;
    }

    private static JsonPath get(String token, String path) {
        return given().auth()
                .oauth2(token)
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
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

    private static List<Map<String, Object>> list(String token, String path, String items) {
        return get(token, path).getList(items);
    }

    private static List<Map<String, Object>> findings(String rule, @Nullable String status) {
        String query = "/api/v1/findings?limit=200&rule=" + rule + (status == null ? "" : "&status=" + status);
        return list(LEGAL, query, "items");
    }

    private static List<Map<String, Object>> raisedBy(String pack) {
        List<Map<String, Object>> raised =
                new ArrayList<>(list(LEGAL, "/api/v1/findings?limit=200&status=RAISED", "items"));
        raised.removeIf(finding -> !pack.equals(finding.get("pack")));
        return raised;
    }

    private static String fingerprint(List<Map<String, Object>> findings) {
        BigInteger sum = BigInteger.ZERO;
        for (Map<String, Object> finding : findings) {
            String figures = String.join(
                    "\n",
                    String.valueOf(finding.get("id")),
                    String.valueOf(finding.get("severity")),
                    String.valueOf(finding.get("startedAt")),
                    String.valueOf(finding.get("dueAt")),
                    String.valueOf(finding.get("brokenAt")));
            sum = sum.add(new BigInteger(
                            Hashing.sha256()
                                    .hashString(figures, StandardCharsets.UTF_8)
                                    .toString(),
                            16))
                    .mod(BigInteger.ONE.shiftLeft(256));
        }
        return sum.toString(16);
    }
}
