package org.firstbutton.supervision.reminder;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
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
import org.firstbutton.chassis.database.Transactions;
import org.firstbutton.chassis.testing.KafkaResource;
import org.firstbutton.chassis.testing.PostgresResource;
import org.firstbutton.chassis.testing.TokenResource;
import org.firstbutton.contract.alert.AlertFact.AlertDispatched;
import org.firstbutton.contract.alert.AlertFact.DispatchAcknowledged;
import org.firstbutton.supervision.watch.BrokerPen;
import org.junit.jupiter.api.Test;

/** At half of the limit of ALT-22 whoever handles the matter is reminded once, and signs for it. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "database", value = "supervision"))
@WithTestResource(KafkaResource.class)
@WithTestResource(TokenResource.class)
class ReminderIT {
    private static final String UNIT = "QR/XN/CZ/U001/";
    /** Monday 10:00 in Shanghai. */
    private static final Instant DUTY_TIME = Instant.parse("2026-03-30T02:00:00Z");

    private static final String HANDLER = TokenResource.token("r-handler", Set.of("RESPONDING_OFFICER"), UNIT);
    private static final String COLLEAGUE = TokenResource.token("r-colleague", Set.of("RESPONDING_OFFICER"), UNIT);
    private static final String LEGAL = TokenResource.token("r-legal", Set.of("LEGAL_OFFICER"), UNIT);

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String brokers;

    @Inject
    ReminderWatch watch;

    @Inject
    Transactions transactions;

    @Test
    void aLimitHalfUsedUp_remindsItsHandlerOnce_whoSignsForIt() {
        String matter = UUID.randomUUID().toString();
        try (BrokerPen pen = new BrokerPen(brokers)) {
            handedOverThirteenHoursAgo(pen, matter);
            await(
                    pen,
                    () -> count("select count(*) from warning where rule_id = 'ALT-22' and matter = :m", matter) == 1);

            // When it is duty time, and asked for twice
            remindAll();
            remindAll();

            // Then
            List<Map<String, Object>> mine = of(HANDLER, matter, "?mine=true");
            assertThat(mine).hasSize(1);
            assertThat(mine.get(0))
                    .containsEntry("ruleId", "ALT-22")
                    .containsEntry("percent", 50)
                    .containsEntry("toSign", true)
                    .containsEntry("part", "HANDLER");
            assertThat(of(COLLEAGUE, matter, "?mine=true")).isEmpty();
            assertThat(of(LEGAL, matter, "?mine=false&orgPath=" + UNIT)).hasSize(1);
            ask(COLLEAGUE).get("/api/v1/reminders?mine=false").then().statusCode(403);

            onlyHeSignsForIt(matter, String.valueOf(mine.get(0).get("id")));

            // And both stand on the timeline that REV-04 judges
            await(
                    pen,
                    () -> count("select count(*) from timeline_fact where matter = :m and type ^@ 'reminder.'", matter)
                            == 2);
        }
    }

    private void remindAll() {
        int done;
        do {
            done = transactions.asConsumer(handle -> watch.remind(handle, DUTY_TIME));
        } while (done > 0);
    }

    private static void onlyHeSignsForIt(String matter, String id) {
        String at = "/api/v1/reminders/" + id + ":acknowledge";
        post(COLLEAGUE, at).then().statusCode(404);
        post(HANDLER, at).then().statusCode(200).body("acknowledgedAt", notNullValue(), "version", equalTo(2));
        post(HANDLER, at).then().statusCode(409);
        assertThat(of(HANDLER, matter, "?mine=true")).isEmpty();
        assertThat(ask(LEGAL)
                        .get("/api/v1/reminders/export?mine=false&open=false&orgPath=" + UNIT)
                        .asString())
                .contains("r-handler");
    }

    private static void handedOverThirteenHoursAgo(BrokerPen pen, String matter) {
        Instant then = Instant.now().minus(Duration.ofHours(13)).truncatedTo(ChronoUnit.SECONDS);
        pen.at(UNIT).by("r-desk", "DISPATCHER");
        pen.fact(matter, "firstbutton", then, then, new AlertDispatched("d1", UNIT, List.of("r-handler"), null, null));
        pen.by("r-handler", "RESPONDING_OFFICER");
        pen.fact(
                matter,
                "firstbutton",
                then.plusSeconds(20),
                then.plusSeconds(20),
                new DispatchAcknowledged("d1", "r-handler", null));
    }

    private static List<Map<String, Object>> of(String token, String matter, String query) {
        return ask(token).get("/api/v1/reminders" + query).jsonPath().<Map<String, Object>>getList("items").stream()
                .filter(reminder -> matter.equals(reminder.get("matter")))
                .filter(reminder -> "ALT-22".equals(reminder.get("ruleId")))
                .toList();
    }

    private static io.restassured.specification.RequestSpecification ask(String token) {
        return given().urlEncodingEnabled(false).auth().oauth2(token);
    }

    private static Response post(String token, String path) {
        return ask(token)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json")
                .post(path);
    }

    private long count(String sql, String matter) {
        return transactions.asConsumer(handle ->
                handle.createQuery(sql).bind("m", matter).mapTo(Long.class).one());
    }

    private static void await(BrokerPen pen, Callable<Boolean> until) {
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> {
            pen.watermark(Instant.now());
            return until.call();
        });
    }
}
