package org.firstbutton.intake.register;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.firstbutton.chassis.testing.KafkaResource;
import org.firstbutton.chassis.testing.PostgresResource;
import org.firstbutton.chassis.testing.TokenResource;
import org.junit.jupiter.api.Test;

/**
 * The committed API document is the one that the service gives. After a change on purpose copy
 * {@code target/openapi-served.yaml} over it and look at the difference.
 */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(TokenResource.class)
class ApiDocumentIT {

    @Test
    void theCommittedApiDocument_isTheOneServed() throws IOException {
        String served = given().accept("application/yaml").get("/q/openapi").asString();
        Files.writeString(Path.of("target", "openapi-served.yaml"), served);

        assertThat(served).isEqualTo(Files.readString(Path.of("..", "docs", "api", "alert-intake-service.yaml")));
    }
}
