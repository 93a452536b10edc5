package org.firstbutton.intake.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.firstbutton.chassis.database.Transactions;
import org.firstbutton.chassis.testing.KafkaResource;
import org.firstbutton.chassis.testing.PostgresResource;
import org.firstbutton.chassis.testing.TokenResource;
import org.firstbutton.contract.Topic;
import org.firstbutton.intake.testing.AlertLife;
import org.firstbutton.intake.testing.CallbackDeskClient;
import org.firstbutton.intake.testing.IntakeClient;
import org.firstbutton.intake.testing.Papers;
import org.firstbutton.intake.testing.TopicReader;
import org.firstbutton.intake.testing.TopicReader.Arrived;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(TokenResource.class)
class CallbackIT {
    private static final String DEFAULT = CallbackDeskClient.DEFAULT_PAPER;
    private final AlertLife life = new AlertLife();
    private final CallbackDeskClient desk = new CallbackDeskClient();
    private final IntakeClient agent = desk.agent;

    @Inject
    Transactions transactions;

    @Test
    void aCallbackThatContradictsTheRecord_reachesTheTopicOnce_onTheAlertsMatter() {
        String alert = life.closed("THEFT", 3);
        String key = UUID.randomUUID().toString();
        String attempt = CallbackDeskClient.byPerson(alert, "\"REACHED\"");
        Response first = agent.post("/callbacks:attempt", attempt, key);
        first.then().statusCode(201).body("questionnaires.id", hasItem(DEFAULT));
        assertThat(agent.post("/callbacks:attempt", attempt, key).asString()).isEqualTo(first.asString());
        String id = first.path("id");

        String completion = """
                {"questionnaireId": "%s", "channel": "HUMAN", "answers": {"came": false, "told": true,
                 "asked-to-change": false, "rating": "DISSATISFIED", "what-else": "王五为什么没来？"}}""".formatted(DEFAULT);
        String again = UUID.randomUUID().toString();
        Response done = agent.post("/callbacks/" + id + ":complete", completion, again);
        done.then()
                .statusCode(200)
                .body("state", equalTo("COMPLETED"))
                .body("rating", equalTo("DISSATISFIED"))
                .body("answers.came", equalTo(false));
        assertThat(agent.post("/callbacks/" + id + ":complete", completion, again)
                        .asString())
                .isEqualTo(done.asString());

        List<Arrived> facts = TopicReader.waitFor(Topic.CITIZEN_EVENTS, alert, 2);
        assertThat(facts).extracting(Arrived::type).containsExactly("callback.attempted", "callback.completed");
        assertThat(facts).extracting(Arrived::version).containsExactly(1L, 2L);
        JsonNode data = facts.get(1).data();
        assertThat(data.path("callbackId").asText()).isEqualTo(id);
        assertThat(data.path("matter").asText()).isEqualTo(alert);
        assertThat(data.path("arrived").asBoolean(true)).isFalse();
        assertThat(data.path("told").asBoolean()).isTrue();
        assertThat(data.has("receipt")).as("left open").isFalse();
        assertThat(data.path("unit").asText()).isEqualTo(AlertLife.UNIT);
        assertThat(data.toString()).doesNotContain("王五", "138");
        assertThat(actionsOn(id)).containsExactly("attempt-callback", "complete-callback");
        assertThat(desk.lines().stream().map(line -> line.get("alertId"))).doesNotContain(alert);
    }

    @Test
    void attempts_areCountedUntilOneGetsThrough_andARefusalEndsIt() {
        String alert = life.closed("DISPUTE", 3);
        desk.attempted("{\"alertId\": \"" + alert + "\", \"channel\": \"SMS\", \"outcome\": \"SENT\"}");
        assertThat(desk.line(alert)).contains("UNANSWERED", "SENT");
        String id = desk.attempted(CallbackDeskClient.byPerson(alert, "\"NO_ANSWER\""));
        assertThat(desk.line(alert)).contains("UNFINISHED", id);

        agent.post(
                        "/callbacks/" + id + ":complete",
                        CallbackDeskClient.completion(DEFAULT, "\"rating\": \"SATISFIED\""))
                .then()
                .statusCode(409)
                .body("rule", equalTo("b1: complete only where the caller was reached"));
        desk.attempted(CallbackDeskClient.byPerson(alert, "\"REFUSED\""));
        agent.get("/callbacks/" + id)
                .then()
                .body("state", equalTo("ENDED"))
                .body("attempts.outcome", equalTo(List.of("SENT", "NO_ANSWER", "REFUSED")))
                .body("version", equalTo(3));
        assertThat(desk.line(alert)).isEmpty();
        agent.post("/callbacks:attempt", CallbackDeskClient.byPerson(alert, "\"REACHED\""))
                .then()
                .statusCode(409)
                .body("rule", equalTo("b1: call back once on each closing"));
    }

    @Test
    void whatIsNotClosedOrCannotBeSaid_isRefused_namingRuleOrField() {
        String open = life.received();
        agent.post("/callbacks:attempt", CallbackDeskClient.byPerson(open, "\"REACHED\""))
                .then()
                .statusCode(409)
                .body("rule", equalTo("b1: call back only what is closed"));
        String alert = life.closed("DISPUTE", 3);
        CallbackDeskClient.refusesField(
                agent.post("/callbacks:attempt", "{\"channel\": \"HUMAN\", \"outcome\": \"REACHED\"}"), "/alertId");
        CallbackDeskClient.refusesField(
                agent.post("/callbacks:attempt", CallbackDeskClient.byPerson(alert, "\"SENT\"")), "/outcome");
        CallbackDeskClient.refusesField(
                agent.post(
                        "/callbacks:attempt",
                        CallbackDeskClient.byPerson(
                                alert, "\"REACHED\", \"occurredAt\": \"2020-01-01T00:00:00+08:00\"")),
                "/occurredAt");
        String id = desk.attempted(CallbackDeskClient.byPerson(alert, "\"REACHED\""));
        CallbackDeskClient.refusesField(desk.complete(id, "\"came\": true"), "/answers/rating");
        CallbackDeskClient.refusesField(
                desk.complete(id, "\"rating\": \"SATISFIED\", \"came\": \"yes\""), "/answers/came");
        CallbackDeskClient.refusesField(
                desk.complete(id, "\"rating\": \"SATISFIED\", \"minutes\": 2000"), "/answers/minutes");
        CallbackDeskClient.refusesField(desk.complete(id, "\"rating\": \"GOOD\""), "/answers/rating");
        CallbackDeskClient.refusesField(
                desk.complete(id, "\"rating\": \"SATISFIED\", \"colour\": true"), "/answers/colour");
        desk.complete(id, "\"rating\": \"SATISFIED\"").then().statusCode(200);
    }

    @Test
    void onlyAQuestionnaireInForceForThisMatter_mayBeAsked_andItsNextVersionTakesItsPlace() {
        String category = "C" + UUID.randomUUID().toString().substring(0, 8);
        String paper = "p" + UUID.randomUUID().toString().substring(0, 20);
        String first = approved(paper, Papers.content("ALERT", category));
        String other = approved(paper + "-case", Papers.content("CASE", category));
        String alert = life.closed(category, 3);
        Response opened = agent.post("/callbacks:attempt", CallbackDeskClient.byPerson(alert, "\"REACHED\""));
        assertThat(opened.<List<String>>path("questionnaires.id"))
                .as("the county's own before the product's")
                .startsWith(first)
                .contains(DEFAULT)
                .doesNotContain(other);
        String second = approved(paper, Papers.content("ALERT", category));

        String id = opened.path("id");
        for (String stale : List.of(first, other)) {
            agent.post(
                            "/callbacks/" + id + ":complete",
                            CallbackDeskClient.completion(stale, "\"rating\": \"SATISFIED\""))
                    .then()
                    .statusCode(409)
                    .body("rule", equalTo("b1: ask by a questionnaire that is in force"));
        }
        CallbackDeskClient.refusesField(
                agent.post(
                        "/callbacks/" + id + ":complete",
                        CallbackDeskClient.completion("nothing", "\"rating\": \"SATISFIED\"")),
                "/questionnaireId");
        agent.post("/callbacks/" + id + ":complete", CallbackDeskClient.completion(second, "\"rating\": \"SATISFIED\""))
                .then()
                .statusCode(200)
                .body("questionnaireId", equalTo(second));
    }

    @Test
    void whatWasSaidInWordsAndTheNumber_areRevealedOnlyWithAPurpose_whichIsLogged() {
        String alert = life.closed("DISPUTE", 3);
        String id = desk.attempted(CallbackDeskClient.byPerson(alert, "\"REACHED\""));
        desk.complete(id, "\"rating\": \"SATISFIED\", \"what-else\": \"王五为什么没来？\"")
                .then()
                .statusCode(200);

        assertThat(agent.get("/callbacks/" + id).asString()).doesNotContain("王五");
        agent.post("/callbacks/" + id + ":reveal", "{}").then().statusCode(400);
        agent.post("/callbacks/" + id + ":reveal", "{\"purpose\": \"改进问卷\"}")
                .then()
                .statusCode(200)
                .body("answers.what-else", containsString("王五"));
        agent.post("/alerts/" + alert + "/caller:reveal", "{\"purpose\": \"回访\"}")
                .then()
                .statusCode(200)
                .body("phone", equalTo("13812345678"));
        assertThat(purposesOf(id)).containsExactly("改进问卷");
        assertThat(purposesOf(alert)).containsExactly("回访");
    }

    private String approved(String paper, String content) {
        String id = agent.post("/questionnaires:draft", Papers.draft(AlertLife.COUNTY, paper, content))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        AlertLife.ok(
                IntakeClient.person("040001", "LEGAL_BRIGADE", AlertLife.COUNTY),
                "/questionnaires/" + id + ":approve",
                "{}");
        return id;
    }

    private List<String> actionsOn(String id) {
        return transactions.asConsumer(handle -> handle.createQuery(
                        "select action from audit_entry where object = :id and result = 'DONE' order by at")
                .bind("id", id)
                .mapTo(String.class)
                .list());
    }

    private List<String> purposesOf(String id) {
        return transactions.asConsumer(handle -> handle.createQuery(
                        "select purpose from audit_entry where object = :id and result = 'REVEALED'")
                .bind("id", id)
                .mapTo(String.class)
                .list());
    }
}
