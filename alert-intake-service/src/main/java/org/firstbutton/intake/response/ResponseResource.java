package org.firstbutton.intake.response;

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
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.contract.alert.AlertFact.CallerInformed;
import org.firstbutton.contract.alert.AlertFact.ContactLogged;
import org.firstbutton.contract.alert.AlertFact.DispatchAcknowledged;
import org.firstbutton.contract.alert.AlertFact.FeedbackSubmitted;
import org.firstbutton.contract.alert.AlertFact.UnitArrived;
import org.firstbutton.contract.alert.AlertFact.UnitCleared;
import org.firstbutton.contract.alert.AlertFact.UnitDelayed;
import org.firstbutton.contract.alert.AlertFact.UnitEnRoute;
import org.firstbutton.intake.alert.Alert;
import org.firstbutton.intake.alert.AlertCommand;
import org.firstbutton.intake.alert.AlertDesk;
import org.firstbutton.intake.alert.AlertDesk.Order;
import org.firstbutton.intake.alert.AlertLifecycle;
import org.firstbutton.intake.alert.AlertReceipt;
import org.firstbutton.intake.alert.AlertState;
import org.firstbutton.intake.alert.DispatchOrder;
import org.firstbutton.intake.alert.Entry;

/** 处警接口 */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "response", description = "处警 · What the units sent do")
public class ResponseResource {
    private final AlertDesk desk;

    ResponseResource(AlertDesk desk) {
        this.desk = desk;
    }

    @POST
    @Path("/alerts/{id: [^/:]+}/dispatches/{dispatchId: [^/:]+}:acknowledge")
    @RolesAllowed({Roles.RESPONDING_OFFICER, Roles.UNIT_CHIEF, Roles.DISPATCH_SYSTEM})
    @Operation(operationId = "acknowledgeDispatch", summary = "签收 · The unit has the order")
    @APIResponseSchema(AlertReceipt.class)
    public Response acknowledge(
            @PathParam("id") String id,
            @PathParam("dispatchId") String dispatchId,
            @HeaderParam("Idempotency-Key") String key,
            @Valid @NotNull ResponseCommands.Acknowledge body) {
        return desk.performOn(
                dispatchId,
                new Order(AlertCommand.ACKNOWLEDGE, id, key),
                body,
                new DispatchAcknowledged(dispatchId, body.officer(), null));
    }

    @POST
    @Path("/alerts/{id: [^/:]+}/dispatches/{dispatchId: [^/:]+}:en-route")
    @RolesAllowed({Roles.RESPONDING_OFFICER, Roles.DISPATCH_SYSTEM})
    @Operation(operationId = "setOut", summary = "出警 · The unit is on its way")
    @APIResponseSchema(AlertReceipt.class)
    public Response enRoute(
            @PathParam("id") String id,
            @PathParam("dispatchId") String dispatchId,
            @HeaderParam("Idempotency-Key") String key,
            @Valid @NotNull ResponseCommands.Step body) {
        return desk.performOn(
                dispatchId,
                new Order(AlertCommand.EN_ROUTE, id, key),
                body,
                new UnitEnRoute(dispatchId, body.method()));
    }

    @POST
    @Path("/alerts/{id: [^/:]+}/dispatches/{dispatchId: [^/:]+}:delay")
    @RolesAllowed({Roles.RESPONDING_OFFICER, Roles.DISPATCH_SYSTEM})
    @Operation(operationId = "delayUnit", summary = "途中延误 · The unit is held up")
    @APIResponseSchema(AlertReceipt.class)
    public Response delay(
            @PathParam("id") String id,
            @PathParam("dispatchId") String dispatchId,
            @HeaderParam("Idempotency-Key") String key,
            @Valid @NotNull ResponseCommands.Delay body) {
        return desk.performOn(
                dispatchId,
                new Order(AlertCommand.DELAY, id, key),
                body,
                new UnitDelayed(dispatchId, body.delayReason()));
    }

    @POST
    @Path("/alerts/{id: [^/:]+}/dispatches/{dispatchId: [^/:]+}:arrive")
    @RolesAllowed({Roles.RESPONDING_OFFICER, Roles.DISPATCH_SYSTEM})
    @Operation(operationId = "arriveUnit", summary = "到场 · The unit is at the scene")
    @APIResponseSchema(AlertReceipt.class)
    public Response arrive(
            @PathParam("id") String id,
            @PathParam("dispatchId") String dispatchId,
            @HeaderParam("Idempotency-Key") String key,
            @Valid @NotNull ResponseCommands.Step body) {
        return desk.performOn(
                dispatchId, new Order(AlertCommand.ARRIVE, id, key), body, new UnitArrived(dispatchId, body.method()));
    }

    @POST
    @Path("/alerts/{id: [^/:]+}/dispatches/{dispatchId: [^/:]+}:clear")
    @RolesAllowed({Roles.RESPONDING_OFFICER, Roles.DISPATCH_SYSTEM})
    @Operation(operationId = "clearUnit", summary = "离场 · The unit has left; the alert is cleared when every unit has")
    @APIResponseSchema(AlertReceipt.class)
    public Response clear(
            @PathParam("id") String id,
            @PathParam("dispatchId") String dispatchId,
            @HeaderParam("Idempotency-Key") String key,
            @Valid @NotNull ResponseCommands.Clear body) {
        return desk.performOn(dispatchId, new Order(AlertCommand.CLEAR, id, key), body, new UnitCleared(dispatchId));
    }

    @POST
    @Path("/alerts/{id: [^/:]+}:submit-feedback")
    @RolesAllowed({Roles.RESPONDING_OFFICER, Roles.DISPATCH_SYSTEM})
    @Operation(
            operationId = "submitFeedback",
            summary = "处警反馈 · Say how it was handled",
            description =
                    "While other units are still out, a unit that has cleared may report on its own dispatch order.")
    @APIResponseSchema(AlertReceipt.class)
    public Response submitFeedback(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") String key,
            @Valid @NotNull ResponseCommands.Feedback body) {
        return desk.perform(
                new Order(AlertCommand.SUBMIT_FEEDBACK, id, key),
                body,
                (handle, alert, entry) -> List.of(feedback(alert, body)));
    }

    @POST
    @Path("/alerts/{id: [^/:]+}:inform-caller")
    @RolesAllowed({Roles.RESPONDING_OFFICER, Roles.DISPATCH_SYSTEM})
    @Operation(operationId = "informCaller", summary = "回告 · The caller was told the result")
    @APIResponseSchema(AlertReceipt.class)
    public Response informCaller(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") String key,
            @Valid @NotNull ResponseCommands.Inform body) {
        return desk.perform(
                new Order(AlertCommand.INFORM_CALLER, id, key),
                body,
                (handle, alert, entry) -> List.of(new CallerInformed(body.channel(), body.result())));
    }

    @POST
    @Path("/alerts/{id: [^/:]+}:log-contact")
    @RolesAllowed({
        Roles.RESPONDING_OFFICER,
        Roles.HANDLING_OFFICER,
        Roles.CALL_TAKER,
        Roles.DISPATCHER,
        Roles.UNIT_CHIEF,
        Roles.DISPATCH_SYSTEM
    })
    @Operation(
            operationId = "logContact",
            summary = "联系记录 · Somebody called or visited the caller",
            description = "Who enters it is who called; a system names the officer. Calls are recorded, so name the"
                    + " recording.")
    @APIResponseSchema(AlertReceipt.class)
    public Response logContact(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") String key,
            @Valid @NotNull ResponseCommands.Contact body) {
        return desk.perform(
                new Order(AlertCommand.LOG_CONTACT, id, key),
                body,
                (handle, alert, entry) ->
                        List.of(new ContactLogged(officer(entry, body), body.channel(), body.recordingRef())));
    }

    private static String officer(Entry entry, ResponseCommands.Contact body) {
        String named = body.officer();
        if (entry.caller().has(Roles.DISPATCH_SYSTEM)) {
            if (named == null) {
                throw Refusal.field("/officer", "须写明联系人 / a system says which officer it was");
            }
            return named;
        }
        if (named != null) {
            throw Refusal.field("/officer", "由系统填写 / is filled in here, do not send it");
        }
        return entry.caller().actorId();
    }

    private static FeedbackSubmitted feedback(Alert alert, ResponseCommands.Feedback body) {
        String dispatchId = body.dispatchId();
        boolean cleared = alert.state() == AlertState.CLEARED || alert.state() == AlertState.FEEDBACK_GIVEN;
        if (dispatchId != null) {
            cleared = alert.order(dispatchId).orElseThrow(Refusal::notFound).state() == DispatchOrder.State.CLEARED;
        }
        if (!cleared) {
            throw Refusal.forbiddenBy(
                    AlertLifecycle.FEEDBACK_BEFORE_CLEARING, "处警单位尚未离场 / the unit has not cleared the scene");
        }
        return new FeedbackSubmitted(
                UUID.randomUUID().toString(),
                dispatchId,
                body.disposition(),
                body.category(),
                body.caseIndicated(),
                body.caseKind(),
                body.callerReachable(),
                body.mediated(),
                body.visited(),
                null,
                null);
    }
}
