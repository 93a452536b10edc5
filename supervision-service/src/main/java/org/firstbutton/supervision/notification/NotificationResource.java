package org.firstbutton.supervision.notification;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
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
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.access.CurrentCaller;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.chassis.command.Commands;
import org.firstbutton.chassis.database.Transactions;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.supervision.notification.Notifications.NotificationView;
import org.jspecify.annotations.Nullable;

/** 通知接口 — what is new for the caller, at the times that he wants to be told. */
@Path("/api/v1/me/notifications")
@Tag(name = "notifications", description = "通知 Notifications")
@RolesAllowed({
    Roles.UNIT_CHIEF,
    Roles.LEGAL_OFFICER,
    Roles.CASE_MANAGER,
    Roles.LEGAL_BRIGADE,
    Roles.LEGAL_DETACHMENT,
    Roles.LEGAL_CORPS,
    Roles.COMMAND_CENTRE_SUPERVISOR,
    Roles.INSPECTORATE,
    Roles.INSPECTOR_GENERAL,
    Roles.BUREAU_LEADER,
    Roles.SUPERVISION_COMMITTEE,
    Roles.SCORE_ADMIN,
    Roles.OPS
})
public class NotificationResource {
    private final CurrentCaller caller;
    private final Transactions transactions;
    private final Commands commands;
    private final Notifications notifications;

    NotificationResource(
            CurrentCaller caller, Transactions transactions, Commands commands, Notifications notifications) {
        this.caller = caller;
        this.transactions = transactions;
        this.commands = commands;
        this.notifications = notifications;
    }

    /** A page, latest first; {@code next} is the cursor of the following one, absent on the last. */
    public record NotificationPage(
            List<NotificationView> items, @Nullable String next) {}

    /** 已阅 */
    public record NotificationSeen(UUID id) {}

    @GET
    @Operation(operationId = "listNotifications", summary = "我的通知 / What is new for the caller, latest first")
    public NotificationPage mine(
            @QueryParam("all")
                    @DefaultValue("false")
                    @Parameter(description = "Also what was seen and what waits for the end of quiet hours")
                    boolean all,
            @QueryParam("cursor") @Nullable UUID cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        Caller me = caller.get();
        List<NotificationView> items =
                transactions.inScopeOf(me, handle -> notifications.of(handle, me.actorId(), all, cursor, limit));
        return new NotificationPage(
                items,
                items.size() < limit ? null : items.get(items.size() - 1).id().toString());
    }

    @POST
    @Path("/{id: [^/:]+}:seen")
    @Operation(operationId = "seeNotification", summary = "已阅 / It is not new any more; a ladder goes on all the same")
    public Response seen(@PathParam("id") UUID id, @HeaderParam("Idempotency-Key") @Nullable String key) {
        Caller me = caller.get();
        return commands.once(me, "POST /me/notifications/" + id + ":seen", key, null, handle -> {
            if (!notifications.seen(handle, id, me.actorId())) {
                throw Refusal.notFound();
            }
            return Commands.Done.ok(new NotificationSeen(id));
        });
    }
}
