package org.firstbutton.casework.person;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 当事人 — a person in one case.
 *
 * @param id {@code person-…}; what facts call {@code personId}
 * @param juvenile under 18 on the day of registration; null where nobody knows the birth date
 * @param shielded 受保护 — a minor, or a victim of a sexual crime: shown to fewer people
 */
record Person(
        String id,
        UUID caseId,
        String orgPath,
        Role role,
        @Nullable Boolean juvenile,
        boolean shielded,
        PersonDetails details,
        String registeredBy,
        Instant registeredAt) {

    /** The same person with these details. */
    Person with(PersonDetails other) {
        return new Person(id, caseId, orgPath, role, juvenile, shielded, other, registeredBy, registeredAt);
    }

    /** 诉讼地位 */
    enum Role {
        SUSPECT,
        VICTIM,
        WITNESS,
        REPORTER,
        GUARDIAN,
        OTHER
    }
}
