package org.firstbutton.casework.registration;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
import org.firstbutton.contract.casework.RegistrationFact.ReportWalkInStarted;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * 接待报案规范 — one run is one visit of somebody who reports at the desk: from his coming until he leaves the report is to
 * be registered, his evidence accepted and a receipt handed over (FIL-01). Who he is stands with the alert or the case.
 */
@ApplicationScoped
public class WalkInPractice implements Practice {
    /** The product default of FIL-01 for a visit of whose end nobody tells. */
    private static final Duration LONGEST = Duration.ofHours(2);

    public static final Procedure PROCEDURE = new Procedure(
            new Procedure.Head(
                    "walk-ins",
                    "接待报案",
                    "report at the desk",
                    "FIL-01",
                    // Whoever is on duty when the visitor leaves says so.
                    Roles.and(Roles.SEE_CASES, Roles.CALL_TAKER, Roles.HANDLING_OFFICER),
                    Set.of()),
            """
            state   | zh     | en
            PRESENT | 接待中 | at the desk
            LEFT    | 已离开 | has left
            """,
            """
            step  | zh   | en                | fact                   | by                          | approved by | given
            start | 接待 | receive           | report.walk-in-started | CALL_TAKER HANDLING_OFFICER |             | visitId=id callerKey='-'
            end   | 离开 | the visitor leaves | report.walk-in-ended  | CALL_TAKER HANDLING_OFFICER |             | visitId=id
            """,
            """
            state   | steps | then
            -       | start | PRESENT
            PRESENT | end   | LEFT
            """);

    @Override
    public Procedure procedure() {
        return PROCEDURE;
    }

    @Override
    public Place place(Handle handle, Caller caller, UUID id, @Nullable UUID caseId) {
        if (caseId != null) {
            throw Refusal.field("/caseId", "登记在后，登记时指明本次接待 / the case comes later; its registration names the visit");
        }
        String orgPath = caller.orgPaths().stream().findFirst().orElseThrow(Refusal::notFound);
        return new Place(id.toString(), null, orgPath, List.of());
    }

    @Override
    public Place place(Handle handle, Caller caller, UUID id, @Nullable UUID caseId, JsonNode sent) {
        Place alone = place(handle, caller, id, caseId);
        return sent.hasNonNull("alertId")
                ? new Place(alert(sent.get("alertId").asText()), null, alone.orgPath(), List.of())
                : alone;
    }

    private static String alert(String id) {
        try {
            return UUID.fromString(id).toString();
        } catch (IllegalArgumentException noId) {
            throw Refusal.field("/alertId", "须为警情标识 / the id of an alert is expected");
        }
    }

    // The key of a caller is made where his number is known, which is not here.
    @Override
    public Fact keyed(Proceeding before, Fact fact) {
        return fact instanceof ReportWalkInStarted started
                ? new ReportWalkInStarted(started.visitId(), null, started.alertId())
                : fact;
    }

    @Override
    public void requireFits(Handle handle, Proceeding before, Step step, Fact fact, Instant occurredAt) {
        if (before.version() > 0 && occurredAt.isBefore(before.openedAt())) {
            throw Refusal.field("/occurredAt", "早于到达时间 / lies before the visitor came");
        }
    }

    @Override
    public Proceeding folded(Proceeding after, Step step, Fact fact, Instant occurredAt) {
        return after.until(fact instanceof ReportWalkInStarted ? occurredAt.plus(LONGEST) : null);
    }
}
