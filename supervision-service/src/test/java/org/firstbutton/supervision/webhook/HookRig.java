package org.firstbutton.supervision.webhook;

import static io.restassured.RestAssured.given;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.chassis.testing.TokenResource;
import org.firstbutton.contract.alert.AlertFact.AlertClassified;
import org.firstbutton.contract.alert.AlertFact.AlertReceived;
import org.firstbutton.contract.alert.AlertFact.AlertReclassified;
import org.firstbutton.supervision.watch.BrokerPen;
import org.firstbutton.supervision.webhook.Mailbox.Letter;
import org.jspecify.annotations.Nullable;

/** A receiver and somebody who registers it; alerts that make findings. */
final class HookRig implements AutoCloseable {
    static final String UNIT = "HB/JZ/SS/U001/";
    static final String HOOKS = "/api/v1/webhooks";
    static final String MANAGER = TokenResource.token("hook-manager", Set.of(Roles.CASE_MANAGER), "HB/JZ/SS/");
    static final String INSPECTOR = TokenResource.token("hook-inspector", Set.of(Roles.INSPECTORATE), "HB/JZ/");

    final Mailbox mailbox;
    String hook = "";
    private final Instant start = Instant.now().minus(Duration.ofHours(30)).truncatedTo(ChronoUnit.SECONDS);
    private final BrokerPen pen;

    HookRig() throws IOException {
        this(new Mailbox());
    }

    HookRig(Mailbox mailbox) {
        this.mailbox = mailbox;
        pen = new BrokerPen(ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class));
    }

    @Override
    public void close() {
        if (!hook.isEmpty()) {
            post(MANAGER, HOOKS + "/" + hook + ":remove", null).then().statusCode(200);
        }
        mailbox.close();
        pen.close();
    }

    String register(List<String> types) {
        JsonPath answer = post(MANAGER, HOOKS, Map.of("orgPath", UNIT, "url", mailbox.url("/in"), "types", types))
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        hook = answer.getString("webhook.id");
        return answer.getString("secret");
    }

    List<Letter> lettersAbout(String matter) {
        return mailbox.letters().stream()
                .filter(letter -> letter.json().at("/data/matter").asText().equals(matter))
                .toList();
    }

    JsonPath deliveries(String state) {
        return given().auth()
                .oauth2(MANAGER)
                .queryParam("state", state)
                .get(HOOKS + "/" + hook + "/deliveries")
                .jsonPath();
    }

    String state() {
        return given().auth().oauth2(MANAGER).get(HOOKS + "/" + hook).path("state");
    }

    static List<String> notified() {
        return given().auth()
                .oauth2(MANAGER)
                .get("/api/v1/me/notifications")
                .jsonPath()
                .getList("items.about");
    }

    String idOf(String rule, String subject) {
        await(() -> found(rule, subject) != null);
        return String.valueOf(found(rule, subject));
    }

    static @Nullable String found(String rule, String subject) {
        return given().auth()
                .oauth2(INSPECTOR)
                .queryParam("rule", rule)
                .queryParam("subject", subject)
                .get("/api/v1/findings")
                .path("items[0].id");
    }

    /** Nobody was sent for four of the five minutes that there are. */
    String alertAlmostOverdue() {
        Instant called = Instant.now().minusSeconds(250).truncatedTo(ChronoUnit.SECONDS);
        return alert(called, 3);
    }

    String alertNobodyWasSentTo() {
        return alert(start, 1);
    }

    String slightAlertNobodyWasSentTo() {
        return alert(start, 3);
    }

    private String alert(Instant called, int level) {
        String matter = UUID.randomUUID().toString();
        pen.fact(matter, "firstbutton", called, called, new AlertReceived("PHONE_110", "T-1", null, null, null, null));
        pen.fact(
                matter,
                "firstbutton",
                called.plusSeconds(5),
                called.plusSeconds(5),
                new AlertClassified("ROBBERY", null, level, true, true, true, false, null, "URBAN", null, null));
        return matter;
    }

    String alertPlayedDown() {
        String matter = alertNobodyWasSentTo();
        pen.fact(
                matter,
                "firstbutton",
                start.plusSeconds(60),
                start.plusSeconds(61),
                new AlertReclassified("100600", "200200", 1, 3, null, null, "P1", null, null, null, null));
        return matter;
    }

    static Response post(String token, String path, @Nullable Object body) {
        return post(token, path, UUID.randomUUID().toString(), body);
    }

    static Response post(String token, String path, String key, @Nullable Object body) {
        var request = given().auth()
                .oauth2(token)
                .urlEncodingEnabled(false)
                .header("Idempotency-Key", key)
                .contentType("application/json");
        return body == null ? request.post(path) : request.body(body).post(path);
    }

    void await(Callable<Boolean> until) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> {
            pen.watermark(Instant.now());
            return until.call();
        });
    }
}
