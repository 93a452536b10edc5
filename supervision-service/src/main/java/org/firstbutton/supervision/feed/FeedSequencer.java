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
    // Nor does it take more than a fifth of the time: while thousands are told of, what has been numbered lies dead
    // at the front of the index, and each look steps over it.
    private static final long AT_EASE = 4;

    private static final String NUMBER = """
            with next as materialized (select seq from feed_pending order by seq limit 4000),
            taken as (delete from feed_pending p using next n where p.seq = n.seq returning p.seq)
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
            long rest = BETWEEN.toMillis();
            for (long heard = 0; !stopped.await(rest, TimeUnit.MILLISECONDS); ) {
                heard = bell.await(heard, LOOK);
                long since = System.nanoTime();
                number();
                long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - since);
                rest = Math.max(BETWEEN.toMillis(), Math.min(took * AT_EASE, LOOK.toMillis()));
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void number() {
        try {
            long end = transactions.asConsumerByKeys(handle -> {
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
