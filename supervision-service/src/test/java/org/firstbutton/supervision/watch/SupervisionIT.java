package org.firstbutton.supervision.watch;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.chassis.testing.KafkaResource;
import org.firstbutton.chassis.testing.PostgresResource;
import org.firstbutton.chassis.testing.TokenResource;
import org.firstbutton.contract.accountability.AccountabilityFact.ViolationConfirmed;
import org.firstbutton.contract.alert.AlertFact.AlertClassified;
import org.firstbutton.contract.alert.AlertFact.AlertDispatched;
import org.firstbutton.contract.alert.AlertFact.AlertReceived;
import org.firstbutton.contract.alert.AlertFact.AlertReclassified;
import org.firstbutton.contract.supervision.HeartbeatFact;
import org.firstbutton.contract.supervision.HeartbeatFact.SourceBeat;
import org.firstbutton.contract.supervision.HeartbeatFact.SourceRegistered;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Facts on the broker in, findings out, on a real PostgreSQL and a real broker. */
@QuarkusTest
@WithTestResource(
        value = PostgresResource.class,
        initArgs = @io.quarkus.test.common.ResourceArg(name = "database", value = "supervision"))
@WithTestResource(KafkaResource.class)
@WithTestResource(TokenResource.class)
class SupervisionIT {
    private static final String LEGAL = TokenResource.token("officer-legal", Set.of(Roles.LEGAL_BRIGADE), "HB/JZ/SS/");
    private static final String CHIEF =
            TokenResource.token("officer-chief", Set.of(Roles.UNIT_CHIEF), "HB/JZ/SS/U001/");
    private static final String SIBLING =
            TokenResource.token("officer-other", Set.of(Roles.UNIT_CHIEF), "HB/JZ/SS/U0012/");

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String brokers;

    private BrokerPen pen;
    private final Instant start = Instant.now().minus(Duration.ofHours(30)).truncatedTo(ChronoUnit.SECONDS);
    private final String matter = UUID.randomUUID().toString();

    @BeforeEach
    void open() {
        pen = new BrokerPen(brokers);
    }

    @AfterEach
    void close() {
        pen.close();
    }

    @Test
    void anAlertNobodyWasSentTo_isFlaggedOnlyWhenEverythingHasBeenHandedOver() {
        // Given a source of its own: what the services have handed over only ever grows, in other tests too
        String cad = "cad-" + matter;
        of(cad, new SourceRegistered(cad, "CONNECTOR", 60, 0));
        pen.fact(matter, cad, start, start, new AlertReceived("PHONE_110", "T-1", null, null, null, null));
        pen.fact(matter, cad, start.plusSeconds(5), start.plusSeconds(5), robbery());
        of(cad, new SourceBeat(cad, start.plusSeconds(30)));
        pen.watermark(Instant.now());
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .during(Duration.ofSeconds(2))
                .until(() -> findings("ALT-05").isEmpty());

        // When
        of(cad, new SourceBeat(cad, start.plusSeconds(120)));
        pen.watermark(Instant.now());

        // Then
        JsonPath finding = awaitFinding("ALT-05");
        assertThat(finding.getString("items[0].status")).isEqualTo("RAISED");
        assertThat(Instant.parse(finding.getString("items[0].dueAt"))).isEqualTo(start.plusSeconds(65));
        assertThat(finding.getString("items[0].severity")).isEqualTo("HIGH");
    }

    @Test
    void aDispatchRecordedInTimeButDeliveredLate_withdrawsTheFindingByItself() {
        // Given
        received(start);
        classified(start.plusSeconds(5));
        pen.watermark(Instant.now());
        awaitFinding("ALT-05");

        // When
        dispatched(start.plusSeconds(20), start.plusSeconds(21));

        // Then
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> List.of("WITHDRAWN").equals(findings("ALT-05")));
    }

    @Test
    void aDispatchEnteredAfterTheBreach_onlyProposesWithdrawal() {
        // Given
        received(start);
        classified(start.plusSeconds(5));
        pen.watermark(Instant.now());
        awaitFinding("ALT-05");

        // When
        dispatched(start.plusSeconds(20), start.plusSeconds(7200));

        // Then
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> list(LEGAL, "ALT-05").getBoolean("items[0].withdrawalProposed"));
        assertThat(findings("ALT-05")).containsExactly("RAISED");
    }

    @Test
    void aCorrectionThatNamesAnotherOfficer_clearsTheFirst_andAccusesTheOther() {
        // Given
        String first = "o-" + UUID.randomUUID();
        String other = "o-" + UUID.randomUUID();
        violation(first, "i1", null);
        violation(other, "i2", null);
        String second = violation(first, "i3", null);
        pen.watermark(Instant.now());
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> {
            pen.again();
            return banned(first).equals(List.of("RAISED"));
        });
        assertThat(banned(other)).isEmpty();

        // When
        violation(other, "i3", UUID.fromString(second));

        // Then
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> banned(first).equals(List.of("WITHDRAWN")));
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> banned(other).equals(List.of("RAISED")));
    }

    private String violation(String officer, String incident, @Nullable UUID corrects) {
        return pen.fact(
                matter,
                "firstbutton",
                start,
                Instant.now(),
                new ViolationConfirmed(UUID.randomUUID().toString(), officer, "PROHIBITION", "3", incident, false),
                corrects);
    }

    private static List<String> banned(String officer) {
        return given().auth()
                .oauth2(LEGAL)
                .get("/api/v1/findings?rule=ACC-01&subject=" + officer)
                .jsonPath()
                .getList("items.status");
    }

    @Test
    void anIntegrityFinding_staysInvisibleToTheUnitUntilAPersonConfirmsIt() {
        // Given
        received(start);
        classified(start.plusSeconds(5));
        pen.fact(
                matter,
                "firstbutton",
                start.plusSeconds(60),
                start.plusSeconds(61),
                new AlertReclassified("100600", "200200", 1, 3, null, null, "P1", null, null, null, null));
        pen.watermark(Instant.now());

        // When
        String id = awaitFinding("INT-01").getString("items[0].id");

        // Then
        assertThat(list(CHIEF, "INT-01").getList("items")).isEmpty();
        given().auth().oauth2(CHIEF).get("/api/v1/findings/" + id).then().statusCode(404);
        given().auth()
                .oauth2(LEGAL)
                .urlEncodingEnabled(false)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json")
                .body("{\"reason\":\"checked the recording\"}")
                .post("/api/v1/findings/" + id + ":confirm")
                .then()
                .statusCode(200);
        assertThat(list(CHIEF, "INT-01").getList("items.status")).containsExactly("CONFIRMED");
        assertThat(list(SIBLING, "INT-01").getList("items")).isEmpty();
    }

    private void received(Instant at) {
        pen.fact(matter, "firstbutton", at, at, new AlertReceived("PHONE_110", "T-1", null, null, null, null));
    }

    private void classified(Instant at) {
        pen.fact(matter, "firstbutton", at, at, robbery());
    }

    private static AlertClassified robbery() {
        return new AlertClassified("ROBBERY", null, 1, true, true, true, false, null, "URBAN", null, null);
    }

    private void of(String source, HeartbeatFact fact) {
        Instant now = Instant.now();
        pen.fact(source, source, now, now, fact);
    }

    private void dispatched(Instant at, Instant recordedAt) {
        pen.fact(matter, "firstbutton", at, recordedAt, new AlertDispatched("D1", "U001", List.of("P1"), null, null));
    }

    private JsonPath awaitFinding(String rule) {
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> {
            pen.again();
            return !findings(rule).isEmpty();
        });
        return list(LEGAL, rule);
    }

    private List<String> findings(String rule) {
        return list(LEGAL, rule).getList("items.status");
    }

    private JsonPath list(String token, String rule) {
        return given().auth()
                .oauth2(token)
                .queryParam("rule", rule)
                .queryParam("subject", matter)
                .get("/api/v1/findings")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
