package org.firstbutton.supervision.feed;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.firstbutton.chassis.database.Transactions;
import org.firstbutton.chassis.delivery.FactBell;

/**
 * 编号 — gives committed feed entries their numbers, lowest ledger number first, one replica at a time. Ledger numbers
 * themselves do not follow the order of commits, so a subscriber that resumed at one could miss an entry.
 */
@ApplicationScoped
class FeedSequencer {
    private static final Duration LOOK = Duration.ofMillis(50);
    // However many findings there are, subscribers are called no more often than this.
    private static final Duration BETWEEN = Duration.ofMillis(10);
    private static final String NUMBER = """
            with taken as (
                delete from feed_pending where seq in (select seq from feed_pending order by seq limit 1000) returning seq)
            insert into finding_feed (no, seq)
            select (select coalesce(max(no), 0) from finding_feed) + row_number() over (order by seq), seq from taken
            """;

    private static final String LAST = "select coalesce(max(no), 0) from finding_feed";

    private final Transactions transactions;
    private final FactBell bell;
    private final FeedPulse pulse;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private long last;

    FeedSequencer(Transactions transactions, FactBell bell, FeedPulse pulse) {
        this.transactions = transactions;
        this.bell = bell;
        this.pulse = pulse;
    }

    void start(@Observes StartupEvent started) {
        Thread thread = new Thread(this::run, "feed-sequencer");
        thread.setDaemon(true);
        thread.start();
    }

    void stop(@Observes ShutdownEvent stopping) {
        stopped.countDown();
    }

    private void run() {
        try {
            for (long heard = 0; !stopped.await(BETWEEN.toMillis(), TimeUnit.MILLISECONDS); ) {
                heard = bell.await(heard, LOOK);
                number();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void number() {
        try {
            long end = transactions.asConsumer(handle -> {
                boolean mine = handle.createQuery("select pg_try_advisory_xact_lock(hashtext('finding-feed'))")
                        .mapTo(Boolean.class)
                        .one();
                if (mine) {
                    handle.createUpdate(NUMBER).execute();
                }
                return handle.createQuery(LAST).mapTo(Long.class).one();
            });
            if (end > last) {
                last = end;
                pulse.grown(end);
            }
        } catch (RuntimeException away) {
            Log.debugf("the feed waits for the database: %s", away.toString());
        }
    }
}
