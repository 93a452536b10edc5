package org.firstbutton.intake.disclosure;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.chassis.procedure.Practice;
import org.firstbutton.chassis.procedure.Procedure;
import org.firstbutton.chassis.procedure.Proceeding;
import org.firstbutton.chassis.procedure.Step;
import org.firstbutton.contract.Fact;
import org.firstbutton.contract.citizen.CitizenFact.DisclosurePublished;
import org.firstbutton.intake.alert.AlertPlaces;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * 执法公开规范 — one run is one milestone of a case that came of an alert: published to its party, who then reads it by
 * number and code, or exempted by a second person, saying why.
 */
@ApplicationScoped
public class DisclosurePractice implements Practice {
    public static final Procedure PROCEDURE = new Procedure(
            new Procedure.Head(
                    "disclosures",
                    "执法公开",
                    "disclosure to the party",
                    "PUB-01",
                    Roles.SEE_CASES,
                    Set.of(Roles.HANDLING_OFFICER)),
            """
            state     | zh       | en
            PUBLISHED | 已公开   | published
            EXEMPTED  | 不予公开 | exempted
            """,
            """
            step    | zh       | en                      | fact                 | by               | approved by              | given
            publish | 公开     | publish to the party    | disclosure.published | HANDLING_OFFICER |                          |
            exempt  | 不予公开 | exempt, saying why      | disclosure.published | HANDLING_OFFICER | UNIT_CHIEF LEGAL_OFFICER |
            """,
            """
            state     | steps   | then
            -         | publish | PUBLISHED
            -         | exempt  | EXEMPTED
            """);

    private final AlertPlaces places;

    DisclosurePractice(AlertPlaces places) {
        this.places = places;
    }

    @Override
    public Procedure procedure() {
        return PROCEDURE;
    }

    @Override
    public Place place(Handle handle, Caller caller, UUID id, @Nullable UUID caseId) {
        if (caseId == null) {
            throw Refusal.field("/caseId", "须指明案件 / name the case");
        }
        return places.onCase(handle, caller, caseId);
    }

    @Override
    public void requireFits(Handle handle, Proceeding before, Step step, Fact fact, Instant occurredAt) {
        DisclosurePublished disclosure = (DisclosurePublished) fact;
        if (Milestone.of(disclosure.milestone()).isEmpty()) {
            throw Refusal.field("/milestone", "须为下列之一 / one of " + Milestone.all());
        }
        boolean exempted = step.name().equals("exempt");
        if (exempted && disclosure.exemptReason() == null) {
            throw Refusal.field("/exemptReason", "不予公开须说明理由 / an exemption says why");
        }
        if (!exempted && disclosure.exemptReason() != null) {
            throw Refusal.field("/exemptReason", "公开无须理由 / leave it out when publishing, or exempt");
        }
    }

    @Override
    public Proceeding folded(Proceeding after, Step step, Fact fact, Instant occurredAt) {
        return after.about(((DisclosurePublished) fact).milestone());
    }
}
