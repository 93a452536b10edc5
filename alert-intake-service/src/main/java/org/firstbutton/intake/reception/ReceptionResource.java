package org.firstbutton.intake.reception;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.chassis.problem.Problems;
import org.firstbutton.intake.alert.AlertReceipt;
import org.jspecify.annotations.Nullable;

/** 接警接口 */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "reception", description = "接警 · Receiving and classifying alerts")
public class ReceptionResource {
    private final ReceptionDoor door;

    ReceptionResource(ReceptionDoor door) {
        this.door = door;
    }

    @POST
    @Path("/alerts")
    @RolesAllowed({Roles.CALL_TAKER, Roles.DISPATCHER, Roles.DISPATCH_SYSTEM})
    @Operation(
            operationId = "receiveAlert",
            summary = "接警 · Receive an alert",
            description = "The same number of the same source again answers 200 with the alert that is already there.")
    @APIResponse(
            responseCode = "201",
            description = "received",
            content = @Content(schema = @Schema(implementation = AlertReceipt.class)))
    @APIResponse(
            responseCode = "200",
            description = "known already",
            content = @Content(schema = @Schema(implementation = AlertReceipt.class)))
    @NonBlocking
    public CompletionStage<Response> receive(
            @HeaderParam("Idempotency-Key") String key, @Valid @NotNull ReceiveAlert call, @Context UriInfo uri) {
        return door.receive(key, call, uri.getBaseUri());
    }

    @POST
    @Path("/alerts:batch")
    @RolesAllowed({Roles.CALL_TAKER, Roles.DISPATCHER, Roles.DISPATCH_SYSTEM})
    @Operation(
            operationId = "receiveAlerts",
            summary = "批量接警 · Receive up to 500 alerts",
            description = "Each is received or refused for itself.")
    @APIResponse(
            responseCode = "200",
            description = "one result per alert, in order",
            content = @Content(schema = @Schema(implementation = ReceivedItem.All.class)))
    public Response receiveBatch(
            @HeaderParam("Idempotency-Key") String key, @Valid @NotNull Batch batch, @Context HttpHeaders headers) {
        return door.receiveBatch(key, batch.alerts(), Problems.language(headers));
    }

    /** 批量接警 — items are read one by one, so that a broken one is refused alone. */
    @Schema(example = "{\"alerts\": [" + ReceiveAlert.EXAMPLE + "]}")
    public record Batch(
            @NotEmpty @Size(max = 500) @Schema(implementation = ReceiveAlert[].class)
            List<@Nullable JsonNode> alerts) {}
}
