package org.firstbutton.supervision.clearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.awaitility.Awaitility;
import org.firstbutton.chassis.testing.KafkaResource;
import org.firstbutton.chassis.testing.PostgresResource;
import org.firstbutton.chassis.testing.TokenResource;
import org.junit.jupiter.api.Test;

/** A list for a day that nobody here saw the end of. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "database", value = "supervision"))
@WithTestResource(KafkaResource.class)
@WithTestResource(TokenResource.class)
class ClearingOpeningIT {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    @Inject
    ClearingWatch watch;

    @Test
    void aDayThatWasOverBeforeTheUnitWasKnown_isOpenedByAPerson_sweptAndPutOnPaper() {
        String unit = "QL/XN/CZ/U009/";
        Signer manager = new Signer("o-manager", "CASE_MANAGER", "QL/XN/CZ/");
        Signer chief = new Signer("o-chief", "UNIT_CHIEF", unit);
        String day = LocalDate.now(SHANGHAI).minusDays(3).toString();
        Map<String, String> late = Map.of("orgPath", unit, "cycle", "DAY", "day", day);

        assertThat(chief.post("/api/v1/clearings:open", late).statusCode()).isEqualTo(403);
        Map<String, String> running = Map.of("orgPath", unit, "cycle", "QUARTER", "day", day);
        manager.post("/api/v1/clearings:open", running)
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("/day"));
        String id = manager.post("/api/v1/clearings:open", late).path("id");
        manager.post("/api/v1/clearings:open", late)
                .then()
                .statusCode(409)
                .body("rule", equalTo("b12: one cycle of each period"));

        // The scheduled watch may have the row just now.
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
            watch.look();
            return chief.get("/api/v1/clearings/" + id).path("clearing.sweptAt") != null;
        });
        chief.get("/api/v1/clearings/" + id)
                .then()
                .body("clearing.state", equalTo("EXPLAINED"), "clearing.period", equalTo(day));
        chief.post("/api/v1/clearings/" + id + ":sign", null).then().statusCode(200);
        chief.post("/api/v1/papers:issue-clearing-report", Map.of("clearing", id))
                .then()
                .statusCode(201)
                .body("number", containsString("U009清〔"));
    }
}
