package org.firstbutton.chassis.house;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.util.Set;
import org.firstbutton.chassis.testing.TokenResource;
import org.junit.jupiter.api.Test;

/** 跨源检查 — the pages of the console may ask a service from where they are served, and no other pages may. */
public abstract class ConsoleOriginInspection {
    private static final String CONSOLE = "https://console.example";
    private static final String OTHER = "https://other.example";

    private final String list;

    /** @param list what the console asks this service for, and a legal brigade may read */
    protected ConsoleOriginInspection(String list) {
        this.list = list;
    }

    @Test
    void aBrowserMayAskForTheConsole_withATokenAndWithoutCookies() {
        Response asked = preflight(CONSOLE);

        assertThat(asked.statusCode()).isEqualTo(200);
        assertThat(asked.header("Access-Control-Allow-Origin")).isEqualTo(CONSOLE);
        assertThat(asked.header("Access-Control-Allow-Headers")).containsIgnoringCase("authorization");
        assertThat(asked.header("Access-Control-Allow-Credentials")).isNotEqualTo("true");
        assertThat(list(CONSOLE).header("Access-Control-Allow-Origin")).isEqualTo(CONSOLE);
    }

    @Test
    void aBrowserMayNotAskForAnybodyElse() {
        assertThat(preflight(OTHER).header("Access-Control-Allow-Origin")).isNull();
        Response refused = list(OTHER);
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.header("Access-Control-Allow-Origin")).isNull();
    }

    private Response preflight(String origin) {
        return given().header("Origin", origin)
                .header("Access-Control-Request-Method", "GET")
                .header("Access-Control-Request-Headers", "authorization,accept-language")
                .options(list);
    }

    private Response list(String origin) {
        return given().auth()
                .oauth2(TokenResource.token("c-brigade", Set.of("LEGAL_BRIGADE"), "HB/JZ/SS/"))
                .header("Origin", origin)
                .get(list);
    }
}
