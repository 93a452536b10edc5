package org.firstbutton.supervision.roster;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.firstbutton.chassis.database.Transactions;

/**
 * 代理关系 — who is tied to whom by a delegation that runs now, and who serves in a unit. Read with everybody's posts in
 * sight: a delegation counts wherever it was entered.
 */
@ApplicationScoped
public class Deputies {
    private static final String NOW = " and from_at <= now() and (to_at is null or to_at > now())";

    private final Transactions transactions;

    Deputies(Transactions transactions) {
        this.transactions = transactions;
    }

    /** He himself, whom he stands in for, and who stands in for him. */
    public Set<String> tiedTo(String person) {
        List<String> others = transactions.asConsumer(handle -> handle.createQuery("""
                        select case when person = :person then acting_for else person end from post_holder
                        where acting_for is not null and (person = :person or acting_for = :person)
                        """ + NOW)
                .bind("person", person)
                .mapTo(String.class)
                .list());
        Set<String> all = new HashSet<>(others);
        all.add(person);
        return all;
    }

    /** Whether he holds a post in this unit or below it, or stands in for somebody who does. */
    public boolean serves(String person, String unit) {
        return transactions.asConsumer(handle -> handle.createQuery(
                        "select exists (select from post_holder where person = :person and org_path ^@ :unit" + NOW
                                + ")")
                .bind("person", person)
                .bind("unit", unit)
                .mapTo(Boolean.class)
                .one());
    }
}
