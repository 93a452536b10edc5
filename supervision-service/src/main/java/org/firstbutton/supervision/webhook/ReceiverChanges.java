package org.firstbutton.supervision.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.audit.AuditEntry;
import org.firstbutton.chassis.audit.AuditTrail;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.supervision.webhook.Deliveries.DeliveryView;
import org.firstbutton.supervision.webhook.Receivers.WebhookView;
import org.jdbi.v3.core.Handle;

/** 接收方变更 — what a person does to a receiver, each with its audit entry in the same transaction. */
@ApplicationScoped
class ReceiverChanges {
    private final Receivers receivers;
    private final Deliveries deliveries;
    private final SigningSecrets secrets;
    private final WebhookSettings settings;
    private final AuditTrail audit;

    ReceiverChanges(
            Receivers receivers,
            Deliveries deliveries,
            SigningSecrets secrets,
            WebhookSettings settings,
            AuditTrail audit) {
        this.receivers = receivers;
        this.deliveries = deliveries;
        this.secrets = secrets;
        this.settings = settings;
        this.audit = audit;
    }

    /** The answer to a removal. */
    record WebhookRemoved(UUID id, long version) {}

    String firstSecret(Handle handle, Caller clerk, UUID id, String orgPath) {
        String secret = secrets.make(handle, id, orgPath);
        record(handle, clerk, "register", id, 1, orgPath);
        return secret;
    }

    String rotated(Handle handle, Caller clerk, UUID id) {
        WebhookView receiver = locked(handle, id);
        secrets.retire(handle, id, settings.overlap());
        String secret = secrets.make(handle, id, receiver.orgPath());
        receivers.change(handle, id, receiver.state(), receiver.disabledBecause());
        record(handle, clerk, "rotate secret", id, receiver.version() + 1, receiver.orgPath());
        return secret;
    }

    DeliveryView pinged(Handle handle, Caller clerk, UUID id) {
        WebhookView receiver = locked(handle, id);
        DeliveryView ping = deliveries.ping(handle, id, receiver.orgPath());
        record(handle, clerk, "ping", id, receiver.version(), receiver.orgPath());
        return ping;
    }

    void enabled(Handle handle, Caller clerk, UUID id) {
        WebhookView receiver = locked(handle, id);
        if (receiver.state().equals("ACTIVE")) {
            throw Refusal.forbiddenBy("webhook: only a disabled one is enabled", "未停用 / it is not disabled");
        }
        receivers.change(handle, id, "ACTIVE", null);
        receivers.failing(handle, id, null);
        record(handle, clerk, "enable", id, receiver.version() + 1, receiver.orgPath());
    }

    WebhookRemoved removed(Handle handle, Caller clerk, UUID id) {
        WebhookView receiver = locked(handle, id);
        receivers.change(handle, id, "REMOVED", null);
        secrets.forget(handle, id);
        deliveries.drop(handle, id);
        record(handle, clerk, "remove", id, receiver.version() + 1, receiver.orgPath());
        return new WebhookRemoved(id, receiver.version() + 1);
    }

    DeliveryView redelivered(Handle handle, Caller clerk, UUID id, UUID delivery) {
        WebhookView receiver = locked(handle, id);
        DeliveryView before = deliveries.lock(handle, id, delivery).orElseThrow(Refusal::notFound);
        if (before.state().equals("PENDING")) {
            throw Refusal.forbiddenBy("webhook: what is on its way is not redelivered", "正在投递 / it is on its way");
        }
        deliveries.redeliver(handle, delivery);
        record(handle, clerk, "redeliver", id, receiver.version(), receiver.orgPath());
        return deliveries.lock(handle, id, delivery).orElseThrow();
    }

    private WebhookView locked(Handle handle, UUID id) {
        return receivers.lock(handle, id).orElseThrow(Refusal::notFound);
    }

    private void record(Handle handle, Caller clerk, String action, UUID id, long version, String orgPath) {
        audit.record(handle, AuditEntry.done(clerk, action, "webhook", id.toString(), version, orgPath));
    }
}
