package org.firstbutton.supervision.webhook;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.access.CurrentCaller;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.chassis.command.Commands;
import org.firstbutton.chassis.database.Transactions;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.supervision.webhook.Deliveries.DeliveryView;
import org.jspecify.annotations.Nullable;

/** 投递接口 — what was posted to a receiver and what came of it; dead letters are redelivered here. */
@Path("/api/v1/webhooks/{id: [^/:]+}/deliveries")
@Tag(name = "webhooks", description = "推送 Webhooks")
@RolesAllowed({Roles.CASE_MANAGER, Roles.LEGAL_BRIGADE, Roles.LEGAL_DETACHMENT, Roles.LEGAL_CORPS})
public class WebhookDeliveryResource {
    private final CurrentCaller caller;
    private final Transactions transactions;
    private final Commands commands;
    private final Receivers receivers;
    private final Deliveries deliveries;
    private final ReceiverChanges changes;

    WebhookDeliveryResource(
            CurrentCaller caller,
            Transactions transactions,
            Commands commands,
            Receivers receivers,
            Deliveries deliveries,
            ReceiverChanges changes) {
        this.caller = caller;
        this.transactions = transactions;
        this.commands = commands;
        this.receivers = receivers;
        this.deliveries = deliveries;
        this.changes = changes;
    }

    /** A page, latest first; {@code next} is the cursor of the following one, absent on the last. */
    public record DeliveryPage(
            List<DeliveryView> items, @Nullable String next) {}

    @GET
    @Operation(operationId = "listWebhookDeliveries", summary = "投递记录 / What was posted, latest first")
    public DeliveryPage list(
            @PathParam("id") UUID id,
            @QueryParam("state")
                    @Pattern(regexp = "PENDING|DELIVERED|DEAD")
                    @Parameter(description = "PENDING, DELIVERED or DEAD")
                    @Nullable
                    String state,
            @QueryParam("cursor") @Nullable UUID cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        List<DeliveryView> items = transactions.inScopeOf(caller.get(), handle -> {
            if (receivers.find(handle, id).isEmpty()) {
                throw Refusal.notFound();
            }
            return deliveries.page(handle, id, state, cursor, limit);
        });
        return new DeliveryPage(
                items,
                items.size() < limit ? null : items.get(items.size() - 1).id().toString());
    }

    @POST
    @Path("/{delivery: [^/:]+}:redeliver")
    @Operation(
            operationId = "redeliverWebhook",
            summary = "重新投递 / Once more, now, under the same webhook-id; past those that wait")
    @APIResponse(
            responseCode = "200",
            description = "On its way",
            content = @Content(schema = @Schema(implementation = DeliveryView.class)))
    public Response redeliver(
            @PathParam("id") UUID id,
            @PathParam("delivery") UUID delivery,
            @HeaderParam("Idempotency-Key") @Nullable String key) {
        Caller clerk = caller.get();
        return commands.once(
                clerk,
                "POST /webhooks/" + id + "/deliveries/" + delivery + ":redeliver",
                key,
                null,
                handle -> Commands.Done.ok(changes.redelivered(handle, clerk, id, delivery)));
    }
}
