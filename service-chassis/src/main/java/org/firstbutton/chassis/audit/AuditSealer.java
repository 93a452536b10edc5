package org.firstbutton.chassis.audit;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.firstbutton.chassis.database.Transactions;
import org.jspecify.annotations.Nullable;

/** 封存人 — seals the audit trail just after commit, several times a second, for as long as the service runs. */
@ApplicationScoped
public class AuditSealer {
    private final Sealing sealing;
    private final AuditSettings settings;
    private final AtomicBoolean running = new AtomicBoolean();
    private volatile Duration waiting = Duration.ZERO;
    private volatile long lastRound = System.nanoTime();
    private boolean away;
    private @Nullable Thread thread;

    public AuditSealer(Transactions transactions, AuditSettings settings, MeterRegistry metrics) {
        this.settings = settings;
        this.sealing = new Sealing(transactions, settings, SigningKey.at(settings.signingKeyFile()));
        metrics.gauge("firstbutton.audit.unsealed.age.seconds", this, AuditSealer::unsealedAge);
    }

    void atStart(@Observes StartupEvent started) {
        start();
    }

    void atEnd(@Observes ShutdownEvent stopping) throws InterruptedException {
        stop();
    }

    void start() {
        if (running.compareAndSet(false, true)) {
            Thread sealer = new Thread(this::run, "audit-sealer");
            thread = sealer;
            sealer.start();
        }
    }

    void stop() throws InterruptedException {
        if (!running.compareAndSet(true, false)) {
            return;
        }
        Thread current = thread;
        if (current != null) {
            current.interrupt();
            current.join(Duration.ofSeconds(10).toMillis());
        }
    }

    /** The most that an entry may have waited, in seconds; grows while the database is away. */
    double unsealedAge() {
        return waiting.toMillis() / 1000.0 + (System.nanoTime() - lastRound) / 1e9;
    }

    private void run() {
        while (running.get()) {
            if (!round(false)) {
                rest();
            }
        }
        while (round(true)) {
            Log.debug("sealing what is left");
        }
    }

    /** Whether more waits. */
    private boolean round(boolean closing) {
        try {
            Sealing.Round round = sealing.run(closing);
            waiting = round.sealed() > 0 && !round.more() ? Duration.ZERO : round.waiting();
            lastRound = System.nanoTime();
            away = false;
            return round.more();
        } catch (RuntimeException trouble) {
            if (!away) {
                Log.warnf("the audit trail waits to be sealed: %s", trouble.toString());
            }
            away = true;
            return false;
        }
    }

    private void rest() {
        try {
            Thread.sleep(away ? 1_000 : settings.pause().toMillis());
        } catch (InterruptedException stopping) {
            // Cleared on purpose: the last round and its checkpoint still need the database.
            Log.debug("the sealer stops");
        }
    }
}
