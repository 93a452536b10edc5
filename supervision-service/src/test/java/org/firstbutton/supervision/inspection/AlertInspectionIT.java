package org.firstbutton.supervision.inspection;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.firstbutton.chassis.testing.KafkaResource;
import org.firstbutton.chassis.testing.PostgresResource;
import org.firstbutton.chassis.testing.TokenResource;
import org.firstbutton.contract.alert.AlertFact.AlertClassified;
import org.firstbutton.contract.alert.AlertFact.AlertClosed;
import org.firstbutton.supervision.loop.Person;
import org.firstbutton.supervision.watch.BrokerPen;
import org.junit.jupiter.api.Test;

/** One alert, one inspection. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "database", value = "supervision"))
@WithTestResource(KafkaResource.class)
@WithTestResource(TokenResource.class)
class AlertInspectionIT {
    @ConfigProperty(name = "kafka.bootstrap.servers")
    String brokers;

    @Test
    void aClosedAlertThatLooksLikeACase_isInspectedOnce_byWhoHadNoPartInIt() {
        String matter = UUID.randomUUID().toString();
        Person taker = new Person("in-taker", Set.of("CASE_MANAGER"), Person.COUNTY);
        Person stationed = new Person("in-stationed", Set.of("LEGAL_OFFICER"), Person.UNIT);
        Instant at = Instant.now().minus(Duration.ofHours(2));
        try (BrokerPen pen = new BrokerPen(brokers)) {
            pen.by("in-taker", "CALL_TAKER")
                    .fact(
                            matter,
                            "firstbutton",
                            at,
                            at,
                            new AlertClassified("THEFT", null, 3, false, true, true, true, null, "URBAN", null, null));
            pen.fact(matter, "firstbutton", at, at, new AlertClosed("in-taker", "SETTLED", null));
        }
        String queue = "/api/v1/alert-inspections";
        String mine = "items.find { it.matter == '" + matter + "' }";
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> stationed.get(queue + "?limit=200").path(mine) != null);
        stationed.get(queue + "?limit=200").then().body(mine + ".why", equalTo("CASE_TYPE"));

        String record = queue + "/" + matter + ":record";
        taker.post(record, Map.of("result", "IN_ORDER")).then().statusCode(409);
        stationed.post(record, Map.of("result", "FINE")).then().statusCode(400);
        stationed
                .post(record, Map.of("result", "AT_FAULT", "checklist", "STORY"))
                .then()
                .statusCode(201);
        stationed.get(queue + "?limit=200").then().body(mine, nullValue());
        stationed.post(record, Map.of("result", "IN_ORDER")).then().statusCode(404);
    }
}
