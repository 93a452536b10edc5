package org.firstbutton.casework.person;

import java.util.Set;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.access.Roles;

/** 知悉范围 — who may learn who a person is. That the person's case is visible to him is asked before. */
final class PersonAccess {
    private static final Set<String> HANDLE_THE_MATTER = Set.of(Roles.HANDLING_OFFICER, Roles.UNIT_CHIEF);
    private static final Set<String> VERIFY_IT =
            Set.of(Roles.LEGAL_OFFICER, Roles.CASE_MANAGER, Roles.LEGAL_BRIGADE, Roles.INSPECTORATE);

    private PersonAccess() {}

    /** A minor, or a victim of a sexual crime, is known to those who handle the case and their chief alone. */
    static boolean mayReveal(Caller caller, Person person) {
        return caller.hasAnyOf(HANDLE_THE_MATTER) || (!person.shielded() && caller.hasAnyOf(VERIFY_IT));
    }
}
