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

/**
 * 编号 — gives committed feed entries their numbers, lowest ledger number first, one replica at a time. Ledger numbers
 * themselves do not follow the order of commits, so a subscriber that resumed at one could miss an entry.
 */
@ApplicationScoped
class FeedSequencer {
    private static final Duration LOOK = Duration.ofMillis(50);
    private static final String NUMBER = """
            with taken as (
                delete from feed_pending where seq in (select seq from feed_pending order by seq limit 1000) returning seq)
            insert into finding_feed (no, seq)
            select (select coalesce(max(no), 0) from finding_feed) + row_number() over (order by seq), seq from taken
            """;

    private final Transactions transactions;
    private final CountDownLatch stopped = new CountDownLatch(1);

    FeedSequencer(Transactions transactions) {
        this.transactions = transactions;
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
            while (!stopped.await(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                number();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void number() {
        try {
            transactions.asConsumer(handle -> {
                boolean mine = handle.createQuery("select pg_try_advisory_xact_lock(hashtext('finding-feed'))")
                        .mapTo(Boolean.class)
                        .one();
                return mine ? handle.createUpdate(NUMBER).execute() : 0;
            });
        } catch (RuntimeException away) {
            Log.debugf("the feed waits for the database: %s", away.toString());
        }
    }
}
