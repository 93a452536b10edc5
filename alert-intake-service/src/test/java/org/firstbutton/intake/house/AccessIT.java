package org.firstbutton.intake.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.logging.Log;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.firstbutton.chassis.access.AccessMatrix;
import org.firstbutton.chassis.testing.KafkaResource;
import org.firstbutton.chassis.testing.PostgresResource;
import org.firstbutton.chassis.testing.TokenResource;
import org.firstbutton.intake.testing.IntakeClient;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(TokenResource.class)
class AccessIT {
    private static final String OWN = "HB/JZ/SS/U001/";
    private static final String SIBLING = "HB/JZ/SS/U0012/";
    private static final String OTHER_COUNTY = "HB/JZ/GA/";

    @Test
    void everyOperationAsEveryRole_isAllowedOnlyWhereTheTableOfRolesSaysSo() throws Exception {
        AccessMatrix matrix = matrix();

        List<String> findings = matrix.everyOperationAsEveryRole(OWN, SIBLING, OTHER_COUNTY);

        Log.infof("access matrix: %d cells", matrix.cells());
        assertThat(findings).isEmpty();
    }

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

    private AccessMatrix matrix() throws IOException {
        try (InputStream lines = AccessIT.class.getResourceAsStream("/access-matrix.csv")) {
            return AccessMatrix.of(URI.create("http://localhost:" + RestAssured.port), Objects.requireNonNull(lines));
        }
    }
}
