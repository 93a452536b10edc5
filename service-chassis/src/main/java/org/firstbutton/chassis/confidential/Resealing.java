package org.firstbutton.chassis.confidential;

import io.quarkus.logging.Log;
import java.util.ArrayList;
import java.util.List;
import org.firstbutton.chassis.database.Rows;
import org.firstbutton.chassis.database.Transactions;
import org.firstbutton.chassis.problem.Refusal;
import org.jdbi.v3.core.Handle;

/** 换封 — takes the values of a column that an older key has sealed and seals them with the present one, in small batches. */
final class Resealing {
    private static final int BATCH = 500;

    private final Transactions transactions;
    private final Vault vault;

    Resealing(Transactions transactions, Vault vault) {
        this.transactions = transactions;
        this.vault = vault;
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared as a whole
    private record Value(String key, byte[] sealed) {}

    /** How many were sealed anew; what does not open is left where it is and rings its alarm. */
    int run(SealedColumn column) {
        int count = 0;
        String after = "";
        List<Value> batch = List.of();
        do {
            String from = after;
            batch = transactions.asConsumer(handle -> {
                List<Value> old = old(handle, column, from);
                write(handle, column, sealedAnew(column, old));
                return old;
            });
            count += batch.size();
            after = batch.isEmpty() ? after : batch.get(batch.size() - 1).key();
        } while (batch.size() == BATCH);
        return count;
    }

    private List<Value> old(Handle handle, SealedColumn column, String after) {
        String sql = """
                select %1$s::text, %2$s from %3$s
                where %1$s::text > :after and substring(%2$s from 1 for 5) <> :prefix
                order by %1$s::text limit :batch for update
                """.formatted(column.key(), column.column(), column.table());
        return handle.createQuery(sql)
                .bind("after", after)
                .bind("prefix", vault.currentPrefix())
                .bind("batch", BATCH)
                .map((row, context) -> new Value(row.getString(1), row.getBytes(2)))
                .list();
    }

    private List<Value> sealedAnew(SealedColumn column, List<Value> old) {
        List<Value> fresh = new ArrayList<>(old.size());
        for (Value value : old) {
            Cell cell = column.of(value.key());
            try {
                fresh.add(new Value(value.key(), vault.seal(cell, vault.open(cell, value.sealed()))));
            } catch (Refusal unreadable) {
                Log.errorf("row %s of %s stays as it is", value.key(), column.table());
            }
        }
        return fresh;
    }

    private static void write(Handle handle, SealedColumn column, List<Value> fresh) {
        String sql = """
                update %3$s t set %2$s = v.sealed from (select * from unnest(?, ?)) as v (key, sealed)
                where t.%1$s::text = v.key
                """.formatted(column.key(), column.column(), column.table());
        Rows.of(fresh).text(Value::key).bytes(Value::sealed).execute(handle, sql);
    }
}
