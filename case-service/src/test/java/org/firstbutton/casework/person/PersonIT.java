package org.firstbutton.casework.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.firstbutton.casework.Station.CHIEF;
import static org.firstbutton.casework.Station.COLLEAGUE;
import static org.firstbutton.casework.Station.LEADER;
import static org.firstbutton.casework.Station.LEGAL;
import static org.firstbutton.casework.Station.NEIGHBOUR;
import static org.firstbutton.casework.Station.OFFICER;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.firstbutton.casework.Station;
import org.firstbutton.chassis.testing.Canaries;
import org.firstbutton.chassis.testing.KafkaResource;
import org.firstbutton.chassis.testing.PostgresResource;
import org.firstbutton.chassis.testing.TokenResource;
import org.junit.jupiter.api.Test;

/** Who a case is about: nowhere in clear, known to few, found exactly, every look on record. */
@QuarkusTest
@QuarkusTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "database", value = "casework"))
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(TokenResource.class)
class PersonIT {
    private static final Map<String, String> WHY = Map.of("purpose", "制作询问笔录");

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    private final String number = ResidentIds.bornOn("19900307");

    @Test
    void whateverIsDoneWithAPerson_hisDataStandInNoTableAndNoLogLine() throws SQLException {
        String address = "金丝雀胡同 3 号";
        try (Canaries canaries = new Canaries("欧阳金丝", number, "13900007432", "金丝雀胡同")) {
            String caseId = OFFICER.registers("CRIMINAL");
            Map<String, Object> body = body(caseId, "SUSPECT", number);
            body.putAll(Map.of("name", "欧阳金丝", "phone", "13900007432", "address", address));
            String key = UUID.randomUUID().toString();
            String id = OFFICER.posts("/persons", body, key)
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("id");
            OFFICER.posts("/persons", body, key).then().statusCode(201).body("id", equalTo(id));
            body.put("name", "another");
            OFFICER.posts("/persons", body, key).then().statusCode(422);
            body.put("colour", "red");
            OFFICER.posts("/persons", body).then().statusCode(400);
            OFFICER.asks("/persons?caseId=" + caseId).then().body("items.name", contains("欧**"));
            OFFICER.posts("/persons/" + id + ":reveal", WHY)
                    .then()
                    .statusCode(200)
                    .body("idNumber", equalTo(number))
                    .body("address", equalTo(address));
            search(OFFICER, number).then().statusCode(200).body("items.id", contains(id));
            detained(caseId, id).then().statusCode(201);
            for (String notAKey : List.of(number, "139 0000 7432")) {
                detained(caseId, notAKey).then().statusCode(400).body("violations[0].field", equalTo("/personId"));
            }

            assertThat(canaries.inTheDatabase(url)).isEmpty();
            assertThat(canaries.inTheLog()).isEmpty();
        }
    }

    @Test
    void eachRole_seesAsMuchAsItsWorkNeeds() throws SQLException {
        String caseId = OFFICER.registers("ADMIN");
        String witness = registered(body(caseId, "WITNESS", number));

        OFFICER.asks("/persons/" + witness)
                .then()
                .body("name", equalTo("王**"))
                .body("idNumber", equalTo(number.substring(0, 3) + "****" + number.substring(14)))
                .body("birthYear", equalTo(1990))
                .body("juvenile", equalTo(false))
                .body("phone", equalTo("138****5678"))
                .body("address", nullValue());
        LEADER.asks("/persons/" + witness)
                .then()
                .body("name", equalTo("**"))
                .body("idNumber", nullValue())
                .body("birthYear", nullValue())
                .body("phone", nullValue());
        COLLEAGUE.asks("/persons/" + witness).then().statusCode(404);
        COLLEAGUE.posts("/persons/" + witness + ":reveal", WHY).then().statusCode(404);
        NEIGHBOUR.asks("/persons/" + witness).then().statusCode(404);
        NEIGHBOUR.posts("/persons/" + witness + ":reveal", WHY).then().statusCode(404);
        LEADER.posts("/persons/" + witness + ":reveal", WHY).then().statusCode(403);
        OFFICER.posts("/persons/" + witness + ":reveal", Map.of()).then().statusCode(400);
        LEGAL.posts("/persons/" + witness + ":reveal", WHY)
                .then()
                .statusCode(200)
                .body("name", equalTo("王小明"));
        assertThat(asked("select actor || ' ' || purpose from audit_entry where result = 'REVEALED' and object = '"
                        + witness + "'"))
                .containsExactly("P200001 制作询问笔录");
    }

    @Test
    void minorsAndVictimsOfSexualCrimes_areKnownToThoseWhoHandleTheCaseAlone() {
        String caseId = OFFICER.registers("CRIMINAL");
        String minor = registered(body(caseId, "SUSPECT", ResidentIds.bornOn("20150601")));
        String victimNumber = ResidentIds.bornOn("19950601");
        Map<String, Object> victimBody = body(caseId, "VICTIM", victimNumber);
        victimBody.put("sexualCrime", true);
        String victim = registered(victimBody);

        OFFICER.asks("/persons/" + minor).then().body("juvenile", equalTo(true)).body("shielded", equalTo(true));
        for (String shielded : List.of(minor, victim)) {
            OFFICER.asks("/persons/" + shielded).then().body("name", equalTo("王**"));
            LEGAL.asks("/persons/" + shielded)
                    .then()
                    .body("name", equalTo("**"))
                    .body("birthYear", nullValue())
                    .body("idNumber", nullValue());
            LEGAL.posts("/persons/" + shielded + ":reveal", WHY).then().statusCode(403);
            CHIEF.posts("/persons/" + shielded + ":reveal", WHY).then().statusCode(200);
        }
        search(LEGAL, victimNumber).then().body("items", empty());
        search(CHIEF, victimNumber).then().body("items.id", contains(victim));
    }

    @Test
    void theNumber_findsExactlyThePersonsWhoHaveIt_inTheOwnOrganisation() throws SQLException {
        String first = registered(body(OFFICER.registers("ADMIN"), "WITNESS", number));
        String second =
                registered(body(OFFICER.registers("CRIMINAL"), "SUSPECT", number.toLowerCase(java.util.Locale.ROOT)));
        registered(body(OFFICER.registers("CRIMINAL"), "SUSPECT", ResidentIds.bornOn("19900308")));

        search(CHIEF, " " + number.substring(0, 6) + " " + number.substring(6))
                .then()
                .statusCode(200)
                .body("items.id", contains(second, first));
        search(NEIGHBOUR, number).then().statusCode(200).body("items", empty());
        search(COLLEAGUE, number).then().statusCode(200).body("items", empty());
        search(LEADER, number).then().statusCode(403);
        CHIEF.posts("/persons:search", Map.of("phone", "+86 138-1234-5678", "purpose", "核对"))
                .then()
                .body("items.id", hasItem(first));
        CHIEF.posts("/persons:search", Map.of("phone", "138123456", "purpose", "核对"))
                .then()
                .body("items", empty());
        CHIEF.posts("/persons:search", WHY).then().statusCode(400).body("violations[0].field", equalTo("/idNumber"));
        assertThat(asked("select count(*)::text from audit_entry where action = 'search-persons' and actor = 'P100041'"
                        + " and purpose = '制作询问笔录'"))
                .containsExactly("1");
    }

    @Test
    void whatIsWrong_isRefusedNamingTheField_andQuotingNothing() {
        String caseId = OFFICER.registers("ADMIN");
        char last = number.charAt(17);
        String wrong = number.substring(0, 17) + (last == '1' ? '2' : '1');

        Response refused = OFFICER.posts("/persons", body(caseId, "WITNESS", wrong));
        refused.then().statusCode(400).body("violations[0].field", equalTo("/idNumber"));
        assertThat(refused.asString()).doesNotContain(wrong);
        OFFICER.posts("/persons", body(caseId, "HERO", number)).then().statusCode(400);
        OFFICER.posts("/persons", body(UUID.randomUUID().toString(), "WITNESS", number))
                .then()
                .statusCode(404);
        COLLEAGUE.posts("/persons", body(caseId, "WITNESS", number)).then().statusCode(404);
        CHIEF.posts("/persons", body(caseId, "WITNESS", number)).then().statusCode(403);
    }

    @Test
    void anIdOfOurs_mustBeKnownInTheScope_aForeignOnePasses() {
        String caseId = OFFICER.registers("CRIMINAL");
        Station elsewhere = Station.person("P100042", "HANDLING_OFFICER", Station.SIBLING);
        String person = registered(body(caseId, "SUSPECT", number));

        detained(caseId, "person-" + UUID.randomUUID())
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("/personId"));
        elsewhere
                .posts("/visits:bring", Map.of("personId", person))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("/personId"));
        detained(caseId, "h:" + UUID.randomUUID()).then().statusCode(201);
        detained(caseId, person).then().statusCode(201);
    }

    @Test
    void aRowThatSomebodyChanged_isReportedAsSuch_andTheOthersAreShown() throws SQLException {
        String caseId = OFFICER.registers("ADMIN");
        String sound = registered(body(caseId, "WITNESS", number));
        String changed = registered(body(caseId, "SUSPECT", ResidentIds.bornOn("19800101")));
        asked("update person set sealed = (select sealed from person where id = '" + sound + "') where id = '" + changed
                + "' returning id");

        OFFICER.posts("/persons/" + changed + ":reveal", WHY)
                .then()
                .statusCode(500)
                .body("code", equalTo("unreadable"));
        OFFICER.asks("/persons?caseId=" + caseId)
                .then()
                .body("items.unreadable", hasItem(true))
                .body("items.name", hasItem("王**"));
        OFFICER.asks("/persons/" + sound).then().statusCode(200).body("id", startsWith("person-"));
        OFFICER.asks("/persons/" + changed).then().statusCode(not(equalTo(200)));
    }

    private static Response detained(String caseId, String person) {
        return OFFICER.posts(
                "/measures:detain", Map.of("caseId", caseId, "personId", person, "occurredAt", "2026-03-02T08:00:00Z"));
    }

    private static Response search(Station who, String number) {
        return who.posts("/persons:search", Map.of("idNumber", number, "purpose", "制作询问笔录"));
    }

    private static String registered(Map<String, Object> body) {
        return OFFICER.posts("/persons", body).then().statusCode(201).extract().path("id");
    }

    private static Map<String, Object> body(String caseId, String role, String number) {
        Map<String, Object> body = new HashMap<>();
        body.put("caseId", caseId);
        body.put("role", role);
        body.put("name", "王小明");
        body.put("idNumber", number);
        body.put("phone", "13812345678");
        body.put("address", "解放路 1 号");
        return body;
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
