package org.firstbutton.chassis.confidential;

import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * 带索引的表 — a table with blind indexes beside its sealed values. A service has a bean for each of its own: after the index
 * key was rotated, the indexes are made anew from what is sealed.
 */
public interface IndexedTable {

    String name();

    /**
     * Makes the indexes of the next rows anew, in this transaction. Where an index stands in the state that the audit
     * trail knows, a changed row gets an entry.
     *
     * @param after the key of the last row of the batch before; empty for the first
     * @param most how many rows
     */
    Batch reindex(Handle handle, String after, int most);

    /**
     * 一批
     *
     * @param changed how many rows had another index
     * @param last the key of the last row; null where none was left
     */
    record Batch(int changed, @Nullable String last) {}
}
