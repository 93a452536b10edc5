package org.firstbutton.casework.property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.firstbutton.casework.Station.CHIEF;
import static org.firstbutton.casework.Station.NEIGHBOUR;
import static org.firstbutton.casework.Station.OFFICER;
import static org.firstbutton.casework.Station.UNIT;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.firstbutton.casework.Station;
import org.firstbutton.chassis.testing.KafkaResource;
import org.firstbutton.chassis.testing.PostgresResource;
import org.firstbutton.chassis.testing.TokenResource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "database", value = "casework"))
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(TokenResource.class)
class PropertyIT {
    private static final Station KEEPER = Station.person("P300001", "PROPERTY_KEEPER", UNIT);

    @Test
    void aSeizedPhone_isHandedOverStoredLentAndReturnedToItsOwner() {
        String phone = taken();
        OFFICER.posts(phone + ":hand-over", Map.of("keeper", "P300001", "location", "A-12"))
                .then()
                .statusCode(200)
                .body("state", equalTo("HANDED_OVER"))
                .body("stateZh", equalTo("已移交"));
        KEEPER.posts(phone + ":receive", Map.of("location", "A-12")).then().statusCode(200);
        lent(phone);
        KEEPER.posts(phone + ":return", Map.of()).then().statusCode(200);
        OFFICER.posts(phone + ":release", Map.of("receiptNo", "F-1"))
                .then()
                .statusCode(200)
                .body("ended", equalTo(true));

        List<String> types = OFFICER.asks(phone + "/facts").path("items.type");
        assertThat(types)
                .containsExactly(
                        "property.extracted",
                        "property.handed-over",
                        "property.received",
                        "property.loaned",
                        "property.returned",
                        "property.released");
        OFFICER.asks(phone + "/facts")
                .then()
                .body("items[3].data.approver", equalTo("P100001"))
                .body("items[3].data.actor.id", equalTo("P100031"));
    }

    @Test
    void whatTheTableDoesNotAllow_isRefusedNamingTheRule() {
        String phone = taken();

        OFFICER.posts(phone + ":loan", Map.of("purpose", "EXAMINATION", "dueAt", "2100-01-01T10:00:00Z"))
                .then()
                .statusCode(409)
                .body("rule", equalTo("b10: loan only in STORED"));
        OFFICER.posts(phone + ":hand-over", Map.of()).then().statusCode(400).body("detail", containsString("/keeper"));
        OFFICER.posts(phone + ":hand-over", Map.of("keeper", "P3", "propertyId", "x"))
                .then()
                .statusCode(400)
                .body("detail", containsString("/propertyId"));
        OFFICER.posts(phone + ":hand-over", Map.of("keeper", "P3", "shelf", "x"))
                .then()
                .statusCode(400)
                .body("code", equalTo("unknown-field"));
        OFFICER.posts(phone + ":teleport", Map.of()).then().statusCode(404);
        KEEPER.posts(phone + ":hand-over", Map.of("keeper", "P3")).then().statusCode(403);
        NEIGHBOUR.asks(phone).then().statusCode(404);
    }

    @Test
    void aKeeper_isNeverTheOneWhoHandledTheCase() {
        Station both = Station.person("P100031", "PROPERTY_KEEPER", UNIT);
        String phone = taken();
        OFFICER.posts(phone + ":hand-over", Map.of("keeper", "P100031")).then().statusCode(200);

        both.posts(phone + ":receive", Map.of())
                .then()
                .statusCode(409)
                .body("rule", equalTo("PRO-01: who stores does not handle"));
    }

    private static void lent(String phone) {
        String loan = OFFICER.posts(phone + ":loan", Map.of("purpose", "EXAMINATION", "dueAt", "2100-01-01T10:00:00Z"))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        OFFICER.posts(phone + "/proposals/" + loan + ":approve", Map.of())
                .then()
                .statusCode(403);
        CHIEF.posts(phone + "/proposals/" + loan + ":approve", Map.of("opinion", "for the examiner"))
                .then()
                .statusCode(200)
                .body("state", equalTo("LOANED"))
                .body("expiresAt", equalTo("2100-01-01T10:00:00Z"))
                .body("allowed", hasItems("return", "extend-loan"));
    }

    private static String taken() {
        String caseId = OFFICER.registers("CRIMINAL");
        String id = OFFICER.posts("/property:extract", Map.of("caseId", caseId, "category", "PHONE", "quantity", 1))
                .then()
                .statusCode(201)
                .body("state", equalTo("EXTRACTED"))
                .body("caseId", equalTo(caseId))
                .extract()
                .path("id");
        return "/property/" + id;
    }
}
