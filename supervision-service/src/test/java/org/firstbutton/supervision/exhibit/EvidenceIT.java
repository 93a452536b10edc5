package org.firstbutton.supervision.exhibit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.chassis.testing.KafkaResource;
import org.firstbutton.chassis.testing.PostgresResource;
import org.firstbutton.chassis.testing.TokenResource;
import org.firstbutton.contract.alert.AlertFact.AlertClassified;
import org.firstbutton.contract.alert.AlertFact.AlertDispatched;
import org.firstbutton.contract.alert.AlertFact.AlertReceived;
import org.firstbutton.contract.alert.AlertFact.AlertReclassified;
import org.firstbutton.supervision.evidence.Bundle;
import org.firstbutton.supervision.evidence.BundleCheck;
import org.firstbutton.supervision.evidence.SignerKey;
import org.firstbutton.supervision.watch.BrokerPen;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A finding made of facts on the broker leaves the house as a bundle that an outsider judges the same. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "database", value = "supervision"))
@WithTestResource(KafkaResource.class)
@WithTestResource(TokenResource.class)
class EvidenceIT {
    private static final String UNIT = "HB/JZ/SS/U001/";
    private static final String LEGAL = TokenResource.token("officer-legal", Set.of(Roles.LEGAL_BRIGADE), "HB/JZ/SS/");
    private static final String STATIONED = TokenResource.token("officer-unit", Set.of(Roles.LEGAL_OFFICER), UNIT);
    private static final String CHIEF = TokenResource.token("officer-chief", Set.of(Roles.UNIT_CHIEF), UNIT);
    private static final String ELSEWHERE =
            TokenResource.token("officer-away", Set.of(Roles.LEGAL_BRIGADE), "HB/JZ/GA/");
    private static final String AUDITOR = TokenResource.token("officer-audit", Set.of(Roles.AUDITOR), "HB/");

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String brokers;

    @ConfigProperty(name = "firstbutton.audit.signing-key-file")
    Path keyFile;

    private BrokerPen pen;
    private final BundleCheck check = new BundleCheck();
    // Earlier than the other tests of this service: a watermark never goes back, and theirs must still be low.
    private final Instant start = Instant.now().minus(Duration.ofHours(60)).truncatedTo(ChronoUnit.SECONDS);
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
    void theEvidenceOfAFinding_isSignedByTheServiceAndJudgedTheSame() throws IOException {
        // Given
        anAlertNobodyWasSentTo();
        String id = awaitFinding("ALT-05");

        // When
        Bundle bundle = evidence(LEGAL, id);

        // Then
        check.requireSeal(bundle, SignerKey.ofPem(Files.readString(keyFile)));
        assertThat(check.judge(bundle).differences()).isEmpty();
        assertThat(bundle.facts())
                .extracting(fact -> fact.at("/provenance/topic").asText())
                .contains("alert-events")
                .as("that it was raised may have come back by then, as news of the matter")
                .isSubsetOf("alert-events", "supervision-findings");
        assertThat(check.judge(bundle, bundle.finding().at("/evidence/0").asText())
                        .isSame())
                .isFalse();
    }

    @Test
    void everyExport_standsInTheAuditTrailWithTheHashOfTheBundle() {
        anAlertNobodyWasSentTo();
        String id = awaitFinding("ALT-05");

        String hash = evidence(LEGAL, id).sha256();

        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> purposesOf(id).equals(List.of("evidence bundle sha256 " + hash)));
    }

    /** The whole trail is read: other tests have written in it. */
    private static List<String> purposesOf(String finding) {
        List<String> purposes = new ArrayList<>();
        for (String cursor = "0"; cursor != null; ) {
            JsonPath page = given().auth()
                    .oauth2(AUDITOR)
                    .queryParam("limit", 1000)
                    .queryParam("cursor", cursor)
                    .get("/api/v1/audit/entries")
                    .jsonPath();
            purposes.addAll(page.getList(
                    "items.findAll { it.action == 'export-evidence' && it.object == '" + finding + "' }.purpose"));
            cursor = page.getString("next");
        }
        return purposes;
    }

    @Test
    void whatArrivedAfterAPersonConfirmed_isNotInTheEvidence() {
        // Given
        anAlertNobodyWasSentTo();
        String id = awaitFinding("ALT-05");
        confirm(id);

        // When
        String late = pen.fact(
                matter,
                "firstbutton",
                start.plusSeconds(20),
                start.plusSeconds(21),
                new AlertDispatched("D1", "U001", List.of("P1"), null, null));
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> given().auth()
                        .oauth2(LEGAL)
                        .get("/api/v1/findings/" + id)
                        .jsonPath()
                        .getBoolean("finding.basisChanged"));

        // Then
        Bundle bundle = evidence(LEGAL, id);
        assertThat(bundle.finding().path("status").asText()).isEqualTo("CONFIRMED");
        assertThat(bundle.facts())
                .extracting(fact -> fact.at("/event/id").asText())
                .doesNotContain(late);
        assertThat(check.judge(bundle).differences()).isEmpty();
    }

    @Test
    void whoDoesNotDecideOrSeeTheFinding_getsNoEvidence() {
        anAlertNobodyWasSentTo();
        String id = awaitFinding("ALT-05");

        assertThat(status(CHIEF, id)).isEqualTo(403);
        assertThat(status(ELSEWHERE, id)).isEqualTo(404);
        assertThat(status(STATIONED, id)).isEqualTo(200);
    }

    @Test
    void anIntegrityFinding_opensToTheUnitsLegalOfficerOnlyOnceConfirmed() {
        // Given
        anAlertNobodyWasSentTo();
        pen.fact(
                matter,
                "firstbutton",
                start.plusSeconds(60),
                start.plusSeconds(61),
                new AlertReclassified("100600", "200200", 1, 3, null, null, "P1", null, null, null, null));
        String id = awaitFinding("INT-01");
        assertThat(status(STATIONED, id)).isEqualTo(404);

        // When
        confirm(id);

        // Then
        assertThat(status(STATIONED, id)).isEqualTo(200);
        assertThat(check.judge(evidence(LEGAL, id)).differences()).isEmpty();
    }

    private void anAlertNobodyWasSentTo() {
        pen.fact(matter, "firstbutton", start, start, new AlertReceived("PHONE_110", "T-1", null, null, null, null));
        pen.fact(
                matter,
                "firstbutton",
                start.plusSeconds(5),
                start.plusSeconds(5),
                new AlertClassified("ROBBERY", null, 1, true, true, true, false, null, "URBAN", null, null));
        pen.watermark(start.plus(Duration.ofHours(2)));
    }

    private String awaitFinding(String rule) {
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> {
            pen.again();
            return !findings(rule).isEmpty();
        });
        return findings(rule).get(0);
    }

    private List<String> findings(String rule) {
        return given().auth()
                .oauth2(LEGAL)
                .queryParam("rule", rule)
                .queryParam("subject", matter)
                .get("/api/v1/findings")
                .jsonPath()
                .getList("items.id");
    }

    private void confirm(String id) {
        given().auth()
                .oauth2(LEGAL)
                .urlEncodingEnabled(false)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json")
                .body("{\"reason\":\"checked the recording\"}")
                .post("/api/v1/findings/" + id + ":confirm")
                .then()
                .statusCode(200);
    }

    private static Bundle evidence(String token, String id) {
        return Bundle.read(given().auth()
                .oauth2(token)
                .get("/api/v1/findings/" + id + "/evidence")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray());
    }

    private static int status(String token, String id) {
        return given().auth()
                .oauth2(token)
                .get("/api/v1/findings/" + id + "/evidence")
                .statusCode();
    }
}
