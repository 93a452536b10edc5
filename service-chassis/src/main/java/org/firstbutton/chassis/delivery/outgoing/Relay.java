package org.firstbutton.chassis.delivery.outgoing;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.firstbutton.chassis.delivery.DeliverySettings;
import org.firstbutton.chassis.delivery.FactBell;
import org.firstbutton.chassis.delivery.outgoing.Ledger.PendingFact;
import org.jspecify.annotations.Nullable;

/**
 * 转发 — publishes what is pending, lowest first, by one leader per service. The leader holds an advisory lock on a
 * connection of its own and is fenced at the broker by its transactional id, so a frozen leader that comes back
 * cannot publish. Measured before: cursors lose facts, two relays break their order (decision 0003).
 */
@ApplicationScoped
public class Relay {
    private final AgroalDataSource database;
    private final DeliverySettings settings;
    private final FactBell bell;
    private final String brokers;
    private final AtomicBoolean running = new AtomicBoolean();
    private final AtomicBoolean leading = new AtomicBoolean();
    private @Nullable Thread thread;

    public Relay(
            @DataSource("consumer") AgroalDataSource database,
            DeliverySettings settings,
            FactBell bell,
            @ConfigProperty(name = "kafka.bootstrap.servers") String brokers) {
        this.database = database;
        this.settings = settings;
        this.bell = bell;
        this.brokers = brokers;
    }

    void atStart(@Observes StartupEvent started) {
        start();
    }

    void atEnd(@Observes ShutdownEvent stopping) throws InterruptedException {
        stop();
    }

    public void start() {
        if (settings.relay() && running.compareAndSet(false, true)) {
            thread = new Thread(this::run, "relay");
            thread.start();
        }
    }

    public void stop() throws InterruptedException {
        running.set(false);
        Thread current = thread;
        if (current != null) {
            current.interrupt();
            current.join(Duration.ofSeconds(10).toMillis());
        }
    }

    /** Whether this replica is the one that publishes. */
    public boolean isLeading() {
        return leading.get();
    }

    private void run() {
        while (running.get()) {
            try {
                leadWhilePossible();
            } catch (RuntimeException | SQLException trouble) {
                if (running.get()) {
                    Log.warnf("relay steps down: %s", trouble.toString());
                    // A connection that died went back to the pool; without this the same one would come again.
                    database.flush(AgroalDataSource.FlushMode.IDLE);
                }
            } finally {
                leading.set(false);
            }
            rest(Duration.ofSeconds(1));
        }
    }

    private void leadWhilePossible() throws SQLException {
        try (Connection connection = database.getConnection()) {
            Ledger ledger = new Ledger(connection);
            while (running.get() && !ledger.tryLead(settings.service())) {
                rest(Duration.ofMillis(500));
            }
            if (!running.get()) {
                return;
            }
            try (Publisher publisher = new Publisher(brokers, settings.service())) {
                leading.set(true);
                Log.infof("relay leads for %s", settings.service());
                publish(ledger, publisher);
            } finally {
                ledger.stepDown(settings.service());
            }
        }
    }

    // While the broker takes one batch in, the database forgets the one before and reads the next.
    private void publish(Ledger ledger, Publisher publisher) throws SQLException {
        long nextBeat = System.nanoTime();
        long heard = 0;
        List<PendingFact> sent = List.of();
        List<PendingFact> underWay = List.of();
        long nextLook = nextBeat;
        while (running.get() || !sent.isEmpty()) {
            Future<?> handover = publisher.publish(underWay);
            List<PendingFact> next;
            try {
                ledger.sent(sent);
                gather(nextLook);
                next = running.get() ? ledger.lowestPending(settings.relayBatch(), underWay) : List.of();
                boolean few = !next.isEmpty() && next.size() < settings.relayBatch();
                nextLook = few ? System.nanoTime() + settings.gather().toNanos() : nextLook;
            } finally {
                Publisher.await(handover);
            }
            sent = underWay;
            underWay = next;
            if (running.get() && System.nanoTime() - nextBeat >= 0) {
                publisher.beat(settings.service(), ledger.watermark());
                nextBeat = System.nanoTime() + settings.beat().toNanos();
            }
            if (sent.isEmpty() && underWay.isEmpty()) {
                heard = listen(heard);
            }
        }
    }

    // A broker transaction costs about the same for one fact as for a hundred, here and at everybody who reads it.
    private static void gather(long until) {
        long left = until - System.nanoTime();
        if (left > 0) {
            rest(Duration.ofNanos(left));
        }
    }

    private long listen(long heard) {
        try {
            return bell.await(heard, settings.pause());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return heard;
        }
    }

    private static void rest(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
