package org.firstbutton.intake.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.firstbutton.chassis.database.Transactions;
import org.firstbutton.chassis.delivery.Outbox;
import org.firstbutton.chassis.testing.KafkaResource;
import org.firstbutton.chassis.testing.PostgresResource;
import org.firstbutton.chassis.testing.TokenResource;
import org.firstbutton.contract.casework.CaseFact.CaseAssigned;
import org.firstbutton.contract.casework.CaseFact.CaseClosed;
import org.firstbutton.contract.casework.CaseFact.CaseFiled;
import org.firstbutton.intake.testing.AlertLife;
import org.firstbutton.intake.testing.CallbackDeskClient;
import org.firstbutton.intake.testing.CaseSide;
import org.firstbutton.intake.testing.IntakeClient;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(TokenResource.class)
class WorklistIT {
    private final AlertLife life = new AlertLife();
    private final CallbackDeskClient desk = new CallbackDeskClient();
    private final IntakeClient agent = desk.agent;

    @Inject
    Transactions transactions;

    @Inject
    Outbox outbox;

    @Test
    void theList_saysWhyAndByWhen_longestClosedFirst_itsCallersMasked() {
        String first = life.closed("DISPUTE", 3);
        String grave = life.closed("DISPUTE", 1);

        List<Map<String, Object>> lines = desk.lines();
        List<Object> ids = lines.stream().map(line -> line.get("alertId")).toList();
        assertThat(ids).contains(first, grave);
        assertThat(ids.indexOf(first)).isLessThan(ids.indexOf(grave));
        assertThat(lines.stream().map(line -> Instant.parse(String.valueOf(line.get("closedAt")))))
                .isSorted();
        assertThat(desk.line(grave))
                .contains("CLOSED", "GRAVE", "一、二级警情须人工回访", "138****5678")
                .doesNotContain("13812345678", "张三丰", "解放路");
        assertThat(agent.get("/callbacks/export").asString())
                .contains(first, grave, "138****5678")
                .doesNotContain("13812345678");
    }

    @Test
    void nobodySeesMoreOfTheListThanHisOrganisationsAndHisDistanceAllow() {
        String alert = life.closed("DISPUTE", 3);

        assertThat(CallbackDeskClient.linesOf(IntakeClient.person("100316", "CALLBACK_AGENT", "HB/JZ/GA/"), 200))
                .isEmpty();
        IntakeClient handler = IntakeClient.person("042017", "CALLBACK_AGENT", AlertLife.COUNTY);
        assertThat(CallbackDeskClient.linesOf(handler, 200).stream().map(line -> line.get("alertId")))
                .doesNotContain(alert);
        handler.post("/callbacks:attempt", CallbackDeskClient.byPerson(alert, "\"REACHED\""))
                .then()
                .statusCode(409)
                .body("rule", equalTo("b1: nobody calls back on his own work"));
        IntakeClient.person("100316", "CALLBACK_AGENT", "HB/JZ/GA/")
                .post("/callbacks:attempt", CallbackDeskClient.byPerson(alert, "\"REACHED\""))
                .then()
                .statusCode(404);
        IntakeClient.person("042001", "UNIT_CHIEF", AlertLife.UNIT)
                .get("/callbacks")
                .then()
                .statusCode(403);
    }

    @Test
    void aClosedCase_isCalledBackToo_butNotByWhomItWasAssignedTo() throws InterruptedException {
        String alert = life.closed("THEFT", 3);
        String caseId = CaseSide.says(
                transactions,
                outbox,
                alert,
                AlertLife.UNIT,
                List.of(
                        new CaseFiled("CRIMINAL", "THEFT", "040009", null, null, null),
                        new CaseAssigned("042099", null),
                        new CaseClosed("PROSECUTED")));
        String body = "{\"caseId\": \"" + caseId + "\", \"channel\": \"HUMAN\", \"outcome\": \"REACHED\"}";
        IntakeClient handler = IntakeClient.person("042099", "CALLBACK_AGENT", AlertLife.COUNTY);
        Response own = arrived(handler, body);
        own.then().statusCode(409).body("rule", equalTo("b1: nobody calls back on his own work"));
        assertThat(desk.lines())
                .anySatisfy(line -> assertThat(line)
                        .containsEntry("caseId", caseId)
                        .extractingByKey("reasons")
                        .asString()
                        .contains("CASE_CLOSED"));

        String id = agent.post("/callbacks:attempt", body)
                .then()
                .statusCode(201)
                .body("caseId", equalTo(caseId))
                .body("id", notNullValue())
                .extract()
                .path("id");
        desk.complete(id, "\"rating\": \"SATISFIED\"").then().statusCode(200);
        assertThat(desk.lines().stream().map(line -> line.get("caseId"))).doesNotContain(caseId);
    }

    @Test
    void pages_followEachOtherWithoutGapOrRepetition() {
        List<String> closed =
                IntStream.range(0, 5).mapToObj(i -> life.closed("DISPUTE", 3)).toList();

        List<Map<String, Object>> byTwo = CallbackDeskClient.linesOf(agent, 2);

        assertThat(byTwo.stream().map(line -> String.valueOf(line.get("alertId"))))
                .containsAll(closed);
        assertThat(byTwo.stream().map(line -> line.get("alertId") + " " + line.get("caseId")))
                .doesNotHaveDuplicates();
        CallbackDeskClient.refusesField(agent.get("/callbacks?cursor=nonsense"), "cursor");
    }

    // What the case service said travels by the topic.
    private static Response arrived(IntakeClient who, String body) throws InterruptedException {
        Response answer = who.post("/callbacks:attempt", body);
        for (int i = 0; i < 100 && !"b1: nobody calls back on his own work".equals(answer.path("rule")); i++) {
            Thread.sleep(200);
            answer = who.post("/callbacks:attempt", body);
        }
        return answer;
    }
}
