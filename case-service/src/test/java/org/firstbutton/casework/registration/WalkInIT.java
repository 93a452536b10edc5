package org.firstbutton.casework.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.firstbutton.casework.Station.CHIEF;
import static org.firstbutton.casework.Station.COLLEAGUE;
import static org.firstbutton.casework.Station.NEIGHBOUR;
import static org.firstbutton.casework.Station.OFFICER;
import static org.firstbutton.casework.Station.UNIT;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.firstbutton.casework.Station;
import org.firstbutton.chassis.database.Transactions;
import org.firstbutton.chassis.testing.KafkaResource;
import org.firstbutton.chassis.testing.PostgresResource;
import org.firstbutton.chassis.testing.TokenResource;
import org.junit.jupiter.api.Test;

/** 三个当场 — registered, evidence accepted, receipt handed over, before the visitor leaves. */
@QuarkusTest
@QuarkusTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "database", value = "casework"))
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(TokenResource.class)
class WalkInIT {
    private final Transactions transactions;

    WalkInIT(Transactions transactions) {
        this.transactions = transactions;
    }

    @Test
    void theThreeActsOnTheSpot_standOnTheMatterOfTheVisit() {
        String visit = comes(OFFICER, Map.of("occurredAt", "2026-03-02T09:00:00+08:00"));
        OFFICER.asks("/walk-ins/" + visit)
                .then()
                .body("state", equalTo("PRESENT"))
                .body("expiresAt", equalTo("2026-03-02T03:00:00Z"))
                .body("matter", equalTo(visit));

        String theft = registers(Map.of("walkIn", visit))
                .then()
                .statusCode(201)
                .body("matter", equalTo(visit))
                .extract()
                .path("id");
        takes(theft, "accept-evidence", Map.of("visitId", visit, "items", List.of("video")));
        takes(theft, "issue-receipt", Map.of("visitId", visit, "receiptNo", "H-1", "queryCode", "Q7F2"));
        // The next shift sees the visitor off.
        COLLEAGUE
                .posts("/walk-ins/" + visit + ":end", Map.of("evidenceOffered", true))
                .then()
                .statusCode(200)
                .body("state", equalTo("LEFT"))
                .body("expiresAt", nullValue());

        assertThat(told(visit))
                .containsExactlyInAnyOrder(
                        "report.walk-in-started",
                        "report.registered",
                        "evidence.accepted",
                        "receipt.issued",
                        "report.walk-in-ended");
    }

    @Test
    void whoReportsWhatHeHasCalledAbout_isOfThatAlert() {
        String alert = UUID.randomUUID().toString();
        String visit = comes(OFFICER, Map.of("alertId", alert));
        registers(Map.of("walkIn", visit)).then().statusCode(201).body("matter", equalTo(alert));
        registers(Map.of("walkIn", visit, "alert", Map.of("id", alert)))
                .then()
                .statusCode(201)
                .body("matter", equalTo(alert));
        registers(Map.of("walkIn", visit, "alert", Map.of("id", UUID.randomUUID())))
                .then()
                .statusCode(400)
                .body("detail", containsString("/alert"));
    }

    @Test
    void whoIsStillAtTheDesk_isListed_andAVisitOfAnotherUnitIsNone() {
        String visit = comes(OFFICER, Map.of());
        CHIEF.asks("/walk-ins?open=true&limit=200").then().body("items.id", hasItem(visit));
        NEIGHBOUR.asks("/walk-ins/" + visit).then().statusCode(404);
        registers(Map.of("walkIn", UUID.randomUUID())).then().statusCode(400).body("detail", containsString("/walkIn"));
        OFFICER.posts("/walk-ins:start", Map.of("callerKey", "k1:someone"))
                .then()
                .statusCode(400)
                .body("detail", containsString("/callerKey"));
        OFFICER.posts("/walk-ins:start", Map.of("alertId", "the one of yesterday"))
                .then()
                .statusCode(400)
                .body("detail", containsString("/alertId"));
        OFFICER.posts("/walk-ins/" + visit + ":end", Map.of("occurredAt", "2020-01-01T09:00:00+08:00"))
                .then()
                .statusCode(400)
                .body("detail", containsString("/occurredAt"));
    }

    private static String comes(Station who, Map<String, ?> body) {
        return who.posts("/walk-ins:start", body)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static Response registers(Map<String, ?> about) {
        Map<String, Object> body = new HashMap<>(about);
        body.putAll(Map.of("kind", "ADMIN", "orgPath", UNIT, "reportId", "R-" + UUID.randomUUID()));
        return OFFICER.posts("/cases", body);
    }

    private static void takes(String id, String step, Map<String, ?> body) {
        OFFICER.posts("/cases/" + id + ":" + step, body).then().statusCode(200);
    }

    private List<String> told(String matter) {
        return transactions.asConsumer(
                handle -> handle.createQuery("select type from event_ledger where matter = :matter")
                        .bind("matter", matter)
                        .mapTo(String.class)
                        .list());
    }
}
