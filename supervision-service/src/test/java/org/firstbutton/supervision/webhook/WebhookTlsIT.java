package org.firstbutton.supervision.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.firstbutton.chassis.testing.KafkaResource;
import org.firstbutton.chassis.testing.PostgresResource;
import org.firstbutton.chassis.testing.TokenResource;
import org.junit.jupiter.api.Test;

/** Receivers show certificates: of the bureau's authority or of another, with their own name or with another's. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "database", value = "supervision"))
@WithTestResource(KafkaResource.class)
@WithTestResource(TokenResource.class)
@QuarkusTestResource(OutwardSettings.class)
class WebhookTlsIT {
    private static final String NAME = "hooks.police.example";

    private final HttpSender sender;
    private final WebhookSettings settings;

    WebhookTlsIT(HttpSender sender, WebhookSettings settings) {
        this.sender = sender;
        this.settings = settings;
    }

    private Authority authority() {
        return Authority.of(settings.authorities().orElseThrow());
    }

    @Test
    void aReceiverOfTheBureausAuthority_isPostedToOverTls_signedAsAlways() throws Exception {
        try (HookRig rig = new HookRig(Mailbox.showing(authority().issued("ip:127.0.0.1")))) {
            String secret = rig.register(List.of());
            assertThat(rig.mailbox.url("/in")).startsWith("https://");
            ping(rig);

            rig.await(() -> !rig.mailbox.ofType("webhook.ping").isEmpty());
            Mailbox.Letter letter = rig.mailbox.ofType("webhook.ping").get(0);
            new Webhook(secret).verify(letter.body(), letter.headers());
        }
    }

    @Test
    void aReceiverOfAnotherAuthority_isTornDownBeforeAnythingIsSaid() throws Exception {
        try (HookRig rig = new HookRig(Mailbox.showing(Authority.made().issued("ip:127.0.0.1")))) {
            rig.register(List.of("warning.*"));
            ping(rig);

            rig.await(() -> !rig.deliveries("DEAD").getList("items").isEmpty());
            JsonPath dead = rig.deliveries("DEAD");
            assertThat(dead.getString("items[0].failure")).isEqualTo("TLS");
            assertThat(dead.getString("items[0].status")).isNull();
            assertThat(rig.mailbox.letters()).isEmpty();
        }
    }

    @Test
    void theCertificateIsThatOfTheName_thoughTheConnectionGoesToTheAddressThatWasChecked() throws Exception {
        try (Mailbox mailbox = Mailbox.showing(authority().issued("dns:" + NAME))) {
            // The name means nothing to any name server: only the address given can be connected to.
            HttpSender.Outcome taken = post(NAME, mailbox);
            assertThat(taken.failure()).isNull();
            assertThat(mailbox.letters().get(0).names()).containsExactly(NAME);
            assertThat(mailbox.letters().get(0).one("host")).isEqualTo(NAME + ":" + mailbox.port());

            HttpSender.Outcome refused = post("other.police.example", mailbox);
            assertThat(refused.failure()).isEqualTo("TLS");
            HttpSender.Outcome byAddress = post("127.0.0.1", mailbox);
            assertThat(byAddress.failure()).isEqualTo("TLS");
            assertThat(mailbox.letters()).hasSize(1);
        }
    }

    private HttpSender.Outcome post(String host, Mailbox mailbox) {
        return sender.post(
                URI.create("https://" + host + ":" + mailbox.port() + "/in"),
                InetAddress.getLoopbackAddress(),
                Map.of("webhook-id", "msg_1"),
                "{}");
    }

    private static void ping(HookRig rig) {
        HookRig.post(HookRig.MANAGER, HookRig.HOOKS + "/" + rig.hook + ":ping", null)
                .then()
                .statusCode(200);
    }
}
