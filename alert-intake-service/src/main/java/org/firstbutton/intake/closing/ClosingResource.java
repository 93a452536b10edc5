package org.firstbutton.intake.closing;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.contract.alert.AlertFact.AlertCarriedOver;
import org.firstbutton.contract.alert.AlertFact.AlertClosed;
import org.firstbutton.contract.alert.AlertFact.AlertConverted;
import org.firstbutton.contract.alert.AlertFact.AlertReopened;
import org.firstbutton.intake.alert.AlertCommand;
import org.firstbutton.intake.alert.AlertDesk;
import org.firstbutton.intake.alert.AlertDesk.Order;
import org.firstbutton.intake.alert.AlertReceipt;
import org.firstbutton.intake.alert.Entry;

/** 结警接口 */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "closing", description = "结警 · Reclassifying, closing, reopening")
public class ClosingResource {
    private final AlertDesk desk;
    private final Reclassification reclassification;
    private final Filings filings;

    ClosingResource(AlertDesk desk, Reclassification reclassification, Filings filings) {
        this.desk = desk;
        this.reclassification = reclassification;
        this.filings = filings;
    }

    @POST
    @Path("/alerts/{id: [^/:]+}:reclassify")
    @RolesAllowed({
        Roles.RESPONDING_OFFICER,
        Roles.DISPATCHER,
        Roles.DUTY_DIRECTOR,
        Roles.UNIT_CHIEF,
        Roles.LEGAL_OFFICER
    })
    @Operation(
            operationId = "proposeReclassification",
            summary = "提请改类 · Propose another category; another person approves it")
    @APIResponseSchema(AlertReceipt.class)
    public Response reclassify(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") String key,
            @Valid @NotNull ClosingCommands.Reclassify body) {
        return desk.perform(new Order(AlertCommand.RECLASSIFY, id, key), body, reclassification.proposing(body));
    }

    @POST
    @Path("/alerts/{id: [^/:]+}:approve-reclassification")
    @RolesAllowed({Roles.UNIT_CHIEF, Roles.DUTY_DIRECTOR, Roles.LEGAL_OFFICER, Roles.LEGAL_BRIGADE})
    @Operation(
            operationId = "approveReclassification",
            summary = "批准改类 · By another person than the one who proposed it")
    @APIResponseSchema(AlertReceipt.class)
    public Response approveReclassification(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") String key,
            @Valid @NotNull ClosingCommands.Approve body) {
        return desk.perform(
                new Order(AlertCommand.APPROVE_RECLASSIFICATION, id, key), body, reclassification.approving());
    }

    @POST
    @Path("/alerts/{id: [^/:]+}:carry-over")
    @RolesAllowed({Roles.UNIT_CHIEF})
    @Operation(operationId = "carryOver", summary = "结转 · Excused once from the daily clearing, with owner and date")
    @APIResponseSchema(AlertReceipt.class)
    public Response carryOver(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") String key,
            @Valid @NotNull ClosingCommands.CarryOver body) {
        return desk.perform(
                new Order(AlertCommand.CARRY_OVER, id, key),
                body,
                (handle, alert, entry) -> List.of(
                        new AlertCarriedOver(body.reason(), body.owner(), Entry.instant("/until", body.until()))));
    }

    @POST
    @Path("/alerts/{id: [^/:]+}:convert")
    @RolesAllowed({Roles.HANDLING_OFFICER})
    @Operation(operationId = "convertAlert", summary = "转案件 · The alert has become the case that was registered of it")
    @APIResponseSchema(AlertReceipt.class)
    public Response convert(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") String key,
            @Valid @NotNull ClosingCommands.Convert body) {
        return desk.perform(new Order(AlertCommand.CONVERT, id, key), body, (handle, alert, entry) -> {
            filings.requireCaseOf(handle, alert, body.caseId());
            return List.of(new AlertConverted(body.caseId()));
        });
    }

    @POST
    @Path("/alerts/{id: [^/:]+}:close")
    @RolesAllowed({Roles.UNIT_CHIEF})
    @Operation(operationId = "closeAlert", summary = "结警 · Close; a case-type alert only with a filing decision")
    @APIResponseSchema(AlertReceipt.class)
    public Response close(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") String key,
            @Valid @NotNull ClosingCommands.Close body) {
        return desk.perform(new Order(AlertCommand.CLOSE, id, key), body, (handle, alert, entry) -> {
            filings.requireDecisionIfCaseIndicated(handle, alert);
            return List.of(new AlertClosed(entry.caller().actorId(), body.outcome(), body.disposition()));
        });
    }

    @POST
    @Path("/alerts/{id: [^/:]+}:reopen")
    @RolesAllowed({Roles.LEGAL_BRIGADE, Roles.LEGAL_DETACHMENT, Roles.INSPECTORATE, Roles.CASE_MANAGER})
    @Operation(operationId = "reopenAlert", summary = "重开 · It is handled again, from dispatch")
    @APIResponseSchema(AlertReceipt.class)
    public Response reopen(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") String key,
            @Valid @NotNull ClosingCommands.Reopen body) {
        return desk.perform(
                new Order(AlertCommand.REOPEN, id, key),
                body,
                (handle, alert, entry) -> List.of(new AlertReopened(body.reason())));
    }
}
