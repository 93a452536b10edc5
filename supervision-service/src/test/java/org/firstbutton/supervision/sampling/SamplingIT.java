package org.firstbutton.supervision.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.firstbutton.chassis.database.Transactions;
import org.firstbutton.chassis.testing.KafkaResource;
import org.firstbutton.chassis.testing.PostgresResource;
import org.firstbutton.chassis.testing.TokenResource;
import org.firstbutton.contract.alert.AlertFact.AlertClassified;
import org.firstbutton.contract.alert.AlertFact.AlertInvalidated;
import org.firstbutton.contract.alert.AlertFact.AlertReceived;
import org.firstbutton.supervision.loop.Person;
import org.firstbutton.supervision.watch.BrokerPen;
import org.junit.jupiter.api.Test;

/** A sampling audit from its plan to what may be said of all alerts. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "database", value = "supervision"))
@WithTestResource(KafkaResource.class)
@WithTestResource(TokenResource.class)
class SamplingIT {
    private static final Person PLANNER = new Person("s-planner", Set.of("CASE_MANAGER"), Person.COUNTY);
    private static final List<Person> REVIEWERS = List.of(
            new Person("s-one", Set.of("LEGAL_BRIGADE"), Person.COUNTY),
            new Person("s-two", Set.of("LEGAL_OFFICER"), Person.COUNTY));
    private static final String SEED = "5a".repeat(32);
    private static final String SAMPLES = "/api/v1/samples";
    private static final String ITEMS = "/api/v1/sample-items";

    private final Transactions transactions;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String brokers;

    SamplingIT(Transactions transactions) {
        this.transactions = transactions;
    }

    @Test
    void fromThePlanToTheResult() throws Exception {
        // Given a plan bound to a seed before its period ends
        Instant from = Instant.now().minusSeconds(1);
        Instant to = Instant.now().plusSeconds(4);
        Response planned = plan(from, to, Map.of());
        planned.then().statusCode(201).body("state", equalTo("PLANNED"));
        String sample = SAMPLES + "/" + planned.path("id");
        PLANNER.post(sample + ":draw", Map.of("seed", SEED))
                .then()
                .statusCode(409)
                .body("rule", containsString("after the period"));
        List<String> alerts = alerts(from.plusMillis(500));
        Awaitility.await().until(() -> Instant.now().isAfter(to.plusMillis(200)));

        // When the seed is told
        PLANNER.post(sample + ":draw", Map.of("seed", "6b".repeat(32)))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("/seed"));
        Response drawn = PLANNER.post(sample + ":draw", Map.of("seed", SEED));
        drawn.then()
                .statusCode(200)
                .body("detail.drawn", equalTo(12), "detail.planned", equalTo(12), "detail.seed", equalTo(SEED));

        // Then anybody draws the same again
        assertThat(anybodyDraws(sample, drawn.path("detail.frame")))
                .containsExactlyInAnyOrderElementsOf(assigned(REVIEWERS.get(0)))
                .containsExactlyInAnyOrderElementsOf(assigned(REVIEWERS.get(1)))
                .allSatisfy(alert -> assertThat(alerts).contains(alert));

        theReviewersDoNotKnowOfEachOther(sample);
        reviewed(sample, Set.copyOf(alerts.subList(0, 6)));

        // When it is finished
        PLANNER.post(sample + ":finish", Map.of())
                .then()
                .statusCode(200)
                .body("state", equalTo("FINISHED"), "detail.finished", equalTo(12));
        theResultHolds(sample);
    }

    private List<String> alerts(Instant at) {
        List<String> alerts =
                Stream.generate(() -> UUID.randomUUID().toString()).limit(16).toList();
        try (BrokerPen pen = new BrokerPen(brokers)) {
            IntStream.range(0, alerts.size()).forEach(i -> alert(pen, alerts.get(i), at, i));
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> {
                pen.watermark(Instant.now());
                return known(alerts) == 16 && found(alerts) == 6;
            });
        }
        return alerts;
    }

    // The first six were left lying (ALT-05), the last four called invalid.
    private static void alert(BrokerPen pen, String alert, Instant at, int number) {
        Instant before = at.minus(Duration.ofHours(2));
        pen.by("s-taker", "CALL_TAKER")
                .fact(alert, "firstbutton", at, at, new AlertReceived("PHONE_110", "S-1", null, null, null, null));
        pen.fact(
                alert,
                "firstbutton",
                before,
                before,
                new AlertClassified("ROBBERY", null, 3, true, true, number < 6, false, null, "URBAN", null, null));
        if (number >= 12) {
            pen.fact(alert, "firstbutton", at, at, new AlertInvalidated("PRANK"));
        }
    }

    private long known(List<String> alerts) {
        return count(
                "select count(distinct matter) from timeline_fact where type = 'alert.received' and matter = any (:m)",
                alerts);
    }

    private long found(List<String> alerts) {
        return count("select count(*) from finding where rule_id = 'ALT-05' and matter = any (:m)", alerts);
    }

    private long count(String sql, List<String> alerts) {
        return transactions.asConsumer(handle -> handle.createQuery(sql)
                .bindArray("m", String.class, alerts.toArray())
                .mapTo(Long.class)
                .one());
    }

    private static List<String> anybodyDraws(String sample, String hash) throws Exception {
        String frame = PLANNER.get(result(sample) + "/frame").asString();
        assertThat(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(frame.getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(hash);
        Map<Stratum, List<String>> strata = new TreeMap<>();
        frame.lines()
                .skip(1)
                .map(line -> line.split(",", -1))
                .forEach(cells -> strata.computeIfAbsent(
                                new Stratum(cells[0], cells[1], Stratum.Layer.valueOf(cells[2])),
                                any -> new ArrayList<>())
                        .add(cells[3]));
        assertThat(strata).hasSize(3);
        return Draw.of(new SampleSeed(SEED), strata, 12, 2).drawn().values().stream()
                .flatMap(List::stream)
                .toList();
    }

    private static List<String> assigned(Person reviewer) {
        return reviewer.get(ITEMS + "?open=false").path("items.alert");
    }

    private static void theReviewersDoNotKnowOfEachOther(String sample) {
        Person one = REVIEWERS.get(0);
        one.get(result(sample)).then().statusCode(409).body("rule", containsString("blindly"));
        one.get(result(sample) + "/frame").then().statusCode(409);
        assertThat(one.get(ITEMS).asString()).doesNotContain("FLAGGED").doesNotContain("s-two");
        String item = one.get(ITEMS).path("items[0].id");
        REVIEWERS.get(1).post(ITEMS + "/" + item + ":rate", inOrder()).then().statusCode(404);
        PLANNER.post(ITEMS + "/" + item + ":rate", inOrder()).then().statusCode(404);
        one.post(ITEMS + "/" + item + ":rate", Map.of("verdict", "AT_FAULT", "rules", List.of("NO-1")))
                .then()
                .statusCode(400);
        one.post(ITEMS + "/" + item + ":rate", Map.of("verdict", "IN_ORDER", "rules", List.of("ALT-05")))
                .then()
                .statusCode(400);
        PLANNER.post(sample + ":finish", Map.of()).then().statusCode(409).body("rule", containsString("all looked at"));
        PLANNER.get(result(sample))
                .then()
                .statusCode(200)
                .body("looked", equalTo(0), "strata.atFault", everyItem(nullValue()), "agreement", nullValue());
    }

    private static void reviewed(String sample, Set<String> leftLying) {
        for (Person reviewer : REVIEWERS) {
            List<Map<String, String>> items = reviewer.get(ITEMS).path("items");
            boolean differs = reviewer.officer().equals("s-two");
            for (Map<String, String> item : items) {
                boolean fault = leftLying.contains(item.get("alert"));
                Map<String, Object> rating = fault && !differs
                        ? Map.of("verdict", "AT_FAULT", "rules", List.of("ALT-05"), "reason", "无人出警")
                        : fault ? Map.of("verdict", "AT_FAULT", "rules", List.of()) : inOrder();
                String at = ITEMS + "/" + item.get("id") + ":rate";
                reviewer.post(at, rating).then().statusCode(200);
                reviewer.post(at, inOrder()).then().statusCode(409);
            }
            reviewer.get(ITEMS).then().body("items", empty());
        }
        PLANNER.get(result(sample)).then().body("looked", equalTo(12), "strata.atFault", everyItem(nullValue()));
    }

    private static void theResultHolds(String sample) {
        Response result = PLANNER.get(result(sample));
        result.then()
                .statusCode(200)
                .body("finished", equalTo(true), "alerts", equalTo(16), "drawn", equalTo(12), "strata", hasSize(3))
                .body(
                        "interval",
                        notNullValue(),
                        "agreement.observed",
                        equalTo(1.0f),
                        "agreement.kappa",
                        equalTo(1.0f));
        assertThat(result.<Float>path("interval.low")).isLessThanOrEqualTo(6f);
        assertThat(result.<Float>path("interval.high")).isGreaterThanOrEqualTo(6f);
        assertThat(result.<List<String>>path("recall.rule")).contains("ALT-05");
        assertThat(result.<Float>path("recall.find { it.rule == 'ALT-05' }.interval.high"))
                .isEqualTo(1f);
        REVIEWERS.get(0).get(result(sample)).then().statusCode(200);
    }

    @Test
    void aPlanThatCouldChooseItsResult_isRefused() {
        Instant now = Instant.now();
        refused(plan(now.minusSeconds(60), now.minusSeconds(1), Map.of()), "/to");
        refused(plan(now, now.plusSeconds(60), Map.of("commitment", "five")), "/commitment");
        refused(plan(now, now.plusSeconds(60), Map.of("reviewers", List.of("s-one"))), "/reviewers");
        refused(plan(now, now.plusSeconds(60), Map.of("reviewers", List.of("s-one", "s-planner"))), "/reviewers");
        refused(plan(now, now.plusSeconds(60), Map.of("unacceptable", 0.01)), "/acceptable");
        refused(plan(now, now.plusSeconds(60), Map.of("unit", "HB/WH/")), "/unit");
        refused(plan(now, now.plusSeconds(60), Map.of("colour", "red")), "/colour");
    }

    private static void refused(Response answer, String field) {
        answer.then().statusCode(400).body("violations[0].field", equalTo(field));
    }

    private static Response plan(Instant from, Instant to, Map<String, ?> otherwise) {
        Map<String, Object> body = new HashMap<>(Map.of(
                "unit",
                Person.UNIT,
                "from",
                from.toString(),
                "to",
                to.toString(),
                "planned",
                12,
                "least",
                2,
                "commitment",
                new SampleSeed(SEED).commitment(),
                "reviewers",
                List.of("s-one", "s-two"),
                "secondEvery",
                1,
                "acceptable",
                0.05));
        body.put("unacceptable", 0.5);
        body.putAll(otherwise);
        return PLANNER.post(SAMPLES + ":plan", body);
    }

    private static String result(String sample) {
        return sample.replace("/samples/", "/sample-results/");
    }

    private static Map<String, Object> inOrder() {
        return Map.of("verdict", "IN_ORDER", "rules", List.of());
    }
}
