package org.firstbutton.chassis.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.firstbutton.chassis.database.Transactions;
import org.firstbutton.chassis.delivery.incoming.Inbox;
import org.firstbutton.chassis.delivery.outgoing.Relay;

/**
 * 流转状态 — how delivery stands, for metrics and the readiness page. It never takes the service out of rotation: while
 * the broker is away, calls are still taken and wait in the outbox. Only the database's own check does that.
 */
@Readiness
@ApplicationScoped
public class DeliveryState implements HealthCheck {
    private static final double DEGRADED_SECONDS = 10;
    private static final String FIGURES = """
            select (select count(*) from outbox_pending),
                   (select coalesce(extract(epoch from clock_timestamp() - min(written_at)), 0) from outbox_pending),
                   (select count(*) from quarantine where consumer = :service and state <> 'REDRIVEN'),
                   (select count(*) from parked_event where consumer = :service),
                   (select coalesce(extract(epoch from clock_timestamp() - min(since)), 0) from parked_event
                    where consumer = :service)
            """;

    private final Transactions transactions;
    private final DeliverySettings settings;
    private final Relay relay;
    private final Inbox inbox;
    private volatile Figures figures = new Figures(0, 0, 0, 0, 0);

    public DeliveryState(
            Transactions transactions, DeliverySettings settings, Relay relay, Inbox inbox, MeterRegistry metrics) {
        this.transactions = transactions;
        this.settings = settings;
        this.relay = relay;
        this.inbox = inbox;
        metrics.gauge("firstbutton.outbox.pending", this, state -> state.figures.pending());
        metrics.gauge("firstbutton.outbox.oldest.seconds", this, state -> state.figures.oldestSeconds());
        metrics.gauge("firstbutton.inbox.held", this, state -> state.figures.held());
        metrics.gauge("firstbutton.inbox.parked", this, state -> state.figures.parked());
        metrics.gauge("firstbutton.inbox.parked.oldest.seconds", this, state -> state.figures.oldestParkedSeconds());
        metrics.gauge("firstbutton.inbox.lag", this, state -> state.inbox.lag());
        metrics.gauge("firstbutton.inbox.stalled.seconds", this, state -> state.inbox.stalledSeconds());
        metrics.gauge("firstbutton.relay.leading", this, state -> state.relay.isLeading() ? 1 : 0);
    }

    @Scheduled(every = "5s", concurrentExecution = ConcurrentExecution.SKIP)
    void look() {
        try {
            figures = transactions.asConsumer(handle -> handle.createQuery(FIGURES)
                    .bind("service", settings.service())
                    .map((row, context) -> new Figures(
                            row.getLong(1), row.getDouble(2), row.getLong(3), row.getLong(4), row.getDouble(5)))
                    .one());
        } catch (RuntimeException away) {
            Log.debugf("delivery cannot be looked at: %s", away.toString());
        }
    }

    @Override
    public HealthCheckResponse call() {
        Figures now = figures;
        boolean degraded = now.oldestSeconds() > DEGRADED_SECONDS || inbox.stalledSeconds() > DEGRADED_SECONDS;
        return HealthCheckResponse.named("delivery")
                .up()
                .withData("degraded", degraded)
                .withData("relayLeading", relay.isLeading())
                .withData("outboxPending", now.pending())
                .withData("quarantineHeld", now.held())
                .withData("parked", now.parked())
                .withData("inboxLag", inbox.lag())
                .build();
    }

    private record Figures(long pending, double oldestSeconds, long held, long parked, double oldestParkedSeconds) {}
}
