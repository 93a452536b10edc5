package org.firstbutton.supervision.ladder;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

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
import org.firstbutton.supervision.watch.BrokerPen;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A finding is told to whoever holds the posts of its ladder, and to the next ones if they do nothing. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "database", value = "supervision"))
@WithTestResource(KafkaResource.class)
@WithTestResource(TokenResource.class)
class LadderIT {
    private static final String COUNTY = "HB/JZ/SS/";
    private static final String LEGAL = TokenResource.token("officer-legal", Set.of(Roles.LEGAL_BRIGADE), COUNTY);
    private static final String INSPECTOR = TokenResource.token("officer-insp", Set.of(Roles.INSPECTORATE), COUNTY);
    private static final String MANAGER = TokenResource.token("officer-manager", Set.of(Roles.CASE_MANAGER), COUNTY);
    private static final String CHIEF =
            TokenResource.token("officer-chief", Set.of(Roles.UNIT_CHIEF), "HB/JZ/SS/U001/");
    private static final String ROSTER = "/api/v1/roster";
    private static final String NOTICES = "/api/v1/notices";

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
    void whereNobodyHoldsTheFirstPosts_theBrigadeIsToldAtOnce_andAnswersForIt() {
        // Given: of ladder E1 only its last post is held
        enter("LEGAL_BRIGADE", "officer-legal");

        // When
        String finding = idOf("ALT-05", alertNobodyWasSentTo());
        await(() -> !notices(LEGAL, finding).isEmpty());

        // Then
        JsonPath ladder = given().auth()
                .oauth2(LEGAL)
                .get("/api/v1/findings/" + finding + "/ladder")
                .jsonPath();
        assertThat(ladder.getList("reached.rung")).isEqualTo(List.of(1, 2, 3));
        assertThat(ladder.getList("reached.told"))
                .asString()
                .startsWith("[[], [], [{")
                .contains("person=officer-legal");
        assertThat(notices(CHIEF, finding)).as("he holds no post here").isEmpty();

        // When he acknowledges
        String notice = String.valueOf(notices(LEGAL, finding).get(0).get("id"));
        post(INSPECTOR, NOTICES + "/" + notice + ":acknowledge", null).then().statusCode(404);
        post(LEGAL, NOTICES + "/" + notice + ":acknowledge", null)
                .then()
                .statusCode(200)
                .body("rung", equalTo(3), "ruleId", equalTo("ALT-05"));

        // Then it is no longer open, and not acknowledged twice
        assertThat(notices(LEGAL, finding)).isEmpty();
        post(LEGAL, NOTICES + "/" + notice + ":acknowledge", null)
                .then()
                .statusCode(409)
                .body("rule", containsString("acknowledged once"));
    }

    @Test
    void ofAnIntegrityFinding_theUnitIsToldNothing_andOthersNeitherSeeItsLadder() {
        // Given
        enter("INSPECTORATE", "officer-insp");
        enterAt("HB/JZ/SS/U001/", "UNIT_CHIEF", "officer-chief");

        // When
        String finding = idOf("INT-01", alertPlayedDown());
        await(() -> !notices(INSPECTOR, finding).isEmpty());

        // Then
        assertThat(notices(CHIEF, finding)).isEmpty();
        given().auth()
                .oauth2(MANAGER)
                .get("/api/v1/findings/" + finding + "/ladder")
                .then()
                .statusCode(404);
        given().auth()
                .oauth2(INSPECTOR)
                .get("/api/v1/findings/" + finding + "/ladder")
                .then()
                .statusCode(200)
                .body("reached", hasSize(1), "rungs", equalTo(3));

        restsForAStatedTimeOnly(finding);

        // When it is decided, nobody is told any more
        post(INSPECTOR, "/api/v1/findings/" + finding + ":dismiss", Map.of("reasonCode", "SENSOR", "reason", "checked"))
                .then()
                .statusCode(200);
        post(LEGAL, "/api/v1/findings/" + finding + ":approve-dismissal", null)
                .then()
                .statusCode(200);
        await(() -> given().auth()
                        .oauth2(INSPECTOR)
                        .get("/api/v1/findings/" + finding + "/ladder")
                        .jsonPath()
                        .get("next")
                == null);
        assertThat(notices(INSPECTOR, finding)).isEmpty();
    }

    private static void restsForAStatedTimeOnly(String finding) {
        String pause = "/api/v1/findings/" + finding + ":pause-ladder";
        Instant until = Instant.now().plus(Duration.ofDays(2));
        post(
                        INSPECTOR,
                        pause,
                        Map.of("until", Instant.now().plus(Duration.ofDays(8)).toString(), "reason", "leave"))
                .then()
                .statusCode(400)
                .body("violations[0].field", containsString("until"));
        post(INSPECTOR, pause, Map.of("until", until.toString(), "reason", "the file is at the expert's"))
                .then()
                .statusCode(200)
                .body("pauses", hasSize(1), "pauses[0].by", equalTo("officer-insp"));
        post(INSPECTOR, pause, Map.of("until", until.toString(), "reason", "once more"))
                .then()
                .statusCode(409);
    }

    @Test
    void aPostIsEnteredOnlyInOnesOwnOrganisation_andADelegationHasAnEnd() {
        Map<String, Object> delegation = Map.of(
                "orgPath", COUNTY, "role", "CASE_MANAGER", "person", "officer-deputy", "actingFor", "officer-manager");

        post(MANAGER, ROSTER, delegation).then().statusCode(400).body("violations[0].field", equalTo("to"));
        post(MANAGER, ROSTER, Map.of("orgPath", "HB/WH/", "role", "CASE_MANAGER", "person", "x"))
                .then()
                .statusCode(403);
        post(MANAGER, ROSTER, Map.of("orgPath", COUNTY, "role", "KING", "person", "x"))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("role"));
        post(CHIEF, ROSTER, Map.of("orgPath", "HB/JZ/SS/U001/", "role", "UNIT_CHIEF", "person", "x"))
                .then()
                .statusCode(403);
        String entered = post(MANAGER, ROSTER, Map.of("orgPath", COUNTY, "role", "OPS", "person", "officer-ops"))
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getString("id");
        post(MANAGER, ROSTER + "/" + entered + ":end", null).then().statusCode(200);
        post(MANAGER, ROSTER + "/" + entered + ":end", null).then().statusCode(409);
    }

    private static void enter(String role, String person) {
        enterAt(COUNTY, role, person);
    }

    private static void enterAt(String org, String role, String person) {
        post(MANAGER, ROSTER, Map.of("orgPath", org, "role", role, "person", person))
                .then()
                .statusCode(201);
    }

    private String idOf(String rule, String subject) {
        await(() -> !findings(rule, subject).isEmpty());
        return String.valueOf(findings(rule, subject).get(0).get("id"));
    }

    private static List<Map<String, Object>> findings(String rule, String subject) {
        return given().auth()
                .oauth2(INSPECTOR)
                .queryParam("rule", rule)
                .queryParam("subject", subject)
                .get("/api/v1/findings")
                .jsonPath()
                .getList("items");
    }

    private static List<Map<String, Object>> notices(String token, String finding) {
        return given()
                .auth()
                .oauth2(token)
                .get(NOTICES)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .<Map<String, Object>>getList("items")
                .stream()
                .filter(notice -> finding.equals(notice.get("finding")))
                .toList();
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

    private static Response post(String token, String path, @org.jspecify.annotations.Nullable Object body) {
        var request = given().auth()
                .oauth2(token)
                .urlEncodingEnabled(false)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json");
        return body == null ? request.post(path) : request.body(body).post(path);
    }

    private void await(Callable<Boolean> until) {
        Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> {
            pen.watermark(Instant.now());
            return until.call();
        });
    }
}
