package org.firstbutton.supervision.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.firstbutton.chassis.testing.KafkaResource;
import org.firstbutton.chassis.testing.PostgresResource;
import org.firstbutton.chassis.testing.TokenResource;
import org.junit.jupiter.api.Test;

/** The organisations that a reader answers for, with their posts and what waits there. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "database", value = "supervision"))
@WithTestResource(KafkaResource.class)
@WithTestResource(TokenResource.class)
class OrganisationIT {
    private static final String LIST = "/api/v1/organisations";

    @Test
    void theTreeNamesThoseBetween_theirPosts_andWhatWaitsToBeVerified() {
        Person.BRIGADE
                .post(
                        "/api/v1/roster",
                        Map.of("orgPath", Person.UNIT, "role", "LEGAL_OFFICER", "person", "org-officer"))
                .then()
                .statusCode(201);
        long before = waiting(Person.UNIT);
        long beforeWithin = waitingWithin(Person.COUNTY);
        try (Findings findings = new Findings()) {
            findings.high();

            Person.BRIGADE
                    .get(LIST)
                    .then()
                    .statusCode(200)
                    .body("items.orgPath", hasItems(Person.COUNTY, Person.UNIT))
                    .body("items.orgPath", everyItem(startsWith(Person.COUNTY)))
                    .body("items.find { it.orgPath == '" + Person.COUNTY + "' }.level", equalTo("COUNTY"))
                    .body("items.find { it.orgPath == '" + Person.UNIT + "' }.level", equalTo("STATION"))
                    .body("items.find { it.orgPath == '" + Person.UNIT + "' }.posts.role", hasItems("LEGAL_OFFICER"));
            assertThat(waiting(Person.UNIT)).isGreaterThan(before);
            assertThat(waitingWithin(Person.COUNTY)).isGreaterThan(beforeWithin);
        }
    }

    @Test
    void whoKeepsNoRoster_isRefused() {
        Person.CHIEF.get(LIST).then().statusCode(403);
    }

    private static long waiting(String orgPath) {
        return number(orgPath, "open");
    }

    private static long waitingWithin(String orgPath) {
        return number(orgPath, "openWithin");
    }

    private static long number(String orgPath, String of) {
        Number counted =
                Person.BRIGADE.get(LIST).jsonPath().get("items.find { it.orgPath == '" + orgPath + "' }?." + of);
        return counted == null ? 0 : counted.longValue();
    }
}
