package org.firstbutton.supervision.accountability;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.firstbutton.chassis.database.Transactions;
import org.firstbutton.chassis.testing.KafkaResource;
import org.firstbutton.chassis.testing.PostgresResource;
import org.firstbutton.chassis.testing.TokenResource;
import org.firstbutton.supervision.watch.BrokerPen;
import org.junit.jupiter.api.Test;

/** What is recorded here comes back over the broker and is itself watched: ACC-05 counts the hours of an appeal. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "database", value = "supervision"))
@WithTestResource(KafkaResource.class)
@WithTestResource(TokenResource.class)
class AppealClockIT {
    private final Transactions transactions;
    private final Officer officer = Officer.onDuty();
    private Instant clock = Instant.now().minus(Duration.ofHours(30));

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String brokers;

    AppealClockIT(Transactions transactions) {
        this.transactions = transactions;
    }

    @Test
    void theAppealAgainstAConfinement_unansweredAfterADay_isAFinding_andOneJustMadeIsNot() {
        String late = appealed(Instant.now().minus(Duration.ofHours(30)));
        String fresh = appealed(Instant.now().minus(Duration.ofHours(2)));

        try (BrokerPen pen = new BrokerPen(brokers)) {
            Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> {
                pen.watermark(Instant.now());
                return !findings(late).isEmpty();
            });
        }

        assertThat(findings(late))
                .singleElement()
                .satisfies(finding -> assertThat(finding)
                        .containsEntry("severity", "CRITICAL")
                        .containsEntry("status", "RAISED"));
        assertThat(findings(fresh)).isEmpty();
    }

    /** A confinement decided and appealed against then; answers its matter. */
    private String appealed(Instant then) {
        clock = then;
        String it = Officer.REFERRER
                .posts(
                        ":refer",
                        at(Map.of("findingId", Officer.finding(transactions, "CONFIRMED"), "officerId", officer.id())))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String path = "/" + it;
        Officer.LEGAL.takes(path, "open-review", at(Map.of()));
        Officer.LEGAL.takes(path, "determine-fault", at(Map.of("outcome", "FAULT")));
        Officer.LEGAL.takes(path, "hear", at(Map.of("statement", "nothing to say")));
        Map<String, ?> none = at(Map.of("outcome", "NONE", "reason", "see the file"));
        Officer.INSPECTOR.approves(Officer.LEGAL.proposes(path, "assess-tolerance", none));
        Officer.LEGAL.takes(path, "propose", at(Map.of("kind", "CONFINEMENT", "days", 3)));
        Officer.GENERAL.approves(Officer.INSPECTOR.proposes(path, "confine", at(Map.of("days", 3))));
        Officer.INSPECTOR.takes(path, "serve", at(Map.of()));
        officer.takes(path, "appeal", at(Map.of("grounds", "the log is wrong")));
        return officer.asks(path).path("matter");
    }

    private Map<String, ?> at(Map<String, ?> body) {
        Map<String, Object> dated = new HashMap<>(body);
        dated.put("occurredAt", clock.toString());
        clock = clock.plusSeconds(1);
        return dated;
    }

    private static List<Map<String, Object>> findings(String matter) {
        return given().auth()
                .oauth2(TokenResource.token("a-general", Officer.GENERAL.roles(), Officer.COUNTY))
                .queryParam("rule", "ACC-05")
                .queryParam("subject", matter)
                .get("/api/v1/findings")
                .then()
                .statusCode(200)
                .extract()
                .path("items");
    }
}
