package org.firstbutton.supervision.webhook;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.firstbutton.chassis.database.Transactions;
import org.firstbutton.supervision.webhook.Deliveries.Claim;

/**
 * 投递班次 — gives each receiver that something is due for to one courier of one replica. The claim ends by itself: if the
 * replica dies, another one serves the receiver, and at worst a message arrives twice.
 */
@ApplicationScoped
class DeliveryRound {
    private static final Duration TURN = Duration.ofSeconds(30);
    private static final String FIGURES = """
            select (select count(*) from webhook where state = 'DISABLED'),
                   (select count(*) from webhook_delivery d join webhook w on w.id = d.webhook and w.state <> 'REMOVED'
                    where d.state = 'DEAD'),
                   (select coalesce(max(extract(epoch from clock_timestamp() - d.made_at)), 0)
                    from webhook_delivery d join webhook w on w.id = d.webhook and w.state = 'ACTIVE'
                    where d.state = 'PENDING')
            """;

    private final Transactions transactions;
    private final Deliveries deliveries;
    private final Courier courier;
    private final WebhookSettings settings;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Semaphore free;
    private final ExecutorService couriers;
    private volatile Figures figures = new Figures(0, 0, 0);

    DeliveryRound(
            Transactions transactions,
            Deliveries deliveries,
            Courier courier,
            WebhookSettings settings,
            MeterRegistry metrics) {
        this.transactions = transactions;
        this.deliveries = deliveries;
        this.courier = courier;
        this.settings = settings;
        this.free = new Semaphore(settings.atOnce());
        this.couriers = Executors.newFixedThreadPool(settings.atOnce(), work -> {
            Thread thread = new Thread(work, "webhook-courier");
            thread.setDaemon(true);
            return thread;
        });
        metrics.gauge("firstbutton.webhook.receivers.disabled", this, round -> round.figures.disabled());
        metrics.gauge("firstbutton.webhook.dead.letters", this, round -> round.figures.dead());
        metrics.gauge("firstbutton.webhook.oldest.seconds", this, round -> round.figures.oldestSeconds());
    }

    private record Figures(long disabled, long dead, double oldestSeconds) {}

    void start(@Observes StartupEvent started) {
        Thread thread = new Thread(this::run, "webhook-round");
        thread.setDaemon(true);
        thread.start();
    }

    void stop(@Observes ShutdownEvent stopping) {
        stopped.countDown();
        couriers.shutdownNow();
    }

    private void run() {
        try {
            while (!stopped.await(settings.look().toMillis(), TimeUnit.MILLISECONDS)) {
                handOut();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void handOut() {
        int most = free.drainPermits();
        int given = 0;
        try {
            Duration lease = TURN.plus(settings.timeout()).multipliedBy(2);
            if (most > 0) {
                for (Claim claim : transactions.asConsumer(handle -> deliveries.claim(handle, most, lease))) {
                    given++;
                    couriers.execute(() -> serve(claim));
                }
            }
        } catch (RuntimeException away) {
            Log.debugf("the webhooks wait for the database: %s", away.toString());
        } finally {
            free.release(most - given);
        }
    }

    private void serve(Claim claim) {
        try {
            courier.serve(claim, TURN);
        } catch (RuntimeException away) {
            Log.warnf("webhook %s is served again later: %s", claim.receiver(), away.toString());
        } finally {
            free.release();
        }
    }

    @Scheduled(every = "10s", concurrentExecution = ConcurrentExecution.SKIP)
    void look() {
        try {
            figures = transactions.asConsumer(handle -> handle.createQuery(FIGURES)
                    .map((row, context) -> new Figures(row.getLong(1), row.getLong(2), row.getDouble(3)))
                    .one());
        } catch (RuntimeException away) {
            Log.debugf("the webhooks cannot be looked at: %s", away.toString());
        }
    }
}
