package org.firstbutton.intake.house;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Set;
import org.firstbutton.chassis.testing.KafkaResource;
import org.firstbutton.chassis.testing.PostgresResource;
import org.firstbutton.chassis.testing.TokenResource;
import org.junit.jupiter.api.Test;

/** The pages of the console may ask for call-backs from where they are served, and no other pages may. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(TokenResource.class)
class ConsoleOriginIT {
    private static final String CONSOLE = "https://console.example";
    private static final String OTHER = "https://other.example";

    @Test
    void aBrowserMayAskForTheConsole_withATokenAndWithoutCookies() {
        Response asked = preflight(CONSOLE);

        assertThat(asked.statusCode()).isEqualTo(200);
        assertThat(asked.header("Access-Control-Allow-Origin")).isEqualTo(CONSOLE);
        assertThat(asked.header("Access-Control-Allow-Headers")).containsIgnoringCase("authorization");
        assertThat(asked.header("Access-Control-Allow-Credentials")).isNotEqualTo("true");
        assertThat(callbacks(CONSOLE).header("Access-Control-Allow-Origin")).isEqualTo(CONSOLE);
    }

    @Test
    void aBrowserMayNotAskForAnybodyElse() {
        assertThat(preflight(OTHER).header("Access-Control-Allow-Origin")).isNull();
        Response refused = callbacks(OTHER);
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.header("Access-Control-Allow-Origin")).isNull();
    }

    private static Response preflight(String origin) {
        return given().header("Origin", origin)
                .header("Access-Control-Request-Method", "GET")
                .header("Access-Control-Request-Headers", "authorization,accept-language")
                .options("/api/v1/callbacks");
    }

    private static Response callbacks(String origin) {
        return given().auth()
                .oauth2(TokenResource.token("c-brigade", Set.of("LEGAL_BRIGADE"), "HB/JZ/SS/"))
                .header("Origin", origin)
                .get("/api/v1/callbacks");
    }
}
