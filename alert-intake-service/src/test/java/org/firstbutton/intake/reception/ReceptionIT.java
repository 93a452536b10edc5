package org.firstbutton.intake.reception;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.firstbutton.chassis.testing.KafkaResource;
import org.firstbutton.chassis.testing.PostgresResource;
import org.firstbutton.chassis.testing.TokenResource;
import org.firstbutton.intake.testing.IntakeClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Receiving: once per key, once per number, one by one in a batch, and nobody's telephone number in sight. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(TokenResource.class)
class ReceptionIT {
    private static final String CALL = """
            {"channel": "PHONE_110", "orgPath": "HB/JZ/SS/U001/", "place": "解放路 1 号",
             "caller": {"name": "张三丰", "phone": "138 1234 5678"}}""";
    private final ExecutorService crowd = Executors.newFixedThreadPool(24);
    private final IntakeClient callTaker = IntakeClient.person("041001", "CALL_TAKER", "HB/JZ/SS/");

    @Inject
    @DataSource("consumer")
    AgroalDataSource database;

    @AfterEach
    void crowdGoesHome() {
        crowd.shutdownNow();
    }

    @Test
    void theSameKeyAgain_replaysTheFirstAnswer() {
        String key = UUID.randomUUID().toString();
        Response first = callTaker.post("/alerts", CALL, key);
        Response second = callTaker.post("/alerts", CALL, key);

        first.then().statusCode(201).header("Location", containsString("/api/v1/alerts/" + first.path("id")));
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.asString()).isEqualTo(first.asString());
        callTaker
                .post("/alerts", CALL.replace("解放", "建设"), key)
                .then()
                .statusCode(422)
                .body("code", equalTo("key-reused"));
    }

    @Test
    void theEntryOfANewAlert_carriesTheHashThatTheDatabaseGivesOfItsRow() throws SQLException {
        List<String> bodies = List.of(
                CALL,
                CALL.replace("{\"channel", "{\"occurredAt\": \"1969-12-31T23:59:58.000001+08:00\", \"channel"),
                CALL.replace(
                        "{\"channel",
                        "{\"number\": \"一/\\\"\\\\\\n\\t\\u000b\\u001f\\u007f\\u2028😀-" + UUID.randomUUID()
                                + "\", \"receivedBy\": \"<&>'\", \"channel"));
        for (String body : bodies) {
            String id = callTaker
                    .post("/alerts", body, UUID.randomUUID().toString())
                    .path("id");
            try (Connection connection = database.getConnection();
                    PreparedStatement query = connection.prepareStatement(
                            "select state_hash = sealed_state_hash('alert', object) from audit_entry where object = ?")) {
                query.setString(1, id);
                ResultSet row = query.executeQuery();
                assertThat(row.next()).isTrue();
                assertThat(row.getBoolean(1)).as(body).isTrue();
            }
        }
    }

    @Test
    void theSameKeyAtTheSameMoment_takesEffectOnce() {
        String key = UUID.randomUUID().toString();

        List<String> ids = IntStream.range(0, 4)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> callTaker.post("/alerts", CALL, key).<String>path("id")))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .distinct()
                .toList();

        assertThat(ids).hasSize(1);
    }

    @Test
    void withoutAKey_nothingHappens() {
        callTaker
                .request()
                .body(CALL)
                .post("/api/v1/alerts")
                .then()
                .statusCode(400)
                .body("code", equalTo("missing-idempotency-key"));
    }

    @Test
    void theSameNumberOfTheSameSource_isTheSameAlert_unlessItContradicts() {
        IntakeClient cad =
                IntakeClient.system("county-110", "HB/JZ/SS/").registered("county-110", "CONNECTOR", "HB/JZ/SS/");
        String numbered = CALL.replaceFirst("\\{", "{\"number\": \"110-1\", ");

        Response first = cad.post("/alerts", numbered);
        first.then().statusCode(201);
        cad.post("/alerts", numbered).then().statusCode(200).body("id", equalTo(first.path("id")));
        cad.post("/alerts", numbered.replace("解放", "建设"))
                .then()
                .statusCode(409)
                .body("rule", equalTo("b1: one number, one alert"));
        cad.get("/alerts/by-key/county-110/110-1").then().statusCode(200).body("id", equalTo(first.path("id")));
    }

    @Test
    void oneBadCallInABatch_losesNoneOfTheOthers() {
        String bad = CALL.replace("PHONE_110", "");
        String odd = CALL.replaceFirst("\\{", "{\"colour\": \"red\", ");
        String naive = CALL.replaceFirst("\\{", "{\"occurredAt\": \"2026-03-01T21:40:10\", ");

        callTaker
                .post("/alerts:batch", "{\"alerts\": [" + String.join(",", CALL, bad, odd, naive, CALL) + "]}")
                .then()
                .statusCode(200)
                .body("results.status", contains("RECEIVED", "REFUSED", "REFUSED", "REFUSED", "RECEIVED"))
                .body("results[1].problem.violations[0].field", equalTo("/alerts/1/channel"))
                .body("results[2].problem.violations[0].field", equalTo("/alerts/2/colour"))
                .body("results[3].problem.detail", containsString("offset"));
    }

    @Test
    void callsOfOneMoment_areEachAnsweredForThemselves() {
        // PostgreSQL stores no NUL: this one fails the statement of everybody who is written with it.
        String poison = CALL.replace("PHONE_110", "PHONE\\u0000");
        String elsewhere = CALL.replace("HB/JZ/SS/U001/", "HB/JZ/QS/U001/");
        List<String> calls = IntStream.range(0, 24)
                .mapToObj(i -> i % 8 == 3 ? poison : i % 8 == 5 ? elsewhere : CALL)
                .toList();

        List<Integer> statuses = calls.stream()
                .map(call -> CompletableFuture.supplyAsync(
                        () -> callTaker.post("/alerts", call).statusCode(), crowd))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        for (int i = 0; i < calls.size(); i++) {
            int expected = i % 8 == 5 ? 403 : 201;
            if (i % 8 == 3) {
                assertThat(statuses.get(i)).isGreaterThanOrEqualTo(400);
            } else {
                assertThat(statuses.get(i)).as("call %d", i).isEqualTo(expected);
            }
        }
    }

    @Test
    void malformedJson_isRefusedNamingThePosition() {
        callTaker
                .post("/alerts", "{\"channel\": \"PHONE_110\",\n \"orgPath\" \"HB/\"}")
                .then()
                .statusCode(400)
                .body("code", equalTo("malformed-json"))
                .body("detail", containsString("line 2"));
    }

    @Test
    void anUnknownField_isRefusedByName() {
        callTaker
                .post("/alerts", CALL.replaceFirst("\\{", "{\"colour\": \"red\", "))
                .then()
                .statusCode(400)
                .body("code", equalTo("unknown-field"))
                .body("violations[0].field", equalTo("/colour"));
    }

    @Test
    void theCaller_isMaskedEverywhere_andRevealedOnlyWithAPurposeOnRecord() throws SQLException {
        String alert = callTaker.post("/alerts", CALL).path("id");
        IntakeClient officer = IntakeClient.person("042017", "RESPONDING_OFFICER", "HB/JZ/SS/U001/");
        IntakeClient leader = IntakeClient.person("040001", "BUREAU_LEADER", "HB/JZ/SS/");

        Response view = officer.get("/alerts/" + alert);
        view.then().body("caller.name", equalTo("张**")).body("caller.phone", equalTo("138****5678"));
        Response facts = officer.get("/alerts/" + alert + "/facts");
        assertThat(facts.asString())
                .doesNotContain("1234")
                .doesNotContain("张三丰")
                .contains("callerKey");
        officer.post("/alerts/" + alert + "/caller:reveal", "{}").then().statusCode(400);
        leader.post("/alerts/" + alert + "/caller:reveal", "{\"purpose\": \"好奇\"}")
                .then()
                .statusCode(403);
        officer.post("/alerts/" + alert + "/caller:reveal", "{\"purpose\": \"核实现场地址\"}")
                .then()
                .statusCode(200)
                .body("phone", equalTo("138 1234 5678"))
                .body("address", startsWith("解放路"));
        assertThat(purposesOf(alert)).containsExactly("核实现场地址");
    }

    @Test
    void peopleCannotStateWhenTheyWroteItDown() {
        callTaker
                .post("/alerts", CALL.replaceFirst("\\{", "{\"recordedAt\": \"2026-03-01T21:40:10+08:00\", "))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("/recordedAt"));
    }

    @Test
    void aList_isReadPageByPage_eachAlertOnce() {
        IntakeClient here = IntakeClient.person("045001", "CALL_TAKER", "HB/JZ/PAGES/");
        String call = CALL.replace("HB/JZ/SS/U001/", "HB/JZ/PAGES/U1/");
        here.post("/alerts:batch", "{\"alerts\": [" + String.join(",", call, call, call, call, call) + "]}")
                .then()
                .statusCode(200);

        Response first = here.get("/alerts?limit=3&unit=HB/JZ/PAGES/");
        first.then().header("Link", containsString("rel=\"next\""));
        Response second = here.get("/alerts?limit=3&unit=HB/JZ/PAGES/&cursor=" + first.path("nextCursor"));

        List<String> ids = new java.util.ArrayList<>(first.<List<String>>path("items.id"));
        ids.addAll(second.path("items.id"));
        assertThat(ids).hasSize(5).doesNotHaveDuplicates();
        assertThat(second.<String>path("nextCursor")).isNull();
        here.get("/alerts?cursor=nonsense").then().statusCode(400);
    }

    private List<String> purposesOf(String alert) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(
                        "select purpose from audit_entry where object = ? and result = 'REVEALED'")) {
            statement.setString(1, alert);
            List<String> purposes = new java.util.ArrayList<>();
            var rows = statement.executeQuery();
            while (rows.next()) {
                purposes.add(rows.getString(1));
            }
            return purposes;
        }
    }
}
