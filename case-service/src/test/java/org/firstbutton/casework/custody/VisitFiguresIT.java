package org.firstbutton.casework.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.firstbutton.casework.Station;
import org.firstbutton.chassis.testing.KafkaResource;
import org.firstbutton.chassis.testing.PostgresResource;
import org.firstbutton.chassis.testing.TokenResource;
import org.junit.jupiter.api.Test;

/** Two people in the centre, one at a station's own area: the share, and how long it took here and there. */
@QuarkusTest
@QuarkusTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "database", value = "casework"))
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(TokenResource.class)
class VisitFiguresIT {
    private static final String UNIT = "HB/JZ/VF/U001/";
    private static final Station STAFF = Station.person("P700001", "CASE_CENTRE_STAFF", UNIT);

    private final Instant now = Instant.now();

    @Test
    void theShareOfTheCentre_andTheMeanHoursThereAndElsewhere() {
        visited("CENTRE-VF", 2, true);
        visited("CENTRE-VF", 4, true);
        visited("AREA-VF", 6, true);
        visited("AREA-VF", 1, false);

        JsonPath figures = STAFF.asks("/visit-figures?orgPath=" + UNIT + "&from=" + now.minus(Duration.ofHours(9))
                        + "&to=" + now.plus(Duration.ofHours(1)))
                .jsonPath();

        assertThat(figures.getInt("visits")).as(figures.prettify()).isEqualTo(4);
        assertThat(figures.getDouble("centreShare")).isEqualTo(0.5);
        assertThat(figures.getDouble("meanHoursInCentres")).isCloseTo(3, within(0.1));
        assertThat(figures.getDouble("meanHoursElsewhere")).isCloseTo(6, within(0.1));
        assertThat(figures.getInt("items.find { it.area == 'AREA-VF' }.ended")).isEqualTo(1);
        Station.person("P700002", "UNIT_CHIEF", "HB/JZ/VF/U002/")
                .asks("/visit-figures?from=" + now.minus(Duration.ofHours(9)) + "&to=" + now)
                .then()
                .body("visits", equalTo(0));
        STAFF.asks("/visit-figures?from=" + now + "&to=" + now).then().statusCode(400);
    }

    private void visited(String area, int hours, boolean ended) {
        String brought = now.minus(Duration.ofHours(hours)).toString();
        String at = "/visits/"
                + STAFF.posts("/visits:bring", Map.of("personId", "h:" + UUID.randomUUID(), "occurredAt", brought))
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");
        STAFF.posts(at + ":enter", Map.of("placeKey", area)).then().statusCode(200);
        if (ended) {
            STAFF.posts(at + ":leave-area", Map.of()).then().statusCode(200);
            STAFF.posts(at + ":leave", Map.of()).then().statusCode(200);
        }
    }
}
