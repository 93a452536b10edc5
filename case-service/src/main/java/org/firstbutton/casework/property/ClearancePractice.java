package org.firstbutton.casework.property;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.firstbutton.casework.casefile.CasePlaces;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.chassis.procedure.Practice;
import org.firstbutton.chassis.procedure.Procedure;
import org.firstbutton.chassis.procedure.Proceeding;
import org.firstbutton.chassis.procedure.Proceedings;
import org.firstbutton.chassis.procedure.Step;
import org.firstbutton.contract.Fact;
import org.firstbutton.contract.property.PropertyFact.PropertyClearanceChecked;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * 财物清点 — before a decision, a closing or a withdrawal somebody looks whether every item of the case has been disposed
 * of (PRO-05). He names the open ones; the ledger must agree.
 */
@ApplicationScoped
public class ClearancePractice implements Practice {
    private static final Set<String> OCCASIONS = Set.of("CLOSING", "DECISION", "WITHDRAWAL");

    public static final Procedure PROCEDURE = new Procedure(
            new Procedure.Head(
                    "property-clearances",
                    "财物清点",
                    "check that all property of a case is disposed of",
                    "PRO-05",
                    Set.of(
                            Roles.PROPERTY_KEEPER,
                            Roles.UNIT_CHIEF,
                            Roles.LEGAL_OFFICER,
                            Roles.CASE_MANAGER,
                            Roles.LEGAL_BRIGADE,
                            Roles.LEGAL_DETACHMENT,
                            Roles.LEGAL_CORPS,
                            Roles.INSPECTORATE,
                            Roles.INSPECTOR_GENERAL,
                            Roles.BUREAU_LEADER),
                    Set.of(Roles.HANDLING_OFFICER)),
            """
            state   | zh     | en
            CHECKED | 已清点 | checked
            """,
            """
            step  | zh   | en    | fact                       | by                                          | approved by | given
            check | 清点 | check | property.clearance-checked | HANDLING_OFFICER LEGAL_OFFICER CASE_MANAGER |             |
            """,
            """
            state | steps | then
            -     | check | CHECKED
            """);

    private final CasePlaces places;
    private final Proceedings proceedings;

    ClearancePractice(CasePlaces places, Proceedings proceedings) {
        this.places = places;
        this.proceedings = proceedings;
    }

    @Override
    public Procedure procedure() {
        return PROCEDURE;
    }

    @Override
    public Place place(Handle handle, Caller caller, UUID id, @Nullable UUID caseId) {
        return places.onCase(handle, caller, caseId);
    }

    @Override
    public void requireFits(Handle handle, Proceeding before, Step step, Fact fact, Instant occurredAt) {
        PropertyClearanceChecked checked = (PropertyClearanceChecked) fact;
        if (!OCCASIONS.contains(checked.occasion())) {
            throw Refusal.field("/occasion", "须为 " + new TreeSet<>(OCCASIONS) + " 之一 / one of these");
        }
        Set<String> open = open(handle, Objects.requireNonNull(before.caseId()));
        if (!open.equals(new TreeSet<>(checked.open()))) {
            throw Refusal.forbiddenBy(
                    "PRO-05: the check names what the ledger has open",
                    "台账上未处置的财物为 " + open + " / the ledger has " + open + " open, not " + checked.open());
        }
    }

    private Set<String> open(Handle handle, UUID caseId) {
        return proceedings.ofCase(handle, PropertyPractice.PROCEDURE, caseId).stream()
                .filter(item -> !PropertyPractice.PROCEDURE.endsIn(item.state()))
                .map(item -> item.id().toString())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
