package org.firstbutton.casework.custody;

import jakarta.enterprise.context.ApplicationScoped;
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
import org.firstbutton.contract.custody.CustodyFact.AreaStatusChanged;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** 办案区状态 — one run is one area: qualified with its grade, closed for a hazard, under repair, qualified again. */
@ApplicationScoped
public class AreaPractice implements Practice {
    public static final Procedure PROCEDURE = new Procedure(
            new Procedure.Head(
                    "areas",
                    "办案区",
                    "case area",
                    "b11",
                    Roles.and(Roles.SEE_CASES, Roles.CASE_CENTRE_STAFF, Roles.HANDLING_OFFICER),
                    Set.of()),
            """
            state        | zh       | en
            QUALIFIED    | 合格     | qualified
            CLOSED       | 已关闭   | closed
            UNDER_REPAIR | 整改中   | under repair
            """,
            """
            step       | zh       | en                       | fact                | by           | approved by   | given
            register   | 登记     | register as qualified    | area.status-changed | CASE_MANAGER |               | status='QUALIFIED'
            qualify    | 评定合格 | find qualified again     | area.status-changed | CASE_MANAGER |               | placeKey=subject status='QUALIFIED'
            close      | 关闭     | close                    | area.status-changed | CASE_MANAGER LEGAL_BRIGADE | | placeKey=subject status='CLOSED'
            repair     | 整改     | take in hand for repair  | area.status-changed | CASE_MANAGER |               | placeKey=subject status='UNDER_REPAIR'
            """,
            """
            state        | steps        | then
            -            | register     | QUALIFIED
            QUALIFIED    | qualify      | QUALIFIED
            QUALIFIED    | close        | CLOSED
            QUALIFIED    | repair       | UNDER_REPAIR
            CLOSED       | repair       | UNDER_REPAIR
            CLOSED       | qualify      | QUALIFIED
            UNDER_REPAIR | qualify      | QUALIFIED
            UNDER_REPAIR | close        | CLOSED
            """);

    @Override
    public Procedure procedure() {
        return PROCEDURE;
    }

    @Override
    public Place place(Handle handle, Caller caller, UUID id, @Nullable UUID caseId) {
        if (caseId != null) {
            throw Refusal.field("/caseId", "办案区不属于案件 / an area belongs to no case");
        }
        String orgPath = caller.orgPaths().stream().findFirst().orElseThrow(Refusal::notFound);
        return new Place(id.toString(), null, orgPath, List.of());
    }

    @Override
    public Proceeding folded(Proceeding after, Step step, Fact fact, Instant occurredAt) {
        return after.about(((AreaStatusChanged) fact).placeKey());
    }
}
