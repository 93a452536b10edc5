package org.firstbutton.supervision.webhook;

import com.fasterxml.uuid.Generators;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.firstbutton.chassis.confidential.SealedColumn;
import org.firstbutton.chassis.confidential.Vault;
import org.jdbi.v3.core.Handle;

/** 签名密钥 — shown once to who registers a receiver or rotates its secret, sealed from then on, opened only to sign. */
@ApplicationScoped
class SigningSecrets {
    private static final SealedColumn COLUMN = new SealedColumn("webhook_secret", "sealed", "id");
    private static final int BYTES = 32;

    private final Vault vault;
    private final SecureRandom random = new SecureRandom();

    SigningSecrets(Vault vault) {
        this.vault = vault;
    }

    @Produces
    @Singleton
    static SealedColumn column() {
        return COLUMN;
    }

    /** Makes the receiver's present secret. */
    String make(Handle handle, UUID receiver, String orgPath) {
        byte[] key = new byte[BYTES];
        random.nextBytes(key);
        String secret = "whsec_" + Base64.getEncoder().encodeToString(key);
        UUID id = Generators.timeBasedEpochGenerator().generate();
        handle.createUpdate("""
                        insert into webhook_secret (id, webhook, org_path, sealed) values (:id, :webhook, :org, :sealed)
                        """)
                .bind("id", id)
                .bind("webhook", receiver)
                .bind("org", orgPath)
                .bind("sealed", vault.seal(COLUMN.of(id.toString()), secret.getBytes(StandardCharsets.UTF_8)))
                .execute();
        return secret;
    }

    /** The present one signs along for this time, one rotated before it no longer. */
    void retire(Handle handle, UUID receiver, Duration overlap) {
        handle.createUpdate("delete from webhook_secret where webhook = :webhook and ends_at is not null")
                .bind("webhook", receiver)
                .execute();
        handle.createUpdate("""
                        update webhook_secret set ends_at = clock_timestamp() + make_interval(secs => :seconds)
                        where webhook = :webhook
                        """)
                .bind("seconds", overlap.toMillis() / 1000.0)
                .bind("webhook", receiver)
                .execute();
    }

    void forget(Handle handle, UUID receiver) {
        handle.createUpdate("delete from webhook_secret where webhook = :webhook")
                .bind("webhook", receiver)
                .execute();
    }

    /** Those that sign now, the present one first; what has ended is forgotten on the way. */
    List<String> signing(Handle handle, UUID receiver) {
        handle.createUpdate("delete from webhook_secret where webhook = :webhook and ends_at <= clock_timestamp()")
                .bind("webhook", receiver)
                .execute();
        return handle.createQuery("""
                        select id, sealed from webhook_secret where webhook = :webhook order by ends_at desc nulls first
                        """)
                .bind("webhook", receiver)
                .map((row, context) ->
                        new String(vault.open(COLUMN.of(row.getString(1)), row.getBytes(2)), StandardCharsets.UTF_8))
                .list();
    }

    /** The header {@code webhook-signature}: one signature for each secret. */
    static String signatures(List<String> secrets, String message, Instant at, String body) {
        return secrets.stream()
                .map(secret -> signature(secret, message, at, body))
                .collect(Collectors.joining(" "));
    }

    private static String signature(String secret, String message, Instant at, String body) {
        try {
            return new Webhook(secret).sign(message, at.getEpochSecond(), body);
        } catch (EmptyWebhookSecretException | WebhookSigningException impossible) {
            throw new IllegalStateException("a message could not be signed");
        }
    }
}
