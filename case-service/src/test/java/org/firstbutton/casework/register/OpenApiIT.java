package org.firstbutton.casework.register;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.firstbutton.chassis.testing.KafkaResource;
import org.firstbutton.chassis.testing.PostgresResource;
import org.firstbutton.chassis.testing.TokenResource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "database", value = "casework"))
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(TokenResource.class)
class OpenApiIT {

    @Test
    void theCommittedDocument_isWhatTheServiceServes() throws IOException {
        String served = given().get("/q/openapi").asString();
        Path fresh = Files.createDirectories(Path.of("target", "openapi")).resolve("case-service.yaml");
        Files.writeString(fresh, served);

        assertThat(Path.of("..", "docs", "api", "case-service.yaml"))
                .as("copy %s to docs/api if the change is meant", fresh)
                .hasContent(served);
    }
}
