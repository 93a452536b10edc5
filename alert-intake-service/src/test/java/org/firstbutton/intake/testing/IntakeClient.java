package org.firstbutton.intake.testing;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.firstbutton.chassis.testing.TokenResource;

/** One caller of the intake service. */
public final class IntakeClient {
    private final String token;

    private IntakeClient(String token) {
        this.token = token;
    }

    public static IntakeClient person(String officer, String role, String... orgPaths) {
        return new IntakeClient(TokenResource.token(officer, Set.of(role), orgPaths));
    }

    public static IntakeClient system(String source, String... orgPaths) {
        return new IntakeClient(
                TokenResource.token("client-" + source, Set.of("DISPATCH_SYSTEM"), Map.of("source", source), orgPaths));
    }

    public RequestSpecification request() {
        return given().header("Authorization", "Bearer " + token)
                .header("Accept-Language", "en")
                .contentType(ContentType.JSON);
    }

    public Response post(String path, String body) {
        return post(path, body, UUID.randomUUID().toString());
    }

    public Response post(String path, String body, String key) {
        return request()
                .header("Idempotency-Key", key)
                .body(body)
                .urlEncodingEnabled(false)
                .post("/api/v1" + path);
    }

    public Response put(String path, String body) {
        return request().body(body).put("/api/v1" + path);
    }

    public Response get(String path) {
        return request().urlEncodingEnabled(false).get("/api/v1" + path);
    }

    /** Registers the source of this system. */
    public IntakeClient registered(String source, String kind, String orgPath) {
        put("/sources/" + source, """
                {"kind": "%s", "orgPath": "%s", "beatSeconds": 60, "graceSeconds": 60}""".formatted(kind, orgPath)).then().statusCode(201);
        return this;
    }
}
