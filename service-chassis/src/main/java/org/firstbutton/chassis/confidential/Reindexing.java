package org.firstbutton.chassis.confidential;

import io.micrometer.core.instrument.Metrics;
import io.quarkus.logging.Log;
import java.util.List;
import org.firstbutton.chassis.confidential.IndexedTable.Batch;
import org.firstbutton.chassis.database.Transactions;
import org.jdbi.v3.core.Handle;

/**
 * 换索引 — makes the blind indexes of all tables anew with the present key, in small batches that each remember how far they
 * came: stopped anywhere, and on any replica, it goes on from there.
 */
final class Reindexing {
    private static final int BATCH = 500;

    private final Transactions transactions;
    private final List<IndexedTable> tables;

    Reindexing(Transactions transactions, List<IndexedTable> tables) {
        this.transactions = transactions;
        this.tables = tables;
    }

    /** Until nothing is left. */
    void run() {
        for (IndexedTable table : tables) {
            while (batch(table)) {
                Log.debugf("indexes of %s: a batch is done", table.name());
            }
        }
    }

    /** Whether more may be left. */
    boolean batch(IndexedTable table) {
        return transactions.asConsumer(handle -> {
            Progress progress = begun(handle, table);
            if (progress.finished()) {
                return false;
            }
            Batch batch = table.reindex(handle, progress.reached(), BATCH);
            remember(handle, table, batch);
            Metrics.counter("firstbutton.confidential.reindexed", "table", table.name())
                    .increment(batch.changed());
            return batch.last() != null;
        });
    }

    /** Before the first batch of a rotation; nobody is at work on the one before. */
    static void forget(Handle handle) {
        handle.execute("delete from confidential_reindexing");
    }

    private record Progress(String reached, boolean finished) {}

    // Locked, so that two replicas take turns.
    private static Progress begun(Handle handle, IndexedTable table) {
        handle.createUpdate("insert into confidential_reindexing (name) values (:name) on conflict do nothing")
                .bind("name", table.name())
                .execute();
        return handle.createQuery("select reached, finished from confidential_reindexing where name = :name for update")
                .bind("name", table.name())
                .map((row, context) -> new Progress(row.getString(1), row.getBoolean(2)))
                .one();
    }

    private static void remember(Handle handle, IndexedTable table, Batch batch) {
        handle.createUpdate("""
                        update confidential_reindexing
                        set reached = coalesce(:last, reached), changed = changed + :changed,
                            finished = cast(:last as text) is null, touched_at = clock_timestamp()
                        where name = :name
                        """)
                .bind("name", table.name())
                .bind("last", batch.last())
                .bind("changed", batch.changed())
                .execute();
    }
}
