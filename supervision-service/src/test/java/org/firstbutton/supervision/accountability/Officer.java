package org.firstbutton.supervision.accountability;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.chassis.database.Transactions;
import org.firstbutton.chassis.testing.TokenResource;

/** Somebody with his roles and his place, and the finding that he is asked about. */
record Officer(String id, Set<String> roles, String place) {
    static final String UNIT = "HB/JZ/SS/U001/";
    static final String COUNTY = "HB/JZ/SS/";
    static final String CITY = "HB/JZ/";

    static final Officer REFERRER = new Officer("a-referrer", Set.of(Roles.LEGAL_BRIGADE), COUNTY);
    static final Officer LEGAL = new Officer("a-legal", Set.of(Roles.LEGAL_BRIGADE), COUNTY);
    static final Officer INSPECTOR = new Officer("a-inspector", Set.of(Roles.INSPECTORATE), COUNTY);
    static final Officer GENERAL = new Officer("a-general", Set.of(Roles.INSPECTOR_GENERAL), COUNTY);
    static final Officer GENERAL_ABOVE = new Officer("a-general-above", Set.of(Roles.INSPECTOR_GENERAL), CITY);

    static Officer onDuty() {
        return new Officer("a-" + UUID.randomUUID(), Set.of(Roles.HANDLING_OFFICER), UNIT);
    }

    Officer as(String... others) {
        return new Officer(id, Set.of(others), place);
    }

    Response posts(String path, Map<String, ?> body) {
        return given().urlEncodingEnabled(false)
                .auth()
                .oauth2(TokenResource.token(id, roles, place))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json")
                .body(body)
                .post("/api/v1/accountability" + path);
    }

    Response asks(String path) {
        return given().urlEncodingEnabled(false)
                .auth()
                .oauth2(TokenResource.token(id, roles, place))
                .get("/api/v1/accountability" + path);
    }

    /** Takes a step; answers the state that it leads to. */
    String takes(String at, String step, Map<String, ?> body) {
        return posts(at + ":" + step, body).then().statusCode(200).extract().path("state");
    }

    /** Proposes a step; answers the path of its proposal. */
    String proposes(String at, String step, Map<String, ?> body) {
        String id =
                posts(at + ":" + step, body).then().statusCode(201).extract().path("id");
        return at + "/proposals/" + id;
    }

    String approves(String proposal) {
        return posts(proposal + ":approve", Map.of())
                .then()
                .statusCode(200)
                .extract()
                .path("state");
    }

    String refers(String finding, Officer whom) {
        String id = posts(":refer", Map.of("findingId", finding, "officerId", whom.id()))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        return "/" + id;
    }

    /** A finding on record, as the judge and the people who verify it leave it. */
    static String finding(Transactions transactions, String status) {
        UUID id = UUID.randomUUID();
        OffsetDateTime then = Instant.now().minusSeconds(500L * 24 * 3600).atOffset(ZoneOffset.UTC);
        transactions.asConsumer(handle -> handle.createUpdate("""
                        insert into finding (id, rule_id, pack, subject_kind, subject, matter, episode, org_path, ladder,
                            integrity, status, severity, started_at, broken_at, evidence, explanation, version,
                            open_version, raised_at, changed_at)
                        values (:id, 'CUS-03', 'defaults-custody/1', 'matter', :matter, :matter, 'e', :unit, 'E3',
                            false, :status, 'CRITICAL', :then, :then, '{}', '{}', 1, 1, :then, :then)
                        """)
                .bind("id", id)
                .bind("matter", UUID.randomUUID().toString())
                .bind("unit", UNIT)
                .bind("status", status)
                .bind("then", then)
                .execute());
        return id.toString();
    }
}
