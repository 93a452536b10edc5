package org.firstbutton.casework.registration;

import com.fasterxml.uuid.Generators;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.firstbutton.casework.casefile.CaseDesk;
import org.firstbutton.casework.casefile.CaseProgress;
import org.firstbutton.casework.casefile.CaseRecord;
import org.firstbutton.casework.casefile.CaseStep;
import org.firstbutton.casework.casefile.CaseView;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.chassis.command.Commands;
import org.firstbutton.chassis.command.Commands.Done;
import org.firstbutton.chassis.problem.ProblemKind;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.chassis.procedure.Proceeding;
import org.firstbutton.chassis.procedure.Proceedings;
import org.firstbutton.contract.casework.CaseFact.ReportRegistered;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** 报案登记 — the first of the three acts on the spot. */
@Path("/api/v1/cases")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class RegistrationResource {
    private static final String EXAMPLE = """
            {"kind": "CRIMINAL", "orgPath": "HB/JZ/SS/U017/", "reportId": "R-2026-000123", "offence": "THEFT",
             "alert": {"source": "demo-110", "number": "A-1"}, "occurredAt": "2026-03-02T09:30:00+08:00"}
            """;

    private final Commands commands;
    private final CaseDesk desk;
    private final Proceedings proceedings;

    RegistrationResource(Commands commands, CaseDesk desk, Proceedings proceedings) {
        this.commands = commands;
        this.desk = desk;
        this.proceedings = proceedings;
    }

    @POST
    @RolesAllowed({Roles.CALL_TAKER, Roles.HANDLING_OFFICER})
    @Operation(operationId = "registerReport", summary = "报案登记 / Register a report; a case begins")
    @APIResponse(
            responseCode = "201",
            description = "The case that begins with it",
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    public Response register(
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @RequestBody(content = @Content(examples = @ExampleObject(name = "A stolen e-bike", value = EXAMPLE)))
                    @Valid
                    @NotNull
                    ReportRegistration report) {
        Caller caller = desk.caller();
        if (!caller.covers(report.orgPath())) {
            throw Refusal.of(ProblemKind.FORBIDDEN, "/orgPath: 超出授权范围 / outside your scope");
        }
        return commands.once(caller, "POST /cases", key, report, handle -> {
            CaseRecord opened = open(handle, caller, report);
            return Done.created("/api/v1/cases/" + opened.id(), CaseView.of(opened));
        });
    }

    private CaseRecord open(Handle handle, Caller caller, ReportRegistration report) {
        UUID id = Generators.timeBasedEpochGenerator().generate();
        CaseRecord fresh = new CaseRecord(
                id,
                report.kind(),
                report.matterOf(id, visited(handle, report.walkIn())),
                report.orgPath(),
                CaseRecord.OURS,
                null,
                report.reportId(),
                desk.when(handle, report.occurredAt()),
                Map.of(),
                CaseProgress.NONE);
        ReportRegistered fact = new ReportRegistered(
                report.reportId(), report.kind().name(), report.offence(), caller.actorId(), null, null);
        String role = caller.has(Roles.HANDLING_OFFICER) ? Roles.HANDLING_OFFICER : Roles.CALL_TAKER;
        return desk.open(handle, fresh, new CaseStep(fact, report.occurredAt(), desk.actor(role)));
    }

    /** The matter of the visit in which it is reported; null where nobody stood at the desk. */
    private @Nullable String visited(Handle handle, @Nullable UUID walkIn) {
        if (walkIn == null) {
            return null;
        }
        return proceedings
                .shared(handle, WalkInPractice.PROCEDURE, walkIn)
                .map(Proceeding::matter)
                .orElseThrow(() -> Refusal.field("/walkIn", "无此接待记录 / there is no such visit"));
    }
}
