package org.firstbutton.casework.person;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import org.firstbutton.casework.person.PersonRecords.IndexedPerson;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.audit.AuditEntry;
import org.firstbutton.chassis.audit.AuditEntry.Result;
import org.firstbutton.chassis.audit.AuditTrail;
import org.firstbutton.chassis.confidential.Indexed;
import org.firstbutton.chassis.confidential.IndexedTable;
import org.firstbutton.chassis.confidential.Vault;
import org.jdbi.v3.core.Handle;

/**
 * 当事人索引 — made anew after the index key was rotated. A person's indexes stand in the state that the audit trail knows, so
 * each change leaves an entry: of the machine, with the state as it is then.
 */
@ApplicationScoped
public class PersonIndexes implements IndexedTable {
    private static final Caller MACHINE = new Caller("case-service", Set.of("SYSTEM"), List.of(), null, null);

    private final PersonRecords persons;
    private final Vault vault;
    private final AuditTrail audit;

    PersonIndexes(PersonRecords persons, Vault vault, AuditTrail audit) {
        this.persons = persons;
        this.vault = vault;
        this.audit = audit;
    }

    @Override
    public String name() {
        return "person";
    }

    @Override
    public Batch reindex(Handle handle, String after, int most) {
        List<IndexedPerson> batch = persons.indexedAfter(handle, after, most);
        List<IndexedPerson> changed = batch.stream()
                // What does not open has rung its alarm, and stays as it is.
                .filter(person -> !PersonRecords.UNREADABLE.equals(person.details()))
                .filter(person -> !person.equals(reindexed(person)))
                .map(this::reindexed)
                .toList();
        if (!changed.isEmpty()) {
            persons.reindex(handle, changed);
            audit.record(handle, changed.stream().map(PersonIndexes::entry).toList());
        }
        return new Batch(
                changed.size(),
                batch.isEmpty() ? null : batch.get(batch.size() - 1).id());
    }

    private IndexedPerson reindexed(IndexedPerson person) {
        PersonDetails details = person.details();
        return new IndexedPerson(
                person.id(),
                person.orgPath(),
                details,
                vault.index(Indexed.ID_NUMBER, details.idNumber()),
                vault.index(Indexed.PHONE, details.phone()));
    }

    private static AuditEntry entry(IndexedPerson person) {
        return new AuditEntry(MACHINE, "reindex", "person", person.id(), null, person.orgPath(), Result.DONE, null);
    }
}
