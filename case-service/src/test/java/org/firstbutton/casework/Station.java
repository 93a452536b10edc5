package org.firstbutton.casework;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.firstbutton.chassis.testing.DirectLine;
import org.firstbutton.chassis.testing.TokenResource;

/** The people of a county, each with a token, and the requests they send. */
public final class Station {
    public static final String UNIT = "HB/JZ/SS/U001/";
    /** Its path without the closing slash is a prefix of no other; with it, U0012 is no part of U001. */
    public static final String SIBLING = "HB/JZ/SS/U0012/";

    public static final Station OFFICER = person("P100031", "HANDLING_OFFICER", UNIT);
    public static final Station COLLEAGUE = person("P100032", "HANDLING_OFFICER", UNIT);
    public static final Station CHIEF = person("P100001", "UNIT_CHIEF", UNIT);
    public static final Station LEADER = person("P000001", "BUREAU_LEADER", "HB/JZ/SS/");
    public static final Station LEGAL = person("P200001", "LEGAL_OFFICER", UNIT);
    public static final Station AUDITOR = person("P900001", "AUDITOR", "HB/");
    public static final Station NEIGHBOUR = person("P100041", "UNIT_CHIEF", SIBLING);
    public static final Station SYSTEM = new Station(TokenResource.token(
            "case-connector", Set.of("DISPATCH_SYSTEM"), Map.of("source", "demo-case-system"), "HB/JZ/SS/"));

    private final String token;

    private Station(String token) {
        this.token = token;
    }

    public static Station person(String officer, String role, String... orgPaths) {
        return new Station(TokenResource.token(officer, Set.of(role), orgPaths));
    }

    /** For requests that are not JSON. */
    public String token() {
        return token;
    }

    public Response posts(String path, Object body) {
        return posts(path, body, UUID.randomUUID().toString());
    }

    public Response posts(String path, Object body, String key) {
        return given().urlEncodingEnabled(false)
                .auth()
                .oauth2(token)
                .header("Idempotency-Key", key)
                .header("Accept-Language", "en")
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1" + path);
    }

    public Response asks(String path) {
        return given().urlEncodingEnabled(false)
                .auth()
                .oauth2(token)
                .header("Accept-Language", "en")
                .get("/api/v1" + path);
    }

    /** Registers a report and answers with the id of the case. */
    public String registers(String kind) {
        DirectLine.Answer answer = new DirectLine(token).post("/api/v1/cases", """
                {"kind": "%s", "orgPath": "%s", "reportId": "R-1", "offence": "THEFT"}""".formatted(kind, UNIT));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return answer.text("id");
    }

    /** Proposes, and answers with the path of the proposal. */
    public String proposes(String caseId, String command, Map<String, ?> content) {
        String id = posts("/cases/" + caseId + ":" + command, content)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        return "/cases/" + caseId + "/proposals/" + id;
    }

    public void approves(String proposal) {
        posts(proposal + ":approve", Map.of()).then().statusCode(200);
    }

    public List<String> factTypes(String caseId) {
        return asks("/cases/" + caseId + "/facts")
                .then()
                .statusCode(200)
                .extract()
                .path("items.type");
    }
}
