package org.firstbutton.casework.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.firstbutton.casework.Station.CHIEF;
import static org.firstbutton.casework.Station.COLLEAGUE;
import static org.firstbutton.casework.Station.LEADER;
import static org.firstbutton.casework.Station.LEGAL;
import static org.firstbutton.casework.Station.OFFICER;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.firstbutton.casework.Station;
import org.firstbutton.chassis.database.Transactions;
import org.firstbutton.chassis.testing.Canaries;
import org.firstbutton.chassis.testing.KafkaResource;
import org.firstbutton.chassis.testing.PostgresResource;
import org.firstbutton.chassis.testing.TokenResource;
import org.junit.jupiter.api.Test;

/** A suspect gave his cousin's name; days later his document says who he is. */
@QuarkusTest
@QuarkusTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "database", value = "casework"))
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(TokenResource.class)
class CorrectionIT {
    private final Transactions transactions;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    private final String said = ResidentIds.bornOn("19900307");
    private final String truly = ResidentIds.bornOn("19880101");

    CorrectionIT(Transactions transactions) {
        this.transactions = transactions;
    }

    @Test
    void whoHeIs_isCorrectedWithAReason_andWhatStoodThereStays_masked() {
        String person = registered("SUSPECT", said);
        Response corrected = corrects(OFFICER, person, details("FALSE_IDENTITY", "赵真名", truly));
        corrected.then().statusCode(200).body("id", equalTo(person)).body("name", equalTo("**"));

        OFFICER.asks("/persons/" + person)
                .then()
                .body("name", equalTo("赵**"))
                .body("birthYear", equalTo(1988))
                .body("phone", nullValue());
        CHIEF.asks("/persons/" + person + "/corrections")
                .then()
                .statusCode(200)
                .body("items.reason", contains("FALSE_IDENTITY"))
                .body("items.correctedBy", contains("P100031"))
                .body("items[0].before.name", equalTo("王**"))
                .body("items[0].before.idNumber", equalTo(said.substring(0, 3) + "****" + said.substring(14)));
        LEADER.asks("/persons/" + person + "/corrections").then().body("items.before.name", contains("**"));

        // He is found by the number that is his, and no longer by his cousin's.
        search(said).then().body("items", empty());
        search(truly).then().body("items.id", contains(person));
        corrects(OFFICER, person, details("MISTYPED", "赵真铭", truly)).then().statusCode(200);
        OFFICER.asks("/persons/" + person + "/corrections").then().body("items.ordinal", contains(2, 1));
        assertThat(entriesOn(person)).isEqualTo(3);
    }

    @Test
    void whoDoesNotHandleTheCase_correctsNobody_andWhatChangesNothing_isRefused() {
        String person = registered("WITNESS", said);
        Map<String, Object> same = details("OTHER", "王小明", said);
        same.put("phone", "13812345678");
        corrects(OFFICER, person, same).then().statusCode(400);
        corrects(OFFICER, person, details("OTHER", "王小明", "110101199003074478"))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("/idNumber"));
        corrects(OFFICER, person, details("BECAUSE", "王小明", truly)).then().statusCode(400);
        corrects(CHIEF, person, details("OTHER", "王小明", truly)).then().statusCode(403);
        corrects(COLLEAGUE, person, details("OTHER", "王小明", truly)).then().statusCode(404);
        COLLEAGUE.asks("/persons/" + person + "/corrections").then().statusCode(404);
        OFFICER.asks("/persons/" + person + "/corrections").then().body("items", empty());
    }

    @Test
    void aMinorAtTheTime_isShieldedFromThenOn_andStaysSo() {
        String person = registered("SUSPECT", said);
        LEGAL.asks("/persons/" + person).then().body("name", equalTo("王**"));
        corrects(OFFICER, person, details("DOCUMENT_SEEN", "王小明", ResidentIds.bornOn("20150601")))
                .then()
                .statusCode(200)
                .body("juvenile", equalTo(true))
                .body("shielded", equalTo(true));
        corrects(OFFICER, person, details("MISTYPED", "王小明", truly))
                .then()
                .statusCode(200)
                .body("juvenile", equalTo(false))
                .body("shielded", equalTo(true));
        LEGAL.asks("/persons/" + person).then().body("name", equalTo("**"));
        LEGAL.asks("/persons/" + person + "/corrections").then().body("items.before.name", contains("**", "**"));
    }

    @Test
    void neitherTheOldDetailsNorTheNew_standInTheDatabaseOrALogLine() throws SQLException {
        try (Canaries canaries = new Canaries("司徒金丝", "端木金丝", said, truly)) {
            Map<String, Object> body = details("OTHER", "司徒金丝", said);
            body.remove("reason");
            body.putAll(Map.of("caseId", OFFICER.registers("CRIMINAL"), "role", "SUSPECT"));
            String person = OFFICER.posts("/persons", body)
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("id");
            String key = UUID.randomUUID().toString();
            Map<String, Object> corrected = details("FALSE_IDENTITY", "端木金丝", truly);
            String path = "/persons/" + person + ":correct";
            OFFICER.posts(path, corrected, key).then().statusCode(200);
            OFFICER.posts(path, corrected, key).then().statusCode(200);
            OFFICER.posts(path, details("OTHER", "端木金丝", said), key).then().statusCode(422);
            assertThat(canaries.inTheDatabase(url)).isEmpty();
            assertThat(canaries.inTheLog()).isEmpty();
        }
    }

    private static Response corrects(Station who, String person, Map<String, Object> details) {
        return who.posts("/persons/" + person + ":correct", details);
    }

    private static Map<String, Object> details(String reason, String name, String number) {
        return new HashMap<>(Map.of("reason", reason, "name", name, "idNumber", number, "address", "解放路 1 号"));
    }

    private static String registered(String role, String number) {
        Map<String, Object> body = details("OTHER", "王小明", number);
        body.remove("reason");
        body.putAll(Map.of("caseId", OFFICER.registers("CRIMINAL"), "role", role, "phone", "13812345678"));
        return OFFICER.posts("/persons", body).then().statusCode(201).extract().path("id");
    }

    private static Response search(String number) {
        return CHIEF.posts("/persons:search", Map.of("idNumber", number, "purpose", "制作询问笔录"));
    }

    private long entriesOn(String person) {
        return transactions.asConsumer(handle ->
                handle.createQuery("""
                        select count(*) from audit_entry where object = :id and object_kind = 'person' and result = 'DONE'
                        """).bind("id", person).mapTo(Long.class).one());
    }
}
