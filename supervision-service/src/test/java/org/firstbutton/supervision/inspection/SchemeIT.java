package org.firstbutton.supervision.inspection;

import static org.firstbutton.supervision.inspection.Inspectors.OTHER;
import static org.firstbutton.supervision.inspection.Inspectors.PLANNER;
import static org.firstbutton.supervision.inspection.Inspectors.SCHEMES;
import static org.firstbutton.supervision.inspection.Inspectors.UNIT;
import static org.firstbutton.supervision.inspection.Inspectors.plan;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.firstbutton.chassis.testing.KafkaResource;
import org.firstbutton.chassis.testing.PostgresResource;
import org.firstbutton.chassis.testing.TokenResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What inspectors look at is the bureau's own data, drafted by one and approved by another. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "database", value = "supervision"))
@WithTestResource(KafkaResource.class)
@WithTestResource(TokenResource.class)
class SchemeIT {
    @BeforeEach
    void posts() {
        Inspectors.takePosts();
    }

    @Test
    void whatTheSourcesOnlyName_shipsWithoutItems_andNobodyInspectsByIt() {
        PLANNER.get(SCHEMES + "?scheme=TWO_THREE_FIVE")
                .then()
                .statusCode(200)
                .body("items.state", contains("NAMED"), "items[0].content.groups.size", contains(2, 3, 5));
        PLANNER.get(SCHEMES + "?scheme=TWO_THREE_FIVE")
                .then()
                .body("items[0].content.groups.items", contains(empty(), empty(), empty()));
        String shipped = PLANNER.get(SCHEMES + "?scheme=TWO_THREE_FIVE").path("items[0].id");

        OTHER.post(SCHEMES + "/" + shipped + ":approve", Map.of()).then().statusCode(409);
        plan(UNIT, Map.of("scheme", "TWO_THREE_FIVE"))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("/scheme"));
    }

    @Test
    void aScheme_isApprovedByAnother_onceItHasAllItems_andThenNeverChanged() {
        String draft =
                PLANNER.post(SCHEMES, Inspectors.scheme("FIVE_CHECKS", 4)).path("id");

        OTHER.post(SCHEMES + "/" + draft + ":approve", Map.of())
                .then()
                .statusCode(409)
                .body("rule", containsString("has its items"));
        PLANNER.post(SCHEMES + "/" + draft + ":edit", Map.of("content", Inspectors.content(5)))
                .then()
                .statusCode(200);
        PLANNER.post(SCHEMES + "/" + draft + ":approve", Map.of())
                .then()
                .statusCode(409)
                .body("type", containsString("self-approval"));
        OTHER.post(SCHEMES + "/" + draft + ":approve", Map.of())
                .then()
                .statusCode(200)
                .body("state", equalTo("APPROVED"), "approvedBy", equalTo("in-other"));
        PLANNER.post(SCHEMES + "/" + draft + ":edit", Map.of("content", Inspectors.content(5)))
                .then()
                .statusCode(409);
        PLANNER.post(SCHEMES, Inspectors.scheme("FIVE_CHECKS", 5))
                .then()
                .statusCode(201)
                .body("version", equalTo(2));
    }
}
