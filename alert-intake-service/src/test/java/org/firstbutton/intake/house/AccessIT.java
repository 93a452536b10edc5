package org.firstbutton.intake.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.firstbutton.chassis.access.AccessMatrix;
import org.firstbutton.chassis.house.InterfaceInspection;
import org.firstbutton.chassis.testing.KafkaResource;
import org.firstbutton.chassis.testing.PostgresResource;
import org.firstbutton.chassis.testing.TokenResource;
import org.firstbutton.intake.testing.IntakeClient;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(TokenResource.class)
class AccessIT extends InterfaceInspection {
    @Test
    void anotherUnitsAlert_answersLikeOneThatDoesNotExist() throws Exception {
        String id = IntakeClient.person("041001", "CALL_TAKER", OWN)
                .post("/alerts", """
                        {"channel": "PHONE_110", "orgPath": "HB/JZ/SS/U001/", "place": "解放路 1 号"}""")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        AccessMatrix matrix = matrix();

        for (String role : List.of("CALL_TAKER", "DISPATCHER", "RESPONDING_OFFICER", "UNIT_CHIEF", "CASE_MANAGER")) {
            assertThat(matrix.hiddenLikeNonexistent(Map.of("{id}", id), role, SIBLING, OTHER_COUNTY))
                    .isEmpty();
        }
    }
}
