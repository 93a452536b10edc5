package org.firstbutton.supervision.clearing;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.firstbutton.chassis.database.DatabaseClock;
import org.firstbutton.chassis.database.Transactions;
import org.firstbutton.contract.review.ReviewFact.ClearingSwept;
import org.firstbutton.supervision.clearing.ClearingRecord.Step;
import org.firstbutton.supervision.clearing.ClearingRow.Due;
import org.jdbi.v3.core.Handle;

/**
 * 清结值守 — opens the cycles whose period has begun and sweeps those whose time has come. Nothing is kept in memory:
 * whoever of the replicas comes first does it, and after an outage every period that was missed is swept, oldest first.
 */
@ApplicationScoped
class ClearingWatch {
    // What a transaction locks is swept in it, and transactions that write facts are short.
    private static final int AT_ONCE = 10;

    private final Transactions transactions;
    private final CycleBook book;
    private final OpenItems open;
    private final ClearingRecord record;

    ClearingWatch(Transactions transactions, CycleBook book, OpenItems open, ClearingRecord record) {
        this.transactions = transactions;
        this.book = book;
        this.open = open;
        this.record = record;
    }

    @Scheduled(every = "20s", concurrentExecution = ConcurrentExecution.SKIP)
    void look() {
        try {
            transactions.asConsumer(book::enrol);
            int done;
            do {
                done = transactions.asConsumer(handle -> book.open(handle, DatabaseClock.now(handle)))
                        + transactions.asConsumer(this::sweep);
            } while (done > 0);
        } catch (RuntimeException away) {
            Log.warn("clearing tries again", away);
        }
    }

    private int sweep(Handle handle) {
        Instant now = DatabaseClock.now(handle).truncatedTo(ChronoUnit.MICROS);
        List<Due> due = book.due(handle, now, AT_ONCE);
        for (Due each : due) {
            List<Unclear> items = open.of(handle, each);
            book.swept(handle, each, items, now);
            ClearingSwept fact =
                    new ClearingSwept(each.cycle().name(), each.period(), each.orgPath(), items.size(), each.endsAt());
            record.write(handle, ClearingRecord.MACHINE, "sweep", new Step(each.id(), each.orgPath(), 1, now), fact);
        }
        return due.size();
    }
}
