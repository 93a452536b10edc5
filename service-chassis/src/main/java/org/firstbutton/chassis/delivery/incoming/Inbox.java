package org.firstbutton.chassis.delivery.incoming;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.firstbutton.chassis.database.Transactions;
import org.firstbutton.chassis.delivery.DeliverySettings;
import org.firstbutton.chassis.delivery.FactHandler;

/** 收件 — starts and stops the loops that take facts in, in a service that has a {@link FactHandler}. */
@ApplicationScoped
public class Inbox {
    private final Instance<FactHandler> handlers;
    private final InboxBatch batches;
    private final Transactions transactions;
    private final DeliverySettings settings;
    private final String brokers;
    private volatile List<InboxLoop> loops = List.of();

    public Inbox(
            Instance<FactHandler> handlers,
            InboxBatch batches,
            Transactions transactions,
            DeliverySettings settings,
            @ConfigProperty(name = "kafka.bootstrap.servers") String brokers) {
        this.handlers = handlers;
        this.batches = batches;
        this.transactions = transactions;
        this.settings = settings;
        this.brokers = brokers;
    }

    /** Records not taken in yet; 0 in a service that takes none in. */
    public long lag() {
        return loops.stream().mapToLong(InboxLoop::lag).sum();
    }

    /** Seconds since the last round of the slowest loop; 0 in a service that has none. */
    public double stalledSeconds() {
        return loops.stream().mapToDouble(InboxLoop::stalledSeconds).max().orElse(0);
    }

    void start(@Observes StartupEvent started) {
        if (handlers.isUnsatisfied()) {
            return;
        }
        if (settings.inboxes() < 1) {
            throw new IllegalArgumentException("firstbutton.delivery.inboxes must be at least 1");
        }
        // Two handlers would make the lookup fail here, and loudly: better than a service that takes nothing in.
        FactHandler handler = handlers.get();
        List<InboxLoop> opened = Stream.generate(() -> new InboxLoop(
                        handler, batches, new FeedWatermarks(transactions, settings, brokers), settings, brokers))
                .limit(settings.inboxes())
                .toList();
        loops = opened;
        opened.forEach(InboxLoop::start);
    }

    void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
        for (InboxLoop loop : loops) {
            loop.stop();
        }
    }
}
