package org.firstbutton.intake.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.firstbutton.chassis.confidential.IndexKeyChange;
import org.firstbutton.chassis.confidential.KeyKeeper;
import org.firstbutton.chassis.database.Transactions;
import org.firstbutton.chassis.testing.Canaries;
import org.firstbutton.chassis.testing.KafkaResource;
import org.firstbutton.chassis.testing.PostgresResource;
import org.firstbutton.chassis.testing.TokenResource;
import org.firstbutton.intake.testing.IntakeClient;
import org.junit.jupiter.api.Test;

/** The caller's data: nowhere in clear, found by the number exactly, every look on record. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(TokenResource.class)
class CallerIT {
    private static final String NAME = "欧阳金丝雀";
    private static final String PHONE = "13900007431";
    private static final String PLACE = "金雀巷 17 号 4 单元";
    private static final String NARRATIVE = "邻居金某的电动车停在楼下被偷了";

    private final IntakeClient callTaker = IntakeClient.person("041001", "CALL_TAKER", "HB/JZ/SS/");
    private final IntakeClient officer = IntakeClient.person("042017", "RESPONDING_OFFICER", "HB/JZ/SS/U001/");

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @Inject
    KeyKeeper keeper;

    @Inject
    Transactions transactions;

    @Test
    void whateverIsDoneWithACaller_hisDataStandInNoTableAndNoLogLine() throws SQLException {
        try (Canaries canaries = new Canaries(NAME, PHONE, "金雀巷", "邻居金某")) {
            String key = UUID.randomUUID().toString();
            String alert = callTaker.post("/alerts", call(PHONE), key).path("id");
            callTaker.post("/alerts", call(PHONE), key).then().statusCode(201).body("id", equalTo(alert));
            callTaker
                    .post("/alerts:batch", "{\"alerts\": [" + call(PHONE) + "," + call("+86 " + PHONE) + "]}")
                    .then()
                    .statusCode(200);
            callTaker
                    .post("/alerts", call(PHONE).replace("PHONE_110", "PHONE\\u0000"))
                    .then()
                    .statusCode(not(equalTo(201)));
            callTaker
                    .post("/alerts/" + alert + ":classify", "{\"category\": \"MISTRANSFER\"}")
                    .then()
                    .statusCode(200);
            reveal(alert).then().statusCode(200).body("name", equalTo(NAME)).body("narrative", equalTo(NARRATIVE));
            search(callTaker, PHONE).then().statusCode(200).body("items.id", hasItem(alert));
            callTaker.get("/alerts/" + alert).then().body("caller.phone", equalTo("139****7431"));

            assertThat(officer.get("/alerts/" + alert + "/facts").asString()).contains("callerKey");
            assertThat(canaries.inTheDatabase(url)).isEmpty();
            assertThat(canaries.inTheLog()).isEmpty();
        }
    }

    @Test
    void theNumber_findsItsAlertsHoweverItIsSpelled_andOnlyInTheOwnOrganisation() throws SQLException {
        String first = callTaker.post("/alerts", call("138 0013 8123")).path("id");
        String second = callTaker.post("/alerts", call("+86-13800138123")).path("id");
        String other = callTaker.post("/alerts", call("13800138124")).path("id");

        search(callTaker, "138-0013-8123")
                .then()
                .statusCode(200)
                .body("items.id", hasItems(first, second))
                .body("items.id", not(hasItem(other)))
                .body("items[0].phone", nullValue());
        search(callTaker, "1380013812").then().statusCode(200).body("items", empty());
        search(IntakeClient.person("051001", "CALL_TAKER", "HB/JZ/GA/"), "13800138123")
                .then()
                .statusCode(200)
                .body("items", empty());
        search(callTaker, "no number").then().statusCode(400).body("violations[0].field", equalTo("/phone"));
        callTaker.post("/callers:search", "{\"phone\": \"13800138123\"}").then().statusCode(400);
        search(officer, "13800138123").then().statusCode(403);
        search(IntakeClient.person("040001", "BUREAU_LEADER", "HB/JZ/SS/"), "13800138123")
                .then()
                .statusCode(403);
        assertThat(asked("select actor || ' ' || purpose from audit_entry where action = 'search-callers'"
                        + " and org_path = 'HB/JZ/GA/'"))
                .containsExactly("051001 核实重复报警");
    }

    @Test
    void aCallerThatSomebodyChangedInTheDatabase_isReportedAsSuch_andTheRestIsShown() throws SQLException {
        String sound = callTaker.post("/alerts", call("13700000001")).path("id");
        String changed = callTaker.post("/alerts", call("13700000002")).path("id");
        String moved = callTaker.post("/alerts", call("13700000003")).path("id");
        asked("update alert_caller set sealed = set_byte(sealed, 20, get_byte(sealed, 20) # 1) where alert_id = '"
                + changed + "' returning alert_id");
        asked("update alert_caller set sealed = (select sealed from alert_caller where alert_id = '" + sound
                + "') where alert_id = '" + moved + "' returning alert_id");

        callTaker.get("/alerts/" + sound).then().body("caller.unreadable", nullValue());
        for (String broken : List.of(changed, moved)) {
            reveal(broken).then().statusCode(500).body("code", equalTo("unreadable"));
            callTaker
                    .get("/alerts/" + broken)
                    .then()
                    .statusCode(200)
                    .body("caller.unreadable", equalTo(true))
                    .body("caller.name", nullValue());
        }
        callTaker.get("/alerts?limit=5").then().statusCode(200).body("items.id", hasItems(sound, changed));
        assertThat(callTaker.request().get("/q/metrics").asString())
                .containsPattern("firstbutton_confidential_unreadable_total\\{table=\"alert_caller\".*} [1-9]");
    }

    @Test
    void whileTheIndexKeyIsChanged_theNumberFindsAllItsAlerts() throws SQLException {
        String phone = "137%08d".formatted(new Random().nextInt(100_000_000));
        IndexKeyChange change = new IndexKeyChange(keeper, transactions);
        String first = callTaker.post("/alerts", call(phone)).path("id");
        change.addKey();
        change.promote();
        String second = callTaker.post("/alerts", call(phone)).path("id");
        assertThat(indexes(first, second)).doesNotHaveDuplicates();
        search(callTaker, phone).then().statusCode(200).body("items.id", hasItems(first, second));

        change.finish();

        assertThat(indexes(first, second)).containsOnly(indexes(second).get(0));
        search(callTaker, phone).then().statusCode(200).body("items.id", hasItems(first, second));
    }

    private List<String> indexes(String... alerts) throws SQLException {
        return asked("select phone_index from alert_caller where alert_id in ('" + String.join("', '", alerts) + "')");
    }

    private io.restassured.response.Response reveal(String alert) {
        return officer.post("/alerts/" + alert + "/caller:reveal", "{\"purpose\": \"核实现场地址\"}");
    }

    private static io.restassured.response.Response search(IntakeClient who, String phone) {
        return who.post("/callers:search", "{\"phone\": \"" + phone + "\", \"purpose\": \"核实重复报警\"}");
    }

    private static String call(String phone) {
        return """
                {"channel": "PHONE_110", "orgPath": "HB/JZ/SS/U001/", "place": "%s", "narrative": "%s",
                 "caller": {"name": "%s", "phone": "%s"}}""".formatted(PLACE, NARRATIVE, NAME, phone);
    }

    private List<String> asked(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, "postgres", "test");
                ResultSet rows = connection.createStatement().executeQuery(sql)) {
            List<String> answers = new ArrayList<>();
            while (rows.next()) {
                answers.add(rows.getString(1));
            }
            return answers;
        }
    }
}
