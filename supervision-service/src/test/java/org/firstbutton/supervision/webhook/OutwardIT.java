package org.firstbutton.supervision.webhook;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.StringReader;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.eclipse.microprofile.config.ConfigProvider;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.chassis.database.Transactions;
import org.firstbutton.chassis.testing.Canaries;
import org.firstbutton.chassis.testing.KafkaResource;
import org.firstbutton.chassis.testing.PostgresResource;
import org.firstbutton.chassis.testing.TokenResource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What leaves the house in the formats of others: warnings as CAP, deadlines as a calendar. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "database", value = "supervision"))
@WithTestResource(KafkaResource.class)
@WithTestResource(TokenResource.class)
@QuarkusTestResource(OutwardSettings.class)
class OutwardIT {
    private static final String OFFICE = "HB/JZ/SS/";
    private static final String BRIGADE = TokenResource.token("out-brigade", Set.of(Roles.LEGAL_BRIGADE), OFFICE);
    private static final String DETACHMENT =
            TokenResource.token("out-detachment", Set.of(Roles.LEGAL_DETACHMENT), "HB/JZ/");
    private static final String CHIEF = TokenResource.token("out-chief", Set.of(Roles.UNIT_CHIEF), HookRig.UNIT);
    private static final String NOTIFICATIONS = "/api/v1/me/notifications";
    private static final String PREFERENCES = "/api/v1/me/notification-preferences";
    private static final String SUBSCRIPTIONS = "/api/v1/me/deadline-subscriptions";

    private final Transactions transactions;
    private HookRig rig;

    OutwardIT(Transactions transactions) {
        this.transactions = transactions;
    }

    @BeforeEach
    void open() throws Exception {
        rig = new HookRig();
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void aWarning_isReadAsCap_byThoseOfItsOrganisationOnly() throws Exception {
        // Given
        String matter = rig.alertAlmostOverdue();

        // When
        rig.await(() -> warningOf(matter) != null);
        String cap = "/api/v1/warnings/" + warningOf(matter) + "/cap";
        String xml = given().auth()
                .oauth2(BRIGADE)
                .get(cap)
                .then()
                .statusCode(200)
                .contentType(containsString("application/cap+xml"))
                .extract()
                .asString();

        // Then
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(Objects.requireNonNull(getClass().getResource("/cap/cap-1.2-structure.xsd")))
                .newValidator()
                .validate(new StreamSource(new StringReader(xml)));
        assertThat(xml).contains("派警超时", "<value>" + matter + "</value>");
        String elsewhere = TokenResource.token("out-other", Set.of(Roles.LEGAL_BRIGADE), "HB/JZ/GA/");
        given().auth().oauth2(elsewhere).get(cap).then().statusCode(404);
    }

    @Test
    void onesDeadlines_areReadWithATokenAlone_untilItIsTakenBack() throws Exception {
        // Given
        String finding = assigned();

        // When
        String key = UUID.randomUUID().toString();
        JsonPath taken = HookRig.post(BRIGADE, SUBSCRIPTIONS, key, Map.of("description", "office"))
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        String address = taken.getString("address");
        String calendar = given().urlEncodingEnabled(false)
                .get(address)
                .then()
                .statusCode(200)
                .contentType(containsString("text/calendar"))
                .extract()
                .asString();

        // Then
        assertThat(calendar.replace("\r\n ", ""))
                .contains("DTSTART;TZID=Asia/Shanghai:", "ALT-05", "/api/v1/findings/" + finding.substring(0, 8))
                .doesNotContain("张三", "out-brigade");
        assertThat(HookRig.post(BRIGADE, SUBSCRIPTIONS, key, Map.of("description", "office"))
                        .asString())
                .doesNotContain("token=");
        String token = address.substring(address.indexOf('=') + 1);
        try (Canaries canaries = new Canaries(token)) {
            assertThat(canaries.inTheDatabase(ConfigProvider.getConfig().getValue("DATABASE_URL", String.class)))
                    .isEmpty();
        }
        revoked(taken.getString("subscription.id"), address);
    }

    @Test
    void inQuietHours_whatIsGraveIsPushedAtOnce_andTheRestWaits_thoughTheNoticeIsThere() {
        // Given: a chief at whose place it is night now
        LocalTime now = LocalTime.now(ZoneId.of("Asia/Shanghai")).truncatedTo(ChronoUnit.MINUTES);
        Map<String, Object> night = Map.of(
                "muted",
                List.of(),
                "quietFrom",
                now.minusHours(1).toString(),
                "quietTo",
                now.plusHours(2).toString());
        HookRig.post(CHIEF, PREFERENCES, night).then().statusCode(200);
        String post = HookRig.post(
                        HookRig.MANAGER,
                        "/api/v1/roster",
                        Map.of("orgPath", HookRig.UNIT, "role", Roles.UNIT_CHIEF, "person", "out-chief"))
                .path("id");

        try {
            // When
            String grave = rig.idOf("ALT-05", rig.alertNobodyWasSentTo());
            String slight = rig.idOf("ALT-05", rig.slightAlertNobodyWasSentTo());
            rig.await(() -> told("/api/v1/notices", "items.finding").containsAll(List.of(grave, slight)));

            // Then
            rig.await(() -> told(NOTIFICATIONS, "items.about").contains("/api/v1/findings/" + grave));
            assertThat(told(NOTIFICATIONS, "items.about")).doesNotContain("/api/v1/findings/" + slight);
            assertThat(told(NOTIFICATIONS + "?all=true&limit=200", "items.about"))
                    .contains("/api/v1/findings/" + slight);

            // When it is day again
            HookRig.post(CHIEF, PREFERENCES, Map.of("muted", List.of())).then().statusCode(200);
            rig.await(() -> told(NOTIFICATIONS, "items.about").contains("/api/v1/findings/" + slight));
        } finally {
            HookRig.post(HookRig.MANAGER, "/api/v1/roster/" + post + ":end", null)
                    .then()
                    .statusCode(200);
        }
    }

    private static List<String> told(String address, String path) {
        return given().auth().oauth2(CHIEF).get(address).jsonPath().getList(path);
    }

    private String assigned() {
        String finding = rig.idOf("ALT-05", rig.alertNobodyWasSentTo());
        HookRig.post(
                        DETACHMENT,
                        "/api/v1/findings/" + finding + ":assign",
                        Map.of(
                                "officer",
                                "out-brigade",
                                "role",
                                Roles.LEGAL_BRIGADE,
                                "office",
                                OFFICE,
                                "why",
                                "张三 knows"))
                .then()
                .statusCode(200);
        return finding;
    }

    private static void revoked(String id, String address) {
        assertThat(given().auth().oauth2(BRIGADE).get(SUBSCRIPTIONS).jsonPath().<String>getList("id"))
                .contains(id);
        HookRig.post(BRIGADE, SUBSCRIPTIONS + "/" + id + ":revoke", null).then().statusCode(200);
        given().urlEncodingEnabled(false).get(address).then().statusCode(404);
        given().get("/api/v1/me/deadlines.ics?token=nobodys").then().statusCode(404);
        given().get("/api/v1/me/deadlines.ics").then().statusCode(404);
        // A token for the calendar is none for anything else.
        given().auth()
                .oauth2(address.substring(address.indexOf('=') + 1))
                .get("/api/v1/worklist")
                .then()
                .statusCode(401);
    }

    private @Nullable String warningOf(String matter) {
        return transactions.asConsumer(
                handle -> handle.createQuery("select id::text from warning where subject = :matter")
                        .bind("matter", matter)
                        .mapTo(String.class)
                        .findFirst()
                        .orElse(null));
    }
}
