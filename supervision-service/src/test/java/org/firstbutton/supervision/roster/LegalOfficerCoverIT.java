package org.firstbutton.supervision.roster;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.chassis.testing.KafkaResource;
import org.firstbutton.chassis.testing.PostgresResource;
import org.firstbutton.chassis.testing.TokenResource;
import org.junit.jupiter.api.Test;

/** Which stations have a legal officer of their own, and where he is the political instructor or another besides. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "database", value = "supervision"))
@WithTestResource(KafkaResource.class)
@WithTestResource(TokenResource.class)
class LegalOfficerCoverIT {
    private static final String COUNTY = "HB/JZ/CV/";
    private static final String MANAGER = TokenResource.token("cv-manager", Set.of(Roles.CASE_MANAGER), COUNTY);

    @Test
    void aStationWithoutALegalOfficer_isNamed_andOneWhoHoldsTwoPostsIsCounted() {
        enter("U001/", "UNIT_CHIEF", "cv-1");
        enter("U001/", "LEGAL_OFFICER", "cv-2");
        enter("U001/", "HANDLING_OFFICER", "cv-2");
        enter("U002/", "UNIT_CHIEF", "cv-3");
        String left = enter("U002/", "LEGAL_OFFICER", "cv-4");
        enter("U003/", "UNIT_CHIEF", "cv-5");
        enter("U003/", "LEGAL_OFFICER", "cv-6");
        asked("/api/v1/roster/" + left + ":end", "POST");

        JsonPath cover = asked("/api/v1/legal-officer-cover?orgPath=" + COUNTY, "GET");

        assertThat(cover.getInt("units")).as(cover.prettify()).isEqualTo(3);
        assertThat(cover.getInt("covered")).isEqualTo(2);
        assertThat(cover.getInt("percent")).isEqualTo(66);
        assertThat(cover.getInt("dual")).isEqualTo(1);
        assertThat(cover.getList("items.findAll { it.legalOfficers.empty }.orgPath"))
                .containsExactly(COUNTY + "U002/");
        assertThat(cover.getList("items[0].dual")).containsExactly("cv-2");
        assertThat(asked("/api/v1/legal-officer-cover?orgPath=HB/WH/", "GET").getInt("units"))
                .as("of another city")
                .isZero();
    }

    private static String enter(String unit, String role, String person) {
        return given().auth()
                .oauth2(MANAGER)
                .header("Idempotency-Key", UUID.randomUUID())
                .contentType("application/json")
                .body(Map.of("orgPath", COUNTY + unit, "role", role, "person", person))
                .post("/api/v1/roster")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static JsonPath asked(String path, String method) {
        return given().urlEncodingEnabled(false)
                .auth()
                .oauth2(MANAGER)
                .header("Idempotency-Key", UUID.randomUUID())
                .request(method, path)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
