package org.firstbutton.scoring;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.firstbutton.chassis.testing.TokenResource;

/** Somebody who works at a desk of scoring, over HTTP. */
record ScoreDesk(String who, String role, String orgPath) {

    JsonPath does(String path, Map<String, ?> body) {
        Response answer = post(path, body);
        assertThat(answer.statusCode()).as(path + ": " + answer.asString()).isIn(200, 201);
        return answer.jsonPath();
    }

    /** What came instead of a success. */
    JsonPath refused(int status, String path, Map<String, ?> body) {
        Response answer = post(path, body);
        assertThat(answer.statusCode()).as(path + ": " + answer.asString()).isEqualTo(status);
        return answer.jsonPath();
    }

    private Response post(String path, Map<String, ?> body) {
        return given().urlEncodingEnabled(false)
                .auth()
                .oauth2(TokenResource.token(who, Set.of(role), orgPath))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/" + path);
    }

    Response get(String path) {
        return given().urlEncodingEnabled(false)
                .auth()
                .oauth2(TokenResource.token(who, Set.of(role), orgPath))
                .get("/api/v1/" + path);
    }

    JsonPath reads(String path) {
        Response answer = get(path);
        assertThat(answer.statusCode()).as(path + ": " + answer.asString()).isEqualTo(200);
        return answer.jsonPath();
    }
}
