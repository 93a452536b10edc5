package org.firstbutton.scoring;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The committed copy is what people read and review; run with {@code -Dopenapi.write} to renew it. */
@QuarkusTest
class OpenApiIT extends CountyScenario {
    private static final Path COMMITTED = Path.of("..", "docs", "api", "scoring-service.yaml");

    @Test
    void theCommittedDocument_isWhatTheServiceServes() throws IOException {
        String served = given().get("/q/openapi?format=yaml").asString();
        if (System.getProperty("openapi.write") != null) {
            Files.createDirectories(COMMITTED.getParent());
            Files.writeString(COMMITTED, served);
        }

        assertThat(Files.readString(COMMITTED)).isEqualTo(served);
    }
}
