package org.firstbutton.intake.reception;

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
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.contract.alert.AlertFact;
import org.firstbutton.contract.alert.AlertFact.AlertDiverted;
import org.firstbutton.contract.alert.AlertFact.AlertInvalidated;
import org.firstbutton.contract.alert.AlertFact.AlertMerged;
import org.firstbutton.contract.alert.AlertFact.AlertUnmerged;
import org.firstbutton.contract.alert.AlertFact.AlertWithdrawn;
import org.firstbutton.contract.alert.AlertFact.DiversionAccepted;
import org.firstbutton.intake.alert.Alert;
import org.firstbutton.intake.alert.AlertCommand;
import org.firstbutton.intake.alert.AlertDesk;
import org.firstbutton.intake.alert.AlertDesk.Order;
import org.firstbutton.intake.alert.AlertReceipt;
import org.firstbutton.intake.alert.AlertState;

/** 分类分流接口 */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "reception")
public class TriageResource {
    private final AlertDesk desk;

    TriageResource(AlertDesk desk) {
        this.desk = desk;
    }

    @POST
    @Path("/alerts/{id: [^/:]+}:classify")
    @RolesAllowed({Roles.CALL_TAKER, Roles.DISPATCH_SYSTEM})
    @Operation(operationId = "classifyAlert", summary = "警情分类 · Classify, until a unit is sent")
    @APIResponseSchema(AlertReceipt.class)
    public Response classify(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") String key,
            @Valid @NotNull TriageCommands.Classify body) {
        return perform(AlertCommand.CLASSIFY, id, key, body, body.fact());
    }

    @POST
    @Path("/alerts/{id: [^/:]+}:invalidate")
    @RolesAllowed({Roles.CALL_TAKER, Roles.DISPATCH_SYSTEM})
    @Operation(operationId = "invalidateAlert", summary = "无效警情 · Say that there is nothing to handle")
    @APIResponseSchema(AlertReceipt.class)
    public Response invalidate(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") String key,
            @Valid @NotNull TriageCommands.Reason body) {
        return perform(AlertCommand.INVALIDATE, id, key, body, new AlertInvalidated(body.reason()));
    }

    @POST
    @Path("/alerts/{id: [^/:]+}:withdraw")
    @RolesAllowed({Roles.CALL_TAKER, Roles.DISPATCHER, Roles.RESPONDING_OFFICER, Roles.DISPATCH_SYSTEM})
    @Operation(operationId = "withdrawAlert", summary = "撤警 · The caller withdraws the alert")
    @APIResponseSchema(AlertReceipt.class)
    public Response withdraw(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") String key,
            @Valid @NotNull TriageCommands.Withdraw body) {
        return perform(
                AlertCommand.WITHDRAW,
                id,
                key,
                body,
                new AlertWithdrawn(body.by(), body.contactLogRef(), body.confirmed()));
    }

    @POST
    @Path("/alerts/{id: [^/:]+}:merge")
    @RolesAllowed({Roles.CALL_TAKER, Roles.DISPATCH_SYSTEM})
    @Operation(
            operationId = "mergeAlert",
            summary = "并警 · Merge into the master alert",
            description = "Every merged alert stays visible under its master, however many there are.")
    @APIResponseSchema(AlertReceipt.class)
    public Response merge(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") String key,
            @Valid @NotNull TriageCommands.Merge body) {
        return desk.perform(new Order(AlertCommand.MERGE, id, key), body, (handle, alert, entry) -> {
            Alert master = desk.lock(handle, entry.caller(), body.masterAlertId());
            requireMaster(alert, master);
            return List.of(new AlertMerged(master.id().toString(), body.reason(), null, null, null, null));
        });
    }

    @POST
    @Path("/alerts/{id: [^/:]+}:unmerge")
    @RolesAllowed({Roles.CALL_TAKER, Roles.DISPATCH_SYSTEM})
    @Operation(operationId = "unmergeAlert", summary = "取消并警 · Back to the state before the merge")
    @APIResponseSchema(AlertReceipt.class)
    public Response unmerge(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") String key,
            @Valid @NotNull TriageCommands.Reason body) {
        return desk.perform(
                new Order(AlertCommand.UNMERGE, id, key),
                body,
                (handle, alert, entry) -> List.of(new AlertUnmerged(String.valueOf(alert.masterId()), body.reason())));
    }

    @POST
    @Path("/alerts/{id: [^/:]+}:divert")
    @RolesAllowed({Roles.CALL_TAKER, Roles.DISPATCH_SYSTEM})
    @Operation(operationId = "divertAlert", summary = "分流 · Hand over to another agency, e.g. 12345")
    @APIResponse(
            responseCode = "200",
            description = "diverted",
            content = @Content(schema = @Schema(implementation = AlertReceipt.class)))
    public Response divert(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") String key,
            @Valid @NotNull TriageCommands.Divert body) {
        return perform(AlertCommand.DIVERT, id, key, body, new AlertDiverted(body.agency(), body.ticket()));
    }

    @POST
    @Path("/alerts/{id: [^/:]+}:accept-diversion")
    @RolesAllowed({Roles.CALL_TAKER, Roles.DISPATCH_SYSTEM})
    @Operation(operationId = "acceptDiversion", summary = "分流承接 · The agency has taken it over")
    @APIResponseSchema(AlertReceipt.class)
    public Response acceptDiversion(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") String key,
            @Valid @NotNull TriageCommands.AcceptDiversion body) {
        return desk.perform(
                new Order(AlertCommand.ACCEPT_DIVERSION, id, key),
                body,
                (handle, alert, entry) -> List.of(
                        new DiversionAccepted(Objects.requireNonNullElse(alert.agency(), "unknown"), body.ticket())));
    }

    private Response perform(
            AlertCommand command,
            String id,
            String key,
            org.firstbutton.intake.alert.Entry.Timed body,
            AlertFact fact) {
        return desk.perform(new Order(command, id, key), body, (handle, alert, entry) -> List.of(fact));
    }

    // A merge into a duplicate, or into itself, would hide both from whoever handles the master.
    private static void requireMaster(Alert alert, Alert master) {
        if (alert.id().equals(master.id())) {
            throw Refusal.forbiddenBy("b1: merge an alert into itself", "name another alert as master");
        }
        if (master.state() == AlertState.DUPLICATE) {
            throw Refusal.forbiddenBy(
                    "b1: merge into a merged alert", "the master is " + master.masterId() + "; merge into that one");
        }
    }
}
