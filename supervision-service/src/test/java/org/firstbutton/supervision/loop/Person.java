package org.firstbutton.supervision.loop;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.firstbutton.chassis.testing.TokenResource;

/** Somebody with his roles and his place, who asks the service for things. */
public record Person(String officer, Set<String> roles, String... orgPaths) {
    public static final String UNIT = "HB/JZ/SS/U001/";
    public static final String COUNTY = "HB/JZ/SS/";
    public static final String CITY = "HB/JZ/";

    static final Person CHIEF = new Person("l-chief", Set.of("UNIT_CHIEF"), UNIT);
    static final Person STATIONED = new Person("l-stationed", Set.of("LEGAL_OFFICER"), UNIT);
    static final Person SIBLING_CHIEF = new Person("l-chief-2", Set.of("UNIT_CHIEF"), "HB/JZ/SS/U0012/");
    static final Person MANAGER = new Person("l-manager", Set.of("CASE_MANAGER"), COUNTY);
    static final Person BRIGADE = new Person("l-brigade", Set.of("LEGAL_BRIGADE"), COUNTY);
    static final Person BRIGADE_2 = new Person("l-brigade-2", Set.of("LEGAL_BRIGADE"), COUNTY);
    static final Person DETACHMENT = new Person("l-detachment", Set.of("LEGAL_DETACHMENT"), CITY);
    static final Person INSPECTOR = new Person("l-inspector", Set.of("INSPECTORATE"), CITY);

    public String token() {
        return TokenResource.token(officer, roles, orgPaths);
    }

    public Response post(String path, Map<String, ?> body) {
        return given().urlEncodingEnabled(false)
                .auth()
                .oauth2(token())
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json")
                .body(body)
                .post(path);
    }

    public Response get(String path) {
        return given().urlEncodingEnabled(false).auth().oauth2(token()).get(path);
    }

    public Response decide(String finding, String command, Map<String, ?> body) {
        return post("/api/v1/findings/" + finding + ":" + command, body);
    }

    public String does(String finding, String command, Map<String, ?> body) {
        return ok(decide(finding, command, body)).path("status");
    }

    /** Takes a step of a rectification or objection; answers the state that it leads to. */
    public String takes(String at, String step, Map<String, ?> body) {
        return ok(post(at + ":" + step, body)).path("state");
    }

    public String opens(String register, String step, Map<String, ?> body) {
        Response answer = ok(post("/api/v1/" + register + ":" + step, body));
        return "/api/v1/" + register + "/" + answer.path("id");
    }

    private static Response ok(Response answer) {
        if (answer.statusCode() > 201) {
            throw new AssertionError(answer.statusCode() + " " + answer.asString());
        }
        return answer;
    }
}
