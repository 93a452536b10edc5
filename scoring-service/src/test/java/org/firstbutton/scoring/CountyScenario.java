package org.firstbutton.scoring;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.firstbutton.scoring.FactsFixture.BROKEN;
import static org.firstbutton.scoring.FactsFixture.confirmed;
import static org.firstbutton.scoring.FactsFixture.dispatchedTo;
import static org.firstbutton.scoring.FactsFixture.raised;
import static org.firstbutton.scoring.FactsFixture.received;
import static org.firstbutton.scoring.FactsFixture.told;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.eclipse.microprofile.config.ConfigProvider;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.chassis.database.Transactions;
import org.firstbutton.chassis.testing.KafkaResource;
import org.firstbutton.chassis.testing.PostgresResource;
import org.firstbutton.chassis.testing.TokenResource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A county of its own for each test: facts go in on real topics, answers come out over HTTP. */
@QuarkusTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "database", value = "scoring"))
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(TokenResource.class)
abstract class CountyScenario {
    static final String NOVEMBER = "/api/v1/boards/units?from=2026-11-01&to=2026-11-30";

    @Inject
    Transactions transactions;

    FactTopic topic;
    String county;

    @BeforeEach
    void aCountyOfItsOwn() {
        topic = new FactTopic(ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class));
        county = "HB/JZ/C" + UUID.randomUUID().toString().substring(0, 8) + "/";
    }

    @AfterEach
    void close() {
        topic.close();
    }

    void alerts(String unit, int count) {
        for (int n = 0; n < count; n++) {
            String alert = "alert-" + county + unit + n;
            Instant at = BROKEN.plusSeconds(n);
            topic.tell(told(received(), alert, 1, county, at), told(dispatchedTo("E1"), alert, 2, county + unit, at));
        }
    }

    String confirm(String unit, String severity, @Nullable String officer) {
        String finding = UUID.randomUUID().toString();
        String path = county + unit;
        topic.tell(
                told(raised(finding, "ALT-05", severity), finding, 1, path, BROKEN),
                told(confirmed(finding, "ALT-05", severity, path, officer), finding, 2, path, BROKEN));
        return finding;
    }

    String account(String unit) {
        return (county + unit).replaceAll("/$", "").replace('/', '.');
    }

    String brigade() {
        return TokenResource.token("l-1", Set.of(Roles.LEGAL_BRIGADE), county);
    }

    JsonPath recompute() {
        String admin = TokenResource.token("s-1", Set.of(Roles.SCORE_ADMIN), county);
        Response answer = given().urlEncodingEnabled(false).auth().oauth2(admin).post("/api/v1/ledger:recompute");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.jsonPath();
    }

    static Response get(String path, @Nullable String token) {
        return token == null
                ? given().get(path)
                : given().urlEncodingEnabled(false).auth().oauth2(token).get(path);
    }

    long quarantined() {
        return transactions.asConsumer(handle -> handle.createQuery("select count(*) from quarantine")
                .mapTo(Long.class)
                .one());
    }

    long factsTold(String type, String account) {
        return transactions.asConsumer(handle -> handle.createQuery(
                        "select count(*) from event_ledger where type = :type and aggregate = :account")
                .bind("type", type)
                .bind("account", account)
                .mapTo(Long.class)
                .one());
    }

    JsonPath eventually(java.util.function.Predicate<JsonPath> settled) {
        await(() -> {
            JsonPath board = get(NOVEMBER, brigade()).jsonPath();
            return !board.getList("units").isEmpty() && settled.test(board);
        });
        return get(NOVEMBER, brigade()).jsonPath();
    }

    static void await(BooleanSupplier condition) {
        Instant end = Instant.now().plus(Duration.ofSeconds(30));
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("did not come about within 30 s");
            }
            try {
                Thread.sleep(100);
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
