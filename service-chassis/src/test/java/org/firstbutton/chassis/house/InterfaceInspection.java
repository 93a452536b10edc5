package org.firstbutton.chassis.house;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.config.ConfigProvider;
import org.firstbutton.chassis.access.AccessMatrix;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/**
 * 接口检查 — what holds for the interface of every service: it is the one in {@code docs/api}, and each operation is
 * allowed to whom {@code access-matrix.csv} allows it, and to nobody else. A change on purpose is written to
 * {@code docs/api} by {@code -Dopenapi.write}; look at the difference before it is committed.
 */
public abstract class InterfaceInspection {
    private static final Logger LOG = Logger.getLogger(InterfaceInspection.class);
    protected static final String OWN = "HB/JZ/SS/U001/";
    protected static final String SIBLING = "HB/JZ/SS/U0012/";
    protected static final String OTHER_COUNTY = "HB/JZ/GA/";

    @Test
    void theCommittedApiDocument_isTheOneServed() throws IOException {
        String service = ConfigProvider.getConfig().getValue("quarkus.application.name", String.class);
        Path committed = Path.of("..", "docs", "api", service + ".yaml");
        String served = given().get("/q/openapi?format=yaml").asString();
        if (System.getProperty("openapi.write") != null) {
            Files.writeString(committed, served);
        }

        assertThat(committed).as("renew it with -Dopenapi.write").hasContent(served);
    }

    // A name that two records share is told apart by a number, and which one gets it changes from build to build.
    @Test
    void everySchema_hasANameOfItsOwn() {
        Map<String, ?> schemas =
                given().get("/q/openapi?format=json").jsonPath().getMap("components.schemas");

        assertThat(schemas.keySet()).noneMatch(name -> name.matches(".*[A-Za-z]\\d+"));
    }

    @Test
    void everyOperationAsEveryRole_isAllowedOnlyWhereTheTableOfRolesSaysSo() throws Exception {
        AccessMatrix matrix = matrix();

        List<String> findings = matrix.everyOperationAsEveryRole(OWN, SIBLING, OTHER_COUNTY);

        LOG.infof("access matrix: %d cells", matrix.cells());
        assertThat(findings).isEmpty();
    }

    // Java's client asks for it unless told otherwise.
    @Test
    void aConnectionWithoutTls_isNotTurnedIntoAnotherProtocol() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + "/q/openapi"))
                .build();

        assertThat(HttpClient.newHttpClient()
                        .send(request, BodyHandlers.discarding())
                        .version())
                .isEqualTo(HttpClient.Version.HTTP_1_1);
    }

    protected AccessMatrix matrix() throws IOException {
        try (InputStream lines = getClass().getResourceAsStream("/access-matrix.csv")) {
            return AccessMatrix.of(URI.create("http://localhost:" + RestAssured.port), Objects.requireNonNull(lines));
        }
    }
}
