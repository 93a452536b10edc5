package org.firstbutton.supervision.webhook;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.standardwebhooks.Webhook;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.chassis.testing.Canaries;
import org.firstbutton.chassis.testing.KafkaResource;
import org.firstbutton.chassis.testing.PostgresResource;
import org.firstbutton.chassis.testing.TokenResource;
import org.firstbutton.supervision.webhook.Mailbox.Letter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Findings are posted to a real receiver, which fails, comes back, redirects, and checks the signatures. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "database", value = "supervision"))
@WithTestResource(KafkaResource.class)
@WithTestResource(TokenResource.class)
@QuarkusTestResource(OutwardSettings.class)
class WebhookIT {
    private final HttpSender sender;
    private HookRig rig;
    private Mailbox mailbox;

    WebhookIT(HttpSender sender) {
        this.sender = sender;
    }

    @BeforeEach
    void open() throws IOException {
        rig = new HookRig();
        mailbox = rig.mailbox;
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void whatIsFound_isPostedSignedInTheOrderOfTheFeed_andAnIntegrityFindingOnlyOnceItIsVerified() throws Exception {
        // Given
        String secret = rig.register(List.of());

        // When
        String matter = rig.alertPlayedDown();
        String sealed = rig.idOf("INT-01", matter);
        rig.await(() -> rig.lettersAbout(matter).stream()
                .anyMatch(letter -> letter.json().at("/data/ruleId").asText().equals("ALT-05")));

        // Then
        assertThat(mailbox.letters()).noneMatch(letter -> letter.body().contains(sealed));
        for (Letter letter : mailbox.letters()) {
            new Webhook(secret).verify(letter.body(), letter.headers());
            assertThat(letter.json().at("/data/orgPath").asText()).startsWith(HookRig.UNIT);
        }
        assertThat(mailbox.letters())
                .extracting(letter -> letter.json().path("number").asLong())
                .isSorted();
        assertThat(mailbox.letters()).extracting(Letter::id).doesNotHaveDuplicates();

        // When it is verified
        HookRig.post(
                        HookRig.INSPECTOR,
                        "/api/v1/findings/" + sealed + ":confirm",
                        Map.of("reason", "heard the recording"))
                .then()
                .statusCode(200);
        rig.await(() ->
                mailbox.letters().stream().anyMatch(letter -> letter.body().contains(sealed)));

        // Then it is told what was found, not by whom
        assertThat(mailbox.letters()).noneMatch(letter -> letter.body().contains("hook-inspector"));
    }

    @Test
    void whatIsNotTaken_isTriedAgainUnderTheSameId_thenADeadLetter_andRedeliveredByHand() {
        // Given: the first message is never taken
        rig.register(List.of("finding.raised"));
        mailbox.answers(letter -> letter.id().equals(mailbox.letters().get(0).id()) ? 503 : 200);

        // When
        rig.alertNobodyWasSentTo();
        rig.await(() -> mailbox.letters().stream().map(Letter::id).distinct().count() > 1);

        // Then the others waited behind it
        String first = mailbox.letters().get(0).id();
        assertThat(mailbox.letters().stream().limit(5).map(Letter::id).toList())
                .startsWith(first, first, first, first)
                .element(4)
                .isNotEqualTo(first);
        rig.await(() -> rig.deliveries("DEAD").getList("items").size() == 1);
        JsonPath dead = rig.deliveries("DEAD");
        assertThat(dead.getString("items[0].message")).isEqualTo(first);
        assertThat(dead.getInt("items[0].attempts")).isEqualTo(4);
        assertThat(dead.getInt("items[0].status")).isEqualTo(503);
        assertThat(dead.getString("items[0].failure")).isEqualTo("STATUS");

        // When
        mailbox.answers(letter -> 200);
        String again = HookRig.HOOKS + "/" + rig.hook + "/deliveries/" + dead.getString("items[0].id") + ":redeliver";
        HookRig.post(HookRig.MANAGER, again, null).then().statusCode(200).body("message", equalTo(first));

        // Then
        rig.await(() -> rig.deliveries("DEAD").getList("items").isEmpty());
        given().get("/q/metrics").then().body(containsString("firstbutton_webhook_attempts_total"));
        assertThat(mailbox.letters().stream().filter(letter -> letter.id().equals(first)))
                .hasSize(5);
    }

    @Test
    void aRotatedSecret_signsAlong_andNoSecretIsKeptInClearOrShownTwice() throws Exception {
        // Given
        String key = UUID.randomUUID().toString();
        Map<String, Object> asked = Map.of("orgPath", HookRig.UNIT, "url", mailbox.url("/in"), "types", List.of());
        Response first = HookRig.post(HookRig.MANAGER, HookRig.HOOKS, key, asked);
        String before = first.jsonPath().getString("secret");
        rig.hook = first.jsonPath().getString("webhook.id");
        Response repeated = HookRig.post(HookRig.MANAGER, HookRig.HOOKS, key, asked);
        assertThat(repeated.statusCode()).isEqualTo(201);
        assertThat(repeated.jsonPath().getString("webhook.id")).isEqualTo(rig.hook);
        assertThat(repeated.jsonPath().getString("secret")).isNull();

        try (Canaries canaries = new Canaries(before, before.substring("whsec_".length()))) {
            // When
            String after = HookRig.post(HookRig.MANAGER, HookRig.HOOKS + "/" + rig.hook + ":rotate-secret", null)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath()
                    .getString("secret");
            HookRig.post(HookRig.MANAGER, HookRig.HOOKS + "/" + rig.hook + ":ping", null)
                    .then()
                    .statusCode(200);
            rig.await(() -> !mailbox.ofType("webhook.ping").isEmpty());

            // Then
            bothSign(mailbox.ofType("webhook.ping").get(0), before, after);
            assertThat(given().auth()
                            .oauth2(HookRig.MANAGER)
                            .get(HookRig.HOOKS + "/" + rig.hook)
                            .asString())
                    .contains("oldSecretUntil")
                    .doesNotContain("whsec_");
            assertThat(canaries.inTheDatabase(ConfigProvider.getConfig().getValue("DATABASE_URL", String.class)))
                    .isEmpty();
            assertThat(canaries.inTheLog()).isEmpty();
        }
    }

    private static void bothSign(Letter letter, String before, String after) {
        assertThat(letter.one("webhook-signature").split(" ")).hasSize(2);
        for (String secret : List.of(before, after)) {
            assertThatCode(() -> new Webhook(secret).verify(letter.body(), letter.headers()))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void aRedirect_isNotFollowed_andAReceiverThatIsGoneIsDisabled_untilSomebodyEnablesIt() {
        // Given
        rig.register(List.of("finding.raised"));
        mailbox.answers(letter -> 302);
        HookRig.post(HookRig.MANAGER, HookRig.HOOKS + "/" + rig.hook + ":ping", null)
                .then()
                .statusCode(200);
        rig.await(() -> rig.deliveries("DEAD").getList("items").size() == 1);
        assertThat(rig.deliveries("DEAD").getString("items[0].failure")).isEqualTo("REDIRECT");
        assertThat(mailbox.letters()).extracting(Letter::path).doesNotContain("/elsewhere");

        // When
        mailbox.answers(letter -> 410);
        rig.alertNobodyWasSentTo();
        rig.await(() -> "DISABLED".equals(rig.state()));

        // Then whoever registered it is told, and nothing is lost
        assertThat(HookRig.notified()).contains(HookRig.HOOKS + "/" + rig.hook);
        int soFar = mailbox.letters().size();
        mailbox.answers(letter -> 200);
        HookRig.post(HookRig.MANAGER, HookRig.HOOKS + "/" + rig.hook + ":enable", null)
                .then()
                .statusCode(200)
                .body("state", equalTo("ACTIVE"));
        rig.await(() -> mailbox.letters().size() > soFar);
        assertThat(mailbox.letters().get(soFar).id())
                .isEqualTo(mailbox.letters().get(soFar - 1).id());
        HookRig.post(HookRig.MANAGER, HookRig.HOOKS + "/" + rig.hook + ":enable", null)
                .then()
                .statusCode(409);
    }

    @Test
    void aReceiverThatTakesNothingForDays_isDisabled() {
        rig.register(List.of());
        mailbox.answers(letter -> 500);

        for (int i = 0; i < 4; i++) {
            rig.alertNobodyWasSentTo();
        }

        rig.await(() -> "DISABLED".equals(rig.state()));
        given().auth()
                .oauth2(HookRig.MANAGER)
                .get(HookRig.HOOKS + "/" + rig.hook)
                .then()
                .body("disabledBecause", equalTo("FAILING"));
        assertThat(HookRig.notified()).contains(HookRig.HOOKS + "/" + rig.hook);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://10.0.0.1/",
                "http://169.254.169.254/latest/meta-data/",
                "http://[::1]:8080/",
                "http://127.0.0.2/",
                "http://2130706434/",
                "http://[::ffff:10.0.0.1]/",
                "http://192.168.0.1/",
                "http://0.0.0.0:5432/",
                "https://no-such-host.invalid/",
                "ftp://127.0.0.1/",
                "file:///etc/passwd",
                "http://who@127.0.0.1/",
                "not a url"
            })
    void anAddressThatOnlyWeCanReach_isRefused(String url) {
        HookRig.post(HookRig.MANAGER, HookRig.HOOKS, Map.of("orgPath", HookRig.UNIT, "url", url, "types", List.of()))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("url"));
    }

    @Test
    void oneRegistersForOnesOwnOrganisationAndKnownTypesOnly_andSeesNoOthers() {
        rig.register(List.of("warning.*"));

        HookRig.post(
                        HookRig.MANAGER,
                        HookRig.HOOKS,
                        Map.of("orgPath", "HB/WH/", "url", mailbox.url("/"), "types", List.of()))
                .then()
                .statusCode(403);
        HookRig.post(
                        HookRig.MANAGER,
                        HookRig.HOOKS,
                        Map.of("orgPath", HookRig.UNIT, "url", mailbox.url("/"), "types", List.of("alert.received")))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("types"));
        String elsewhere = TokenResource.token("hook-other", Set.of(Roles.CASE_MANAGER), "HB/JZ/GA/");
        given().auth()
                .oauth2(elsewhere)
                .get(HookRig.HOOKS + "/" + rig.hook)
                .then()
                .statusCode(404);
        given().auth()
                .oauth2(elsewhere)
                .get(HookRig.HOOKS + "/" + rig.hook + "/deliveries")
                .then()
                .statusCode(404);
        HookRig.post(elsewhere, HookRig.HOOKS + "/" + rig.hook + ":rotate-secret", null)
                .then()
                .statusCode(404);
    }

    @Test
    void theAddressThatWasLetThrough_isTheOneConnectedTo_whateverTheNameMeansByThen() throws Exception {
        HttpSender.Outcome outcome = sender.post(
                URI.create("http://no-such-host.invalid:" + mailbox.port() + "/in?a=b"),
                InetAddress.getLoopbackAddress(),
                Map.of("webhook-id", "msg_1"),
                "{}");

        assertThat(outcome.taken()).isTrue();
        assertThat(mailbox.letters().get(0).one("host")).isEqualTo("no-such-host.invalid:" + mailbox.port());
    }
}
