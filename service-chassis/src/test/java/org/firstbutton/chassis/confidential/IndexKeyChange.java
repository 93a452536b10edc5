package org.firstbutton.chassis.confidential;

import java.time.Duration;
import org.firstbutton.chassis.database.Transactions;

/** Takes a running service to another index key, without the waiting between the steps. */
public final class IndexKeyChange {
    private final KeyKeeper keeper;
    private final Transactions transactions;

    public IndexKeyChange(KeyKeeper keeper, Transactions transactions) {
        this.keeper = keeper;
        this.transactions = transactions;
    }

    /** Rows are looked for by two keys, and written with the old one. */
    public void addKey() {
        after(Duration.ofDays(400));
    }

    /** Rows are written with the new key. */
    public void promote() {
        after(Duration.ofMinutes(4));
    }

    /** All rows have the indexes of the new key. */
    public void finish() {
        after(Duration.ofMinutes(4));
    }

    private void after(Duration time) {
        transactions.asConsumer(handle ->
                handle.createUpdate("""
                        update confidential_keyset set rotated_at = rotated_at - make_interval(secs => :secs)
                        where purpose = 'INDEXING'
                        """).bind("secs", time.toSeconds()).execute());
        keeper.round();
    }
}
