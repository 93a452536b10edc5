package org.firstbutton.intake.enquiry;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.firstbutton.chassis.database.Transactions;
import org.firstbutton.chassis.problem.ProblemKind;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.chassis.testing.KafkaResource;
import org.firstbutton.chassis.testing.PostgresResource;
import org.firstbutton.chassis.testing.TokenResource;
import org.firstbutton.contract.Topic;
import org.firstbutton.intake.testing.AlertLife;
import org.firstbutton.intake.testing.IntakeClient;
import org.firstbutton.intake.testing.TopicReader;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(TokenResource.class)
class EnquiryIT {
    private final AlertLife life = new AlertLife();
    private final String number = "110-" + UUID.randomUUID();

    @Inject
    Transactions transactions;

    @Inject
    EnquiryAllowance allowance;

    @Test
    void aCallerWhoFollowsHisCaseOnline_seesEachMilestoneAndGradesItOnce() {
        String alert = received();
        Map<String, String> receipt = issued(alert);
        asks(receipt).then().statusCode(200).body("milestones.milestone", contains("RECEIVED"));
        grades(receipt, "SATISFIED").then().statusCode(409).body("rule", equalTo("b1: grade only what is closed"));

        closed(alert);
        Response answer = asks(receipt);
        answer.then()
                .statusCode(200)
                .body("milestones.milestone", contains("RECEIVED", "DISPATCHED", "HANDLED", "CLOSED"))
                .body("milestones.zh", contains("已接警", "已派警", "已处警", "已结警"))
                .body("graded", equalTo(false));
        assertThat(answer.asString()).doesNotContain("张三丰", "13812345678", "解放路", "042017", "U001", alert);

        grades(receipt, "DISSATISFIED").then().statusCode(200).body("graded", equalTo(true));
        grades(receipt, "SATISFIED").then().statusCode(409).body("rule", equalTo("b1: grade once"));
        assertThat(TopicReader.waitFor(Topic.CITIZEN_EVENTS, alert, 1))
                .singleElement()
                .satisfies(fact -> {
                    assertThat(fact.type()).isEqualTo("callback.completed");
                    assertThat(fact.data().path("rating").asText()).isEqualTo("DISSATISFIED");
                    assertThat(fact.data().path("unit").asText()).isEqualTo(AlertLife.UNIT);
                    assertThat(fact.data().path("arrived").asBoolean()).isTrue();
                    assertThat(fact.data().path("channel").asText()).isEqualTo("WEB");
                });
    }

    @Test
    void aWrongNumberAndAWrongCode_areAnsweredAlike() {
        Map<String, String> receipt = issued(received());

        Response wrongCode = asks(Map.of("number", number, "code", "2222222222"));
        Response wrongNumber = asks(Map.of("number", "110-" + UUID.randomUUID(), "code", receipt.get("code")));

        assertThat(wrongCode.statusCode()).isEqualTo(404);
        assertThat(wrongCode.asString()).isEqualTo(wrongNumber.asString());
        assertThat(wrongCode.headers().asList().stream().map(Object::toString).toList())
                .isEqualTo(wrongNumber.headers().asList().stream()
                        .map(Object::toString)
                        .toList());
        grades(Map.of("number", number, "code", "2222222222"), "SATISFIED")
                .then()
                .statusCode(404);
        asks(Map.of(
                        "number",
                        number.toLowerCase(Locale.ROOT),
                        "code",
                        Objects.requireNonNull(receipt.get("code")).toLowerCase(Locale.ROOT)))
                .then()
                .statusCode(200);
    }

    @Test
    void aCode_isKeptAsAHashOnly_andItsSuccessorTakesItsPlace() {
        String alert = received();
        Map<String, String> first = issued(alert);
        Map<String, String> second = issued(alert);

        asks(first).then().statusCode(404);
        asks(second).then().statusCode(200);
        String everything = transactions.asConsumer(
                handle -> handle.createQuery("""
                        select string_agg(cast(to_jsonb(kept) as text), '')
                        from (select to_jsonb(e) from enquiry_code e union all select to_jsonb(a) from audit_entry a) kept
                        """).mapTo(String.class).one());
        assertThat(everything).contains(alert).doesNotContain(second.get("code"), number);
    }

    @Test
    void afterTenTriesAnHour_aNumberAnswers429_whetherItExistsOrNot() {
        for (String tried : List.of(issued(received()).get("number"), "110-" + UUID.randomUUID())) {
            Map<String, String> guess = Map.of("number", tried, "code", "2222222222");
            for (int i = 0; i < 10; i++) {
                asks(guess).then().statusCode(404);
            }
            Response refused = asks(guess);
            refused.then().statusCode(429).contentType("application/problem+json");
            assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 360);
        }
    }

    @Test
    void anAddress_hasNoMoreTriesThanAnother_whateverNumbersItTries() {
        String one = "2001:db8:1:2::" + Integer.toHexString((int) (Math.random() * 0xffff));
        for (int i = 0; i < 60; i++) {
            allowance.spend(one, "n" + UUID.randomUUID());
        }

        assertThatThrownBy(() -> allowance.spend("2001:db8:1:2:ffff::1", "n" + UUID.randomUUID()))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.kind()).isEqualTo(ProblemKind.TOO_MANY_REQUESTS);
                    assertThat(refusal.retryAfterSeconds()).isBetween(1L, 60L);
                });
        allowance.spend("2001:db8:1:3::1", "n" + UUID.randomUUID());
    }

    @Test
    void withoutThePlaceInTheDesksScope_noCodeIsIssued() {
        String alert = received();

        IntakeClient.person("049001", "CALL_TAKER", "HB/JZ/GA/")
                .post("/alerts/" + alert + "/enquiry-code:issue", "")
                .then()
                .statusCode(404);
    }

    private String received() {
        return life.received(number);
    }

    private Map<String, String> issued(String alert) {
        return life.callTaker
                .post("/alerts/" + alert + "/enquiry-code:issue", "")
                .then()
                .statusCode(200)
                .body("number", equalTo(number))
                .extract()
                .as(new io.restassured.common.mapper.TypeRef<>() {});
    }

    private void closed(String alert) {
        life.handled(alert, "DISPUTE", 3);
        AlertLife.ok(life.chief, "/alerts/" + alert + ":close", "{\"outcome\": \"SETTLED\"}");
    }

    private static Response asks(Map<String, String> receipt) {
        return given().contentType(ContentType.JSON).body(receipt).post("/api/v1/public/enquiries");
    }

    private static Response grades(Map<String, String> receipt, String rating) {
        return given().urlEncodingEnabled(false)
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "number", receipt.get("number"),
                        "code", receipt.get("code"),
                        "rating", rating,
                        "answers", Map.of("arrived", true, "arrivalMinutes", 8)))
                .post("/api/v1/public/enquiries:grade");
    }
}
