package org.firstbutton.casework.property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.firstbutton.casework.Station.CHIEF;
import static org.firstbutton.casework.Station.NEIGHBOUR;
import static org.firstbutton.casework.Station.OFFICER;
import static org.firstbutton.casework.Station.UNIT;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.firstbutton.casework.Station;
import org.firstbutton.chassis.database.Transactions;
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

    private final Transactions transactions;

    PropertyIT(Transactions transactions) {
        this.transactions = transactions;
    }

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

    @Test
    void aCount_isHeldAgainstTheLedgerByOneWhoDoesNotKeep() {
        String unit = "HB/JZ/SS/U020/";
        Station keeper = Station.person("P300020", "PROPERTY_KEEPER", unit);
        Station manager = Station.person("P400001", "CASE_MANAGER", "HB/JZ/SS/");
        String one = stored(unit, keeper, 2, "1000.50", Map.of());
        String gone = stored(unit, keeper, 1, "0", Map.of("location", "Store 2"));
        Map<String, Object> seen = Map.of("propertyId", one, "quantity", 2, "amount", 1000.5);
        Map<String, Object> count = Map.of("unit", unit, "scope", "MONTHLY", "seen", List.of(seen));

        keeper.posts("/property-counts", count)
                .then()
                .statusCode(409)
                .body("rule", equalTo("PRO-06: who keeps does not count"));
        manager.posts("/property-counts", count)
                .then()
                .statusCode(201)
                .body("ledgerQuantity", equalTo(3))
                .body("shelfQuantity", equalTo(2))
                .body("differences", equalTo(List.of(gone)));
        Map<String, Object> both =
                Map.of("unit", unit, "scope", "FULL", "seen", List.of(seen, Map.of("propertyId", gone)));
        manager.posts("/property-counts", both).then().statusCode(201).body("differences", equalTo(List.of()));

        manager.posts("/property-counts", Map.of("unit", unit, "scope", "MONTHLY", "seen", List.of(seen, seen)))
                .then()
                .statusCode(400)
                .body("detail", containsString("is there twice"));
        manager.asks("/property-counts?unit=" + unit).then().body("items.scope", equalTo(List.of("FULL", "MONTHLY")));
        NEIGHBOUR.posts("/property-counts", count).then().statusCode(404);
        NEIGHBOUR.asks("/property-counts?unit=" + unit).then().body("items", equalTo(List.of()));
        List<String> counted = transactions.asConsumer(handle ->
                handle.createQuery("""
                        select type || ' ' || topic from event_ledger where type = 'property.inventory-counted' and org_path = :unit
                        """).bind("unit", unit).mapTo(String.class).list());
        assertThat(counted)
                .containsExactly(
                        "property.inventory-counted property-events", "property.inventory-counted property-events");
    }

    @Test
    void aCount_tellsEachStoreByItself_alsoAsASheet() {
        String unit = "HB/JZ/SS/U022/";
        Station keeper = Station.person("P300020", "PROPERTY_KEEPER", unit);
        Station manager = Station.person("P400001", "CASE_MANAGER", "HB/JZ/SS/");
        String one = stored(unit, keeper, 2, "1000.50", Map.of());
        String gone = stored(unit, keeper, 1, "0", Map.of("location", "Store 2"));
        manager.posts(
                        "/property-counts",
                        Map.of("unit", unit, "scope", "FULL", "seen", List.of(Map.of("propertyId", one))))
                .then()
                .statusCode(201);

        manager.asks("/property-counts?unit=" + unit)
                .then()
                .body("items[0].places.place", equalTo(List.of("", "Store 2")))
                .body("items[0].places.differences", equalTo(List.of(List.of(), List.of(gone))));
        List<String> lines = manager.asks("/property-counts/export?unit=" + unit)
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .lines()
                .toList();
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0)).contains("place,ledgerQuantity,shelfQuantity,ledgerAmount,shelfAmount,differences");
        assertThat(lines.get(2)).contains(",Store 2,1,0,0,0," + gone + ",");
        NEIGHBOUR.asks("/property-counts/export?unit=" + unit).then().body(not(containsString("Store 2")));
    }

    @Test
    void aClearanceCheck_namesWhatTheLedgerHasOpen() {
        String caseId = OFFICER.registers("CRIMINAL");
        String phone = OFFICER.posts("/property:extract", Map.of("caseId", caseId, "category", "PHONE"))
                .path("id");

        OFFICER.posts("/property-clearances:check", Map.of("caseId", caseId, "occasion", "CLOSING", "open", List.of()))
                .then()
                .statusCode(409)
                .body("rule", equalTo("PRO-05: the check names what the ledger has open"))
                .body("detail", containsString(phone));
        OFFICER.posts(
                        "/property-clearances:check",
                        Map.of("caseId", caseId, "occasion", "CLOSING", "open", List.of(phone)))
                .then()
                .statusCode(201);
        OFFICER.posts("/property/" + phone + ":release", Map.of()).then().statusCode(200);
        String clear = OFFICER.posts(
                        "/property-clearances:check",
                        Map.of("caseId", caseId, "occasion", "CLOSING", "open", List.of()))
                .then()
                .statusCode(201)
                .body("state", equalTo("CHECKED"))
                .extract()
                .path("id");
        OFFICER.asks("/property-clearances/" + clear + "/facts")
                .then()
                .body("items[0].type", equalTo("property.clearance-checked"))
                .body("items[0].data.matter", equalTo(caseId));
        OFFICER.posts("/property-clearances:check", Map.of("caseId", caseId, "occasion", "PARTY", "open", List.of()))
                .then()
                .statusCode(400)
                .body("detail", containsString("/occasion"));
    }

    /** Phones taken on Monday evening and handed over on Wednesday: both times are on record, which PRO-01 judges. */
    @Test
    void seizedPhonesHandedOverLate_showBothTimesInTheirFacts() {
        String phone = "/property/"
                + OFFICER.posts(
                                "/property:extract",
                                Map.of(
                                        "caseId",
                                        OFFICER.registers("CRIMINAL"),
                                        "category",
                                        "PHONE",
                                        "quantity",
                                        2,
                                        "occurredAt",
                                        "2026-03-02T21:00:00+08:00"))
                        .path("id");
        OFFICER.posts(phone + ":hand-over", Map.of("keeper", "P300001", "occurredAt", "2026-03-04T09:00:00+08:00"))
                .then()
                .statusCode(200);
        KEEPER.posts(phone + ":receive", Map.of("occurredAt", "2026-03-04T09:10:00+08:00"))
                .then()
                .statusCode(200);

        OFFICER.asks(phone + "/facts")
                .then()
                .body("items.type", equalTo(List.of("property.extracted", "property.handed-over", "property.received")))
                .body("items[0].occurredAt", equalTo("2026-03-02T13:00:00Z"))
                .body("items[1].occurredAt", equalTo("2026-03-04T01:00:00Z"))
                .body("items[1].data.keeper", equalTo("P300001"));
    }

    private static String stored(
            String unit, Station keeper, int quantity, String amount, Map<String, String> location) {
        Station officer = Station.person("P100020", "HANDLING_OFFICER", unit);
        String caseId = officer.posts(
                        "/cases", Map.of("kind", "CRIMINAL", "orgPath", unit, "reportId", "R-2", "offence", "THEFT"))
                .path("id");
        String id = officer.posts(
                        "/property:extract",
                        Map.of("caseId", caseId, "quantity", quantity, "amount", new BigDecimal(amount)))
                .path("id");
        officer.posts("/property/" + id + ":hand-over", Map.of("keeper", "P300020"))
                .then()
                .statusCode(200);
        keeper.posts("/property/" + id + ":receive", location).then().statusCode(200);
        return id;
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
        OFFICER.posts(phone + ":extend-loan", Map.of("dueAt", "2100-01-01T10:00:00Z"))
                .then()
                .statusCode(400);
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
