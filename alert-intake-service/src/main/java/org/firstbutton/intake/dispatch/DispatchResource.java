package org.firstbutton.intake.dispatch;

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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.chassis.problem.ProblemKind;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.contract.alert.AlertFact.AlertDispatched;
import org.firstbutton.contract.alert.AlertFact.AlertReportedUpward;
import org.firstbutton.contract.alert.AlertFact.AlertTransferred;
import org.firstbutton.contract.alert.AlertFact.FeedbackReturned;
import org.firstbutton.contract.alert.AlertFact.TransferAccepted;
import org.firstbutton.contract.alert.AlertFact.TransferRefused;
import org.firstbutton.intake.alert.Alert;
import org.firstbutton.intake.alert.Alert.PendingTransfer;
import org.firstbutton.intake.alert.AlertCommand;
import org.firstbutton.intake.alert.AlertDesk;
import org.firstbutton.intake.alert.AlertDesk.Order;
import org.firstbutton.intake.alert.AlertReceipt;
import org.firstbutton.intake.alert.Entry;

/** 派警接口 */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "dispatch", description = "派警 · Sending units, handing over, returning feedback")
public class DispatchResource {
    private final AlertDesk desk;

    DispatchResource(AlertDesk desk) {
        this.desk = desk;
    }

    @POST
    @Path("/alerts/{id: [^/:]+}:dispatch")
    @RolesAllowed({Roles.DISPATCHER, Roles.DUTY_DIRECTOR, Roles.DISPATCH_SYSTEM})
    @Operation(operationId = "dispatchUnit", summary = "派警 · Send a unit; several units, several dispatch orders")
    @APIResponseSchema(AlertReceipt.class)
    public Response dispatch(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") String key,
            @Valid @NotNull DispatchCommands.Dispatch body) {
        return desk.perform(
                new Order(AlertCommand.DISPATCH, id, key),
                body,
                (handle, alert, entry) -> List.of(dispatched(entry, body)));
    }

    @POST
    @Path("/alerts/{id: [^/:]+}:transfer")
    @RolesAllowed({Roles.UNIT_CHIEF, Roles.DISPATCHER, Roles.DUTY_DIRECTOR, Roles.DISPATCH_SYSTEM})
    @Operation(
            operationId = "transferAlert",
            summary = "移交 · Hand over to another unit; the first stays responsible until it accepts")
    @APIResponseSchema(AlertReceipt.class)
    public Response transfer(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") String key,
            @Valid @NotNull DispatchCommands.Transfer body) {
        return desk.perform(
                new Order(AlertCommand.TRANSFER, id, key),
                body,
                (handle, alert, entry) -> List.of(transferred(alert, body)));
    }

    @POST
    @Path("/alerts/{id: [^/:]+}:accept-transfer")
    @RolesAllowed({Roles.UNIT_CHIEF, Roles.DISPATCHER, Roles.DISPATCH_SYSTEM})
    @Operation(operationId = "acceptTransfer", summary = "接收移交 · The new unit answers for the alert from now on")
    @APIResponseSchema(AlertReceipt.class)
    public Response acceptTransfer(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") String key,
            @Valid @NotNull DispatchCommands.AcceptTransfer body) {
        return desk.perform(new Order(AlertCommand.ACCEPT_TRANSFER, id, key), body, (handle, alert, entry) -> {
            PendingTransfer transfer = pending(alert, entry);
            // Accepting is an order to the new unit: it acknowledges, sets out and arrives like any other.
            return List.of(
                    new TransferAccepted(transfer.id(), transfer.to()),
                    new AlertDispatched(transfer.id(), transfer.to(), List.of(), "TRANSFER", null));
        });
    }

    @POST
    @Path("/alerts/{id: [^/:]+}:refuse-transfer")
    @RolesAllowed({Roles.UNIT_CHIEF, Roles.DISPATCHER, Roles.DISPATCH_SYSTEM})
    @Operation(operationId = "refuseTransfer", summary = "拒收移交 · The first unit stays responsible")
    @APIResponseSchema(AlertReceipt.class)
    public Response refuseTransfer(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") String key,
            @Valid @NotNull DispatchCommands.Reason body) {
        return desk.perform(new Order(AlertCommand.REFUSE_TRANSFER, id, key), body, (handle, alert, entry) -> {
            PendingTransfer transfer = pending(alert, entry);
            return List.of(new TransferRefused(transfer.id(), transfer.to(), body.reason()));
        });
    }

    @POST
    @Path("/alerts/{id: [^/:]+}:return-feedback")
    @RolesAllowed({Roles.DISPATCHER, Roles.DUTY_DIRECTOR, Roles.LEGAL_OFFICER, Roles.DISPATCH_SYSTEM})
    @Operation(operationId = "returnFeedback", summary = "反馈退回 · Return the feedback with a reason")
    @APIResponseSchema(AlertReceipt.class)
    public Response returnFeedback(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") String key,
            @Valid @NotNull DispatchCommands.Reason body) {
        return desk.perform(
                new Order(AlertCommand.RETURN_FEEDBACK, id, key),
                body,
                (handle, alert, entry) ->
                        List.of(new FeedbackReturned(String.valueOf(alert.feedbackId()), body.reason())));
    }

    @POST
    @Path("/alerts/{id: [^/:]+}:report-upward")
    @RolesAllowed({Roles.DUTY_DIRECTOR, Roles.DISPATCHER, Roles.DISPATCH_SYSTEM})
    @Operation(operationId = "reportUpward", summary = "上报 · A major alert was reported to the level above")
    @APIResponseSchema(AlertReceipt.class)
    public Response reportUpward(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") String key,
            @Valid @NotNull DispatchCommands.ReportUpward body) {
        return desk.perform(
                new Order(AlertCommand.REPORT_UPWARD, id, key),
                body,
                (handle, alert, entry) ->
                        List.of(new AlertReportedUpward(body.level().name(), body.recipients())));
    }

    private static AlertDispatched dispatched(Entry entry, DispatchCommands.Dispatch body) {
        if (!entry.caller().covers(body.unit())) {
            throw Refusal.of(ProblemKind.FORBIDDEN, "the unit lies outside of your organisation; transfer the alert");
        }
        return new AlertDispatched(
                UUID.randomUUID().toString(),
                body.unit(),
                body.officers(),
                body.channel(),
                body.requiredArrivalSeconds());
    }

    private static AlertTransferred transferred(Alert alert, DispatchCommands.Transfer body) {
        if (alert.pendingTransfer().isPresent()) {
            throw Refusal.forbiddenBy("b1: transfer twice at once", "移交待接收 / a transfer is still waiting");
        }
        if (alert.orgPath().equals(body.toUnit())) {
            throw Refusal.forbiddenBy("b1: transfer to the responsible unit itself", "name another unit");
        }
        return new AlertTransferred(UUID.randomUUID().toString(), alert.orgPath(), body.toUnit(), body.reason());
    }

    // Only the unit asked, or somebody above it, can answer.
    private static PendingTransfer pending(Alert alert, Entry entry) {
        PendingTransfer transfer = alert.pendingTransfer()
                .orElseThrow(() -> Refusal.forbiddenBy(
                        "b1: answer a transfer that was not made", "没有待接收的移交 / no transfer is waiting"));
        if (!entry.caller().covers(transfer.to())) {
            throw Refusal.of(ProblemKind.FORBIDDEN, "another unit was asked to take the alert over");
        }
        return transfer;
    }
}
