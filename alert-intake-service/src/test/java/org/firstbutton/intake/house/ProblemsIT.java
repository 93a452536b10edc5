package org.firstbutton.intake.house;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.Set;
import org.firstbutton.chassis.problem.ProblemKind;
import org.firstbutton.chassis.testing.KafkaResource;
import org.firstbutton.chassis.testing.PostgresResource;
import org.firstbutton.chassis.testing.TokenResource;
import org.junit.jupiter.api.Test;

/** Whatever fails answers with a problem that says what, where and in which field. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(TokenResource.class)
class ProblemsIT {
    private static final String ORG = "HB/JZ/SS/U001/";

    @Test
    void everyProblemsType_leadsToAPageInBothLanguages() {
        for (ProblemKind kind : ProblemKind.values()) {
            String page = given().get("/problems/" + kind.code())
                    .then()
                    .statusCode(200)
                    .contentType(startsWith("text/html"))
                    .extract()
                    .asString();
            assertThat(page)
                    .contains(kind.title(java.util.Locale.ENGLISH))
                    .contains(kind.title(java.util.Locale.SIMPLIFIED_CHINESE));
        }
        given().get("/problems/no-such-code").then().statusCode(404);
    }

    @Test
    void aPathMethodOrTypeNobodyServes_isAProblem() {
        problem(as("CALL_TAKER").get("/api/v1/nothing-here"), 404, "not-found");
        problem(as("CALL_TAKER").get("/nothing-here"), 404, "not-found");
        problem(as("CALL_TAKER").delete("/api/v1/alerts"), 405, "method-not-allowed");
        problem(as("CALL_TAKER").accept("application/pdf").get("/api/v1/alerts"), 406, "not-acceptable");
        problem(
                as("CALL_TAKER").contentType("application/xml").body("<a/>").post("/api/v1/alerts"),
                415,
                "unsupported-media-type");
    }

    @Test
    void aBrokenBody_namesThePositionOrTheField() {
        problem(post("{\"channel\": \"PHONE_110\",\n \"orgPath\" }"), 400, "malformed-json")
                .body("detail", containsString("line 2"));
        problem(post("{\"nobodyKnowsThis\": 1}"), 400, "unknown-field")
                .body("violations[0].field", equalTo("/nobodyKnowsThis"));
        problem(post("{\"channel\": {\"a\": 1}}"), 400, "invalid-field")
                .body("violations[0].field", containsString("channel"));
        problem(post("[]"), 400, "invalid-field");
        problem(post(""), 400, "invalid-field");
        problem(as("CALL_TAKER").body("{}").post("/api/v1/alerts"), 400, "missing-idempotency-key", "invalid-field");
    }

    @Test
    void withoutAValidToken_everythingIsUnauthenticated() {
        problem(given().get("/api/v1/alerts"), 401, "unauthenticated");
        String good = TokenResource.token("041001", Set.of("CALL_TAKER"), ORG);
        problem(bearer(good + "x").get("/api/v1/alerts"), 401, "unauthenticated");
        problem(bearer("not.a.token").get("/api/v1/alerts"), 401, "unauthenticated");
        String unsigned = good.substring(0, good.lastIndexOf('.') + 1);
        problem(bearer(unsigned).get("/api/v1/alerts"), 401, "unauthenticated");
        String expired = TokenResource.token("041001", Set.of("CALL_TAKER"), Map.of("exp", 1_600_000_000L), ORG);
        problem(bearer(expired).get("/api/v1/alerts"), 401, "unauthenticated");
    }

    @Test
    void aRoleThatMayNot_isForbidden() {
        problem(as("OPS").get("/api/v1/alerts"), 403, "forbidden");
        problem(as("OPS").body("{}").post("/api/v1/alerts"), 403, "forbidden");
        problem(as("UNIT_CHIEF").get("/api/v1/audit/entries"), 403, "forbidden");
    }

    private static Response post(String body) {
        return as("CALL_TAKER")
                .header("Idempotency-Key", java.util.UUID.randomUUID())
                .body(body)
                .post("/api/v1/alerts");
    }

    private static RequestSpecification as(String role) {
        return bearer(TokenResource.token("041001", Set.of(role), ORG));
    }

    private static RequestSpecification bearer(String token) {
        return given().header("Authorization", "Bearer " + token).contentType("application/json");
    }

    private static ValidatableResponse problem(Response response, int status, String... codes) {
        ValidatableResponse answer = response.then()
                .statusCode(status)
                .contentType(startsWith("application/problem+json"))
                .body("status", equalTo(status));
        assertThat(response.<String>path("code")).isIn((Object[]) codes);
        assertThat(response.<String>path("type")).isEqualTo("/problems/" + response.<String>path("code"));
        return answer;
    }
}
