package org.firstbutton.supervision.webhook;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.audit.AuditEntry;
import org.firstbutton.chassis.audit.AuditTrail;
import org.firstbutton.chassis.database.DatabaseClock;
import org.firstbutton.supervision.notification.NotificationKind;
import org.firstbutton.supervision.notification.Notifications;
import org.firstbutton.supervision.notification.Notifications.Told;
import org.firstbutton.supervision.webhook.Deliveries.Claim;
import org.firstbutton.supervision.webhook.Deliveries.Due;
import org.firstbutton.supervision.webhook.HttpSender.Outcome;
import org.firstbutton.supervision.webhook.Receivers.WebhookView;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * 投递结果 — what follows from an attempt: it is done, tried again later, or a dead letter; and a receiver that has taken
 * nothing for days, or wants no more, is disabled and whoever registered it is told.
 */
@ApplicationScoped
class Outcomes {
    private static final Caller MACHINE = new Caller("supervision-service", Set.of("SYSTEM"), List.of(), null, null);
    /** Receivers that fell together do not all come back in the same second. */
    private static final double JITTER = 0.1;

    private final WebhookSettings settings;
    private final Receivers receivers;
    private final Deliveries deliveries;
    private final Notifications notifications;
    private final AuditTrail audit;
    private final MeterRegistry metrics;

    Outcomes(
            WebhookSettings settings,
            Receivers receivers,
            Deliveries deliveries,
            Notifications notifications,
            AuditTrail audit,
            MeterRegistry metrics) {
        this.settings = settings;
        this.receivers = receivers;
        this.deliveries = deliveries;
        this.notifications = notifications;
        this.audit = audit;
        this.metrics = metrics;
    }

    void record(Handle handle, Claim claim, Due due, Outcome outcome) {
        if (outcome.taken()) {
            deliveries.tried(handle, due, "DELIVERED", outcome, null);
            receivers.failing(handle, claim.receiver(), null);
            count("delivered");
            return;
        }
        Duration wait = wait(due, outcome);
        deliveries.tried(handle, due, wait == null ? "DEAD" : "PENDING", outcome, wait);
        count(wait == null ? "dead" : "retry");
        if (!due.byHand()) {
            failed(handle, claim, outcome);
        }
    }

    /** None: there is no further attempt. */
    private @Nullable Duration wait(Due due, Outcome outcome) {
        if (outcome.gone() && !due.byHand()) {
            // It stays the first in the queue for the day on which the receiver is enabled again.
            return Duration.ZERO;
        }
        if (due.byHand()
                || "WITHHELD".equals(outcome.failure())
                || due.attempts() >= settings.retries().size()) {
            return null;
        }
        Duration usual = settings.retries().get(due.attempts());
        long jittered =
                (long) (usual.toMillis() * (1 + ThreadLocalRandom.current().nextDouble(JITTER)));
        Duration wished = Objects.requireNonNullElse(outcome.retryAfter(), Duration.ZERO);
        return wished.toMillis() > jittered ? wished : Duration.ofMillis(jittered);
    }

    private void failed(Handle handle, Claim claim, Outcome outcome) {
        WebhookView receiver = receivers.lock(handle, claim.receiver()).orElse(null);
        if (receiver == null || !receiver.state().equals("ACTIVE")) {
            return;
        }
        Instant now = DatabaseClock.now(handle);
        Instant since = Objects.requireNonNullElse(receiver.failingSince(), now);
        receivers.failing(handle, claim.receiver(), since);
        if (outcome.gone()) {
            disable(handle, receiver, "GONE");
        } else if (!since.plus(settings.disableAfter()).isAfter(now)) {
            disable(handle, receiver, "FAILING");
        }
    }

    private void disable(Handle handle, WebhookView receiver, String because) {
        receivers.change(handle, receiver.id(), "DISABLED", because);
        long version = receiver.version() + 1;
        String id = receiver.id().toString();
        audit.record(handle, AuditEntry.done(MACHINE, "disable", "webhook", id, version, receiver.orgPath()));
        notifications.tell(
                handle,
                List.of(new Told(
                        receiver.registeredBy(),
                        NotificationKind.WEBHOOK_DISABLED,
                        "HIGH",
                        "/api/v1/webhooks/" + id,
                        "webhook " + id + " " + version,
                        receiver.orgPath(),
                        false)));
        metrics.counter("firstbutton.webhook.disabled", "because", because).increment();
        Log.warnf("webhook %s was disabled (%s); whoever registered it is told", id, because);
    }

    private void count(String outcome) {
        metrics.counter("firstbutton.webhook.attempts", "outcome", outcome).increment();
    }
}
