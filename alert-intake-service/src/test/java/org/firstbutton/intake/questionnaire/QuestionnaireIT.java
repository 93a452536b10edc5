package org.firstbutton.intake.questionnaire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.firstbutton.chassis.database.Transactions;
import org.firstbutton.chassis.testing.KafkaResource;
import org.firstbutton.chassis.testing.PostgresResource;
import org.firstbutton.chassis.testing.TokenResource;
import org.firstbutton.intake.testing.IntakeClient;
import org.firstbutton.intake.testing.Papers;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(TokenResource.class)
class QuestionnaireIT {
    private static final String COUNTY = "HB/JZ/SS/";
    private static final String FRUIT = """
            , {"id": "fruit", "kind": "TEXT", "zh": "还想说什么？", "en": "Anything else?"}""";
    private final IntakeClient agent = IntakeClient.person("100315", "CALLBACK_AGENT", COUNTY);
    private final IntakeClient brigade = IntakeClient.person("040001", "LEGAL_BRIGADE", COUNTY);
    private final String paper = "p" + UUID.randomUUID().toString().substring(0, 20);

    @Inject
    Transactions transactions;

    @Test
    void aDraft_isApprovedBySomebodyWhoDidNotWriteOnIt_andThenNeverChanged() {
        String id = drafted(Papers.content("ALERT", "THEFT"));
        IntakeClient editor = IntakeClient.person("040002", "CASE_MANAGER", COUNTY);
        editor.post("/questionnaires/" + id + ":edit", edit(FRUIT))
                .then()
                .statusCode(200)
                .body("content.questions.size()", equalTo(6));

        editor.post("/questionnaires/" + id + ":approve", "{}")
                .then()
                .statusCode(409)
                .body("code", equalTo("self-approval"));
        brigade.post("/questionnaires/" + id + ":approve", "{\"inForceFrom\": \"2020-01-01T00:00:00+08:00\"}")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("/inForceFrom"));
        brigade.post("/questionnaires/" + id + ":approve", "{}")
                .then()
                .statusCode(200)
                .body("state", equalTo("APPROVED"))
                .body("approvedBy", equalTo("040001"))
                .body("draftedBy", equalTo(List.of("040002", "100315")));

        agent.post("/questionnaires/" + id + ":edit", edit(""))
                .then()
                .statusCode(409)
                .body("rule", equalTo("b1: an approved questionnaire is not changed"));
        int reached = transactions.inScopeOf(
                new org.firstbutton.chassis.access.Caller("x", java.util.Set.of(), List.of(COUNTY), null, null),
                handle -> handle.createUpdate("update questionnaire set content = '{}' where id = :id")
                        .bind("id", id)
                        .execute());
        assertThat(reached).as("not even by SQL of the service").isZero();
    }

    @Test
    void theNextVersion_leavesTheOlderOneReadable() {
        String first = drafted(Papers.content("ALERT", "THEFT"));
        String second = drafted(Papers.content("ALERT", "THEFT", FRUIT));

        agent.get("/questionnaires/" + first).then().statusCode(200).body("version", equalTo(1));
        agent.get("/questionnaires/" + second).then().statusCode(200).body("version", equalTo(2));
        Response page = agent.get("/questionnaires?limit=1&paper=" + paper);
        page.then().body("items.id", equalTo(List.of(second))).header("Link", containsString("rel=\"next\""));
        agent.get("/questionnaires?limit=1&paper=" + paper + "&cursor=" + page.path("nextCursor"))
                .then()
                .body("items.id", equalTo(List.of(first)));
    }

    @Test
    void theSameKeyTwice_draftsOnce() {
        String key = UUID.randomUUID().toString();
        String body = Papers.draft(COUNTY, paper, Papers.content("ALERT", "THEFT"));

        String first = agent.post("/questionnaires:draft", body, key).path("id");
        String second = agent.post("/questionnaires:draft", body, key).path("id");

        assertThat(first).isEqualTo(second);
        agent.get("/questionnaires?paper=" + paper).then().body("items.size()", equalTo(1));
        assertThat(entriesAbout(first)).isEqualTo(1);
    }

    @Test
    void aPaperThatCannotBeAsked_isRefused_namingTheField() {
        refused(Papers.content("ALERT", "THEFT").replace("\"tells\": \"ARRIVED\"", "\"tells\": null"))
                .body("violations[0].field", equalTo("/content/questions"))
                .body("detail", containsString("ARRIVED"));
        refused(Papers.content("ALERT", "THEFT").replace("\"changed\"", "\"told\""))
                .body("violations[0].field", equalTo("/content/questions/3/id"));
        refused(Papers.content("ALERT", "THEFT", FRUIT.replace("TEXT", "CHOICE")))
                .body("violations[0].field", equalTo("/content/questions/5/options"));
        refused(Papers.content("ALERT", "THEFT", FRUIT.replace("TEXT", "SCALE")))
                .body("violations[0].field", equalTo("/content/questions/5/min"));
        refused(Papers.content("ALERT", "THEFT", FRUIT.replace("\"TEXT\"", "\"TEXT\", \"colour\": \"red\"")))
                .body("code", equalTo("unknown-field"));
        agent.post("/questionnaires:draft", Papers.draft("HB/JZ/GA/", paper, Papers.content("ALERT", "THEFT")))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("/orgPath"));
    }

    @Test
    void whatACountyDrafts_itsUnitsSee_andAnotherCountyDoesNot() {
        String id = drafted(Papers.content("ALERT", "THEFT"));

        IntakeClient.person("100399", "CALLBACK_AGENT", "HB/JZ/SS/U001/")
                .get("/questionnaires/" + id)
                .then()
                .statusCode(200);
        IntakeClient elsewhere = IntakeClient.person("049001", "CASE_MANAGER", "HB/JZ/GA/");
        elsewhere.get("/questionnaires/" + id).then().statusCode(404);
        elsewhere.post("/questionnaires/" + id + ":edit", edit("")).then().statusCode(404);
        IntakeClient unit = IntakeClient.person("040003", "CASE_MANAGER", "HB/JZ/SS/U001/");
        unit.post("/questionnaires/" + id + ":edit", edit("")).then().statusCode(404);
        elsewhere
                .get("/questionnaires")
                .then()
                .body("items.origin", hasItem("PRODUCT_DEFAULT"))
                .body("items.id", not(hasItem(id)));
    }

    private String drafted(String content) {
        Response answer = agent.post("/questionnaires:draft", Papers.draft(COUNTY, paper, content));
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        return Objects.requireNonNull(answer.path("id"));
    }

    private io.restassured.response.ValidatableResponse refused(String content) {
        return agent.post("/questionnaires:draft", Papers.draft(COUNTY, paper, content))
                .then()
                .statusCode(400);
    }

    private static String edit(String more) {
        return "{\"content\": " + Papers.content("ALERT", "THEFT", more) + "}";
    }

    private int entriesAbout(String id) {
        return transactions.asConsumer(
                handle -> handle.createQuery("select count(*) from audit_entry where object = :id")
                        .bind("id", id)
                        .mapTo(Integer.class)
                        .one());
    }
}
