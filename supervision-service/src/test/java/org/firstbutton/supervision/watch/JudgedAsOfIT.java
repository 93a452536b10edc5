package org.firstbutton.supervision.watch;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
import org.firstbutton.contract.alert.AlertFact.AlertDispatched;
import org.firstbutton.contract.alert.AlertFact.AlertReceived;
import org.firstbutton.contract.supervision.HeartbeatFact.SourceBeat;
import org.firstbutton.contract.supervision.HeartbeatFact.SourceRegistered;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** 截至 — what stands as of now is what was found live; what stood earlier knows nothing of later. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "database", value = "supervision"))
@WithTestResource(KafkaResource.class)
@WithTestResource(TokenResource.class)
class JudgedAsOfIT {
    private static final String LEGAL = TokenResource.token("officer-legal", Set.of(Roles.LEGAL_BRIGADE), "HB/JZ/SS/");
    private static final int GRACE_SECONDS = 120;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String brokers;

    private BrokerPen pen;
    private final Instant start = Instant.now().minus(Duration.ofHours(3)).truncatedTo(ChronoUnit.SECONDS);
    private final String cad = "cad-" + UUID.randomUUID();

    @BeforeEach
    void aSourceThatRecordsLate() {
        pen = new BrokerPen(brokers);
        pen.fact(cad, cad, start, start, new SourceRegistered(cad, "CONNECTOR", 60, GRACE_SECONDS));
    }

    @AfterEach
    void close() {
        pen.close();
    }

    @Test
    void asOfNow_nobodyIsAccusedWhoWasNotFoundLive() {
        // Given one call that was answered in time and recorded within the source's grace, and one never answered
        String answered = call();
        Instant late = start.plusSeconds(90);
        pen.fact(
                answered,
                cad,
                start.plusSeconds(20),
                late,
                new AlertDispatched("D1", "U001", List.of("P1"), null, null));
        String unanswered = call();
        pen.fact(cad, cad, Instant.now(), Instant.now(), new SourceBeat(cad, Instant.now()));
        pen.watermark(Instant.now());
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> {
            pen.again();
            return !found(unanswered, null).isEmpty();
        });

        // Then
        assertThat(found(answered, null)).isEmpty();
        assertThat(found(answered, Instant.now())).isEmpty();
        assertThat(found(unanswered, Instant.now())).isEqualTo(found(unanswered, null));
        assertThat(found(unanswered, start.plusSeconds(60))).isEmpty();
    }

    private String call() {
        String matter = UUID.randomUUID().toString();
        pen.fact(matter, cad, start, start, new AlertReceived("PHONE_110", "T-1", null, null, null, null));
        pen.fact(
                matter,
                cad,
                start.plusSeconds(5),
                start.plusSeconds(5),
                new AlertClassified("ROBBERY", null, 1, true, true, true, false, null, "URBAN", null, null));
        return matter;
    }

    private static List<String> found(String matter, @Nullable Instant asOf) {
        return given().auth()
                .oauth2(LEGAL)
                .queryParam("rule", "ALT-05")
                .queryParam("subject", matter)
                .queryParams(asOf == null ? Map.of() : Map.of("asOf", asOf.toString()))
                .get("/api/v1/findings")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.id");
    }
}
