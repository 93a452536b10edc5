package org.firstbutton.supervision.clearing;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.firstbutton.chassis.testing.TokenResource;
import org.jspecify.annotations.Nullable;

/** Somebody with one role in one place. */
record Signer(String officer, String role, String orgPath) {
    Response get(String path) {
        return asked().get(path);
    }

    Response post(String path, @Nullable Map<String, ?> body) {
        RequestSpecification request =
                asked().header("Idempotency-Key", UUID.randomUUID().toString()).contentType("application/json");
        return body == null ? request.post(path) : request.body(body).post(path);
    }

    private RequestSpecification asked() {
        return given().urlEncodingEnabled(false).auth().oauth2(TokenResource.token(officer, Set.of(role), orgPath));
    }
}
