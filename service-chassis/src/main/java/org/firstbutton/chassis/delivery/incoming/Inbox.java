package org.firstbutton.chassis.delivery.incoming;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.firstbutton.chassis.delivery.DeliverySettings;
import org.firstbutton.chassis.delivery.FactHandler;
import org.jspecify.annotations.Nullable;

/** 收件 — starts and stops the loop that takes facts in, in a service that has a {@link FactHandler}. */
@ApplicationScoped
public class Inbox {
    private final Instance<FactHandler> handlers;
    private final InboxBatch batches;
    private final FeedWatermarks watermarks;
    private final DeliverySettings settings;
    private final String brokers;
    private volatile @Nullable InboxLoop loop;

    public Inbox(
            Instance<FactHandler> handlers,
            InboxBatch batches,
            FeedWatermarks watermarks,
            DeliverySettings settings,
            @ConfigProperty(name = "kafka.bootstrap.servers") String brokers) {
        this.handlers = handlers;
        this.batches = batches;
        this.watermarks = watermarks;
        this.settings = settings;
        this.brokers = brokers;
    }

    /** Records not taken in yet; 0 in a service that takes none in. */
    public long lag() {
        return loop == null ? 0 : loop.lag();
    }

    /** Seconds since the last round of the loop; 0 in a service that has none. */
    public double stalledSeconds() {
        return loop == null ? 0 : loop.stalledSeconds();
    }

    void start(@Observes StartupEvent started) {
        if (handlers.isUnsatisfied()) {
            return;
        }
        // Two handlers would make the lookup fail here, and loudly: better than a service that takes nothing in.
        InboxLoop opened = new InboxLoop(handlers.get(), batches, watermarks, settings, brokers);
        loop = opened;
        opened.start();
    }

    void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
        InboxLoop current = loop;
        if (current != null) {
            current.stop();
        }
    }
}
