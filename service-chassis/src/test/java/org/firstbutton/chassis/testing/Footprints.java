package org.firstbutton.chassis.testing;

import java.util.List;
import org.firstbutton.chassis.database.Transactions;

/** 足迹 — what steps left, in the order in which they were taken; read by index, however much others have left. */
public final class Footprints {
    private final Transactions transactions;

    public Footprints(Transactions transactions) {
        this.transactions = transactions;
    }

    /** The types of one aggregate's facts. */
    public List<String> facts(String aggregate) {
        return read("select type from event_ledger where aggregate = :of order by seq", aggregate);
    }

    /** The types of all facts of a matter. */
    public List<String> factsOfMatter(String matter) {
        return read("select type from event_ledger where matter = :of order by seq", matter);
    }

    /** What was done to it, as the audit trail calls it; a proposal is not done yet. */
    public List<String> entries(String kind, String object) {
        return transactions.asConsumer(handle -> handle.createQuery("""
                        select action from audit_entry
                        where object_kind = :kind and object = :of and result = 'DONE' and action not like 'propose %'
                        order by at""")
                .bind("kind", kind)
                .bind("of", object)
                .mapTo(String.class)
                .list());
    }

    private List<String> read(String sql, String of) {
        return transactions.asConsumer(handle ->
                handle.createQuery(sql).bind("of", of).mapTo(String.class).list());
    }
}
