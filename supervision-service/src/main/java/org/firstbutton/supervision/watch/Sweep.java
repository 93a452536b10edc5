package org.firstbutton.supervision.watch;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.firstbutton.chassis.database.Transactions;
import org.firstbutton.chassis.delivery.incoming.Inbox;
import org.firstbutton.supervision.source.Sources;
import org.firstbutton.supervision.source.Sources.Source;
import org.firstbutton.supervision.timeline.Timelines;
import org.firstbutton.supervision.timeline.Timelines.Due;
import org.firstbutton.supervision.timeline.Wakeup;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * 巡查 — takes the timelines whose verdict may have changed, judges them again and writes the difference, all in one
 * transaction. Replicas share the work by skipping each other's locked rows; nothing is remembered in memory.
 */
@ApplicationScoped
class Sweep {
    private static final int AT_ONCE = 1_000;
    private static final long BACKLOG = 4_000;
    private static final Duration FOR_COMPANY = Duration.ofSeconds(1);
    private static final Duration REST = Duration.ofMillis(250);

    private final Transactions transactions;
    private final Timelines timelines;
    private final Sources sources;
    private final Gates gates;
    private final Judgement judgement;
    private final Rejudging rejudging;
    private final Wakeup wakeup;
    private final Inbox inbox;
    private final AtomicBoolean running = new AtomicBoolean();
    private @Nullable Thread thread;

    Sweep(
            Transactions transactions,
            Timelines timelines,
            Sources sources,
            Gates gates,
            Judgement judgement,
            Rejudging rejudging,
            Wakeup wakeup,
            Inbox inbox) {
        this.inbox = inbox;
        this.transactions = transactions;
        this.timelines = timelines;
        this.sources = sources;
        this.gates = gates;
        this.judgement = judgement;
        this.rejudging = rejudging;
        this.wakeup = wakeup;
    }

    void start(@Observes StartupEvent started) {
        if (running.compareAndSet(false, true)) {
            thread = new Thread(this::run, "sweep");
            thread.start();
        }
    }

    void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
        running.set(false);
        Thread current = thread;
        if (current != null) {
            wakeup.ring();
            current.join(Duration.ofSeconds(10).toMillis());
        }
    }

    private void run() {
        while (running.get()) {
            try {
                int judged = transactions.asConsumerByKeys(this::sweepOnce);
                int marked = judged < AT_ONCE ? transactions.asConsumer(rejudging::step) : 0;
                if (judged + marked == 0) {
                    wakeup.await(REST);
                }
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException trouble) {
                Log.warnf(trouble, "the sweep tries again");
                rest();
            }
        }
    }

    private int sweepOnce(Handle handle) {
        Map<String, Source> known = sources.all(handle);
        List<Due> due = new ArrayList<>(timelines.touched(handle, rested(), AT_ONCE));
        List<Timelines.Gate> open = gates.open(handle, known);
        if (due.size() < AT_ONCE) {
            due.addAll(timelines.ripe(handle, open, AT_ONCE - due.size()));
        }
        List<Due> distinct = due.stream().distinct().toList();
        if (!distinct.isEmpty()) {
            judgement.follow(handle, distinct, open, known);
        }
        return distinct.size();
    }

    // While a backlog lasts, a matter's next facts are right behind: judged a moment later they are judged together.
    private Duration rested() {
        return inbox.lag() > BACKLOG ? FOR_COMPANY : Duration.ZERO;
    }

    private static void rest() {
        try {
            Thread.sleep(1000);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
