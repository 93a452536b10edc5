package org.firstbutton.intake.narrative;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.firstbutton.chassis.testing.KafkaResource;
import org.firstbutton.chassis.testing.PostgresResource;
import org.firstbutton.chassis.testing.TokenResource;
import org.firstbutton.contract.Topic;
import org.firstbutton.intake.testing.IntakeClient;
import org.firstbutton.intake.testing.TopicReader;
import org.firstbutton.intake.testing.TopicReader.Arrived;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(TokenResource.class)
class TextComparisonIT {
    private static final String COUNTY = "HB/JZ/SS/";
    private final IntakeClient callTaker = IntakeClient.person("041001", "CALL_TAKER", COUNTY);

    @Test
    void aRobberyThatIsWithdrawn_isToldToSupervision_andNotToWhoeverWithdrewIt() {
        String alert = received("两个人在桥下抢走我的手机就跑了");
        callTaker
                .post("/alerts/" + alert + ":withdraw", "{\"by\": \"CALLER\", \"confirmed\": true}")
                .then()
                .statusCode(200)
                .body("facts.type", contains("alert.withdrawn"));

        assertThat(TopicReader.waitFor(Topic.ALERT_EVENTS, alert, 3))
                .extracting(Arrived::type)
                .containsExactly("alert.received", "alert.withdrawn", "alert.text-compared");
        callTaker
                .get("/alerts/" + alert + "/facts")
                .then()
                .body("items.type", not(hasItem(org.hamcrest.Matchers.containsString("text-compared"))));
    }

    @Test
    void aTextThatSpeaksOfNoOffence_leavesNoFact() {
        String alert = received("手机银行转错账了，想请民警帮忙联系收款人");
        callTaker
                .post("/alerts/" + alert + ":classify", "{\"category\": \"MISTRANSFER\"}")
                .then()
                .statusCode(200)
                .body("version", equalTo(2));

        callTaker
                .post("/alerts/" + alert + ":withdraw", "{\"by\": \"CALLER\", \"confirmed\": true}")
                .then()
                .statusCode(200)
                .body("version", equalTo(3));
    }

    private String received(String narrative) {
        return callTaker
                .post("/alerts", """
                        {"channel": "PHONE_110", "orgPath": "%s", "narrative": "%s"}""".formatted(COUNTY, narrative))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }
}
