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
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.contract.alert.AlertFact.AlertRecheckStarted;
import org.firstbutton.contract.alert.AlertFact.RecheckConfirmed;
import org.firstbutton.intake.alert.Alert;
import org.firstbutton.intake.alert.AlertCommand;
import org.firstbutton.intake.alert.AlertDesk;
import org.firstbutton.intake.alert.AlertDesk.Order;
import org.firstbutton.intake.alert.AlertReceipt;
import org.firstbutton.intake.alert.Alerts;
import org.jdbi.v3.core.Handle;

/** 复查接口 — a closed alert is looked at again by somebody who had no hand in it, and stands or is reopened. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "closing", description = "结警 · Reclassifying, closing, reopening")
public class RecheckResource {
    private final AlertDesk desk;

    RecheckResource(AlertDesk desk) {
        this.desk = desk;
    }

    @POST
    @Path("/alerts/{id: [^/:]+}:start-recheck")
    @RolesAllowed({Roles.LEGAL_BRIGADE, Roles.INSPECTORATE})
    @Operation(operationId = "startRecheck", summary = "启动复查 · Look again at a closed alert")
    @APIResponseSchema(AlertReceipt.class)
    public Response start(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") String key,
            @Valid @NotNull ClosingCommands.StartRecheck body) {
        return desk.perform(new Order(AlertCommand.START_RECHECK, id, key), body, (handle, alert, entry) -> {
            requireNoHand(handle, alert, entry.caller());
            return List.of(new AlertRecheckStarted(
                    body.complaintId(), body.callbackId(), entry.caller().actorId()));
        });
    }

    @POST
    @Path("/alerts/{id: [^/:]+}:confirm-recheck")
    @RolesAllowed({Roles.LEGAL_BRIGADE, Roles.INSPECTORATE})
    @Operation(operationId = "confirmRecheck", summary = "复查维持 · It stands as it was closed")
    @APIResponseSchema(AlertReceipt.class)
    public Response confirm(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") String key,
            @Valid @NotNull ClosingCommands.ConfirmRecheck body) {
        return desk.perform(new Order(AlertCommand.CONFIRM_RECHECK, id, key), body, (handle, alert, entry) -> {
            requireNoHand(handle, alert, entry.caller());
            String unit = entry.caller().orgPaths().stream().findFirst().orElse(alert.orgPath());
            return List.of(new RecheckConfirmed(
                    body.complaintId(), body.callbackId(), entry.caller().actorId(), unit, body.finding()));
        });
    }

    private static void requireNoHand(Handle handle, Alert alert, Caller caller) {
        if (Alerts.hadAHand(handle, alert.id().toString(), caller.actorId())) {
            throw Refusal.forbiddenBy(
                    "b1: nobody rechecks his own work", "经办人不得复查本人经手的警情 / who had a hand in it does not recheck it");
        }
    }
}
