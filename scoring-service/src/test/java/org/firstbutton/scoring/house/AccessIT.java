package org.firstbutton.scoring.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.logging.Log;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import org.firstbutton.chassis.access.AccessMatrix;
import org.firstbutton.chassis.testing.KafkaResource;
import org.firstbutton.chassis.testing.PostgresResource;
import org.firstbutton.chassis.testing.TokenResource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "database", value = "scoring"))
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(TokenResource.class)
class AccessIT {

    @Test
    void everyOperationAsEveryRole_isAllowedOnlyWhereTheTableOfRolesSaysSo() throws Exception {
        try (InputStream lines = AccessIT.class.getResourceAsStream("/access-matrix.csv")) {
            AccessMatrix matrix =
                    AccessMatrix.of(URI.create("http://localhost:" + RestAssured.port), Objects.requireNonNull(lines));

            List<String> findings = matrix.everyOperationAsEveryRole("HB/JZ/SS/U001/", "HB/JZ/SS/U0012/", "HB/JZ/GA/");

            Log.infof("access matrix: %d cells", matrix.cells());
            assertThat(findings).isEmpty();
        }
    }
}
