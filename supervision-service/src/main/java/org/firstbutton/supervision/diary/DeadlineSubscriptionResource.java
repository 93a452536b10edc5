package org.firstbutton.supervision.diary;

import com.fasterxml.uuid.Generators;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.access.CurrentCaller;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.chassis.audit.AuditEntry;
import org.firstbutton.chassis.audit.AuditTrail;
import org.firstbutton.chassis.command.Commands;
import org.firstbutton.chassis.database.Transactions;
import org.firstbutton.chassis.problem.ProblemKind;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.supervision.diary.Subscriptions.SubscriptionView;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** 日历订阅接口 — the caller takes a token for his calendar program, sees which ones he took, and takes one back. */
@Path("/api/v1/me/deadline-subscriptions")
@Tag(name = "deadlines", description = "期限日历 Deadline calendar")
@RolesAllowed({
    Roles.UNIT_CHIEF,
    Roles.LEGAL_OFFICER,
    Roles.CASE_MANAGER,
    Roles.LEGAL_BRIGADE,
    Roles.LEGAL_DETACHMENT,
    Roles.LEGAL_CORPS,
    Roles.INSPECTORATE,
    Roles.TRAINING_OFFICER,
    Roles.BUREAU_LEADER,
    Roles.SUPERVISION_COMMITTEE
})
public class DeadlineSubscriptionResource {
    private static final int MOST = 5;

    private final CurrentCaller caller;
    private final Transactions transactions;
    private final Commands commands;
    private final Subscriptions subscriptions;
    private final AuditTrail audit;
    private final Duration lasts;

    DeadlineSubscriptionResource(
            CurrentCaller caller,
            Transactions transactions,
            Commands commands,
            Subscriptions subscriptions,
            AuditTrail audit,
            @ConfigProperty(name = "firstbutton.diary.subscription-lasts", defaultValue = "P90D") Duration lasts) {
        this.caller = caller;
        this.transactions = transactions;
        this.commands = commands;
        this.subscriptions = subscriptions;
        this.audit = audit;
        this.lasts = lasts;
    }

    /** 订阅 */
    public record SubscriptionAsked(
            @Nullable @Size(max = 100) @Schema(examples = "办公室电脑")
            String description) {}

    /**
     * 订阅与地址
     *
     * @param address to be given to the calendar program; stands only in the first answer, never again
     */
    public record SubscriptionWithAddress(
            SubscriptionView subscription,

            @Schema(examples = "/api/v1/me/deadlines.ics?token=…") @Nullable
            String address) {}

    /** 已取消 */
    public record SubscriptionRevoked(UUID id, long version) {}

    @GET
    @Operation(operationId = "listDeadlineSubscriptions", summary = "我的日历订阅 / The caller's subscriptions that stand")
    public List<SubscriptionView> mine() {
        Caller me = caller.get();
        return transactions.inScopeOf(me, handle -> subscriptions.of(handle, me.actorId()));
    }

    @POST
    @Operation(
            operationId = "subscribeDeadlines",
            summary = "订阅 / A token for one's deadlines and nothing else; its address is shown in this answer only")
    @APIResponse(
            responseCode = "201",
            description = "Subscribed",
            content = @Content(schema = @Schema(implementation = SubscriptionWithAddress.class)))
    public Response subscribe(
            @HeaderParam("Idempotency-Key") @Nullable String key, @NotNull @Valid SubscriptionAsked asked) {
        Caller me = caller.get();
        if (me.orgPaths().isEmpty()) {
            throw Refusal.of(ProblemKind.FORBIDDEN, "令牌不含组织 / the token names no organisation");
        }
        UUID id = Generators.timeBasedEpochGenerator().generate();
        String token = subscriptions.newToken();
        AtomicBoolean fresh = new AtomicBoolean();
        Response kept = commands.once(me, "POST /me/deadline-subscriptions", key, asked, handle -> {
            if (subscriptions.of(handle, me.actorId()).size() >= MOST) {
                throw Refusal.forbiddenBy(
                        "deadlines: five subscriptions at most", "最多五个订阅，请先取消一个 / five at most; take one back first");
            }
            subscriptions.add(handle, id, me, token, asked.description(), lasts);
            record(handle, me, "subscribe deadlines", id, 1);
            fresh.set(true);
            return Commands.Done.created("/api/v1/me/deadline-subscriptions", shown(handle, me, id, null));
        });
        if (!fresh.get()) {
            return kept;
        }
        // What is kept under the key stands in the database in clear, so the token is put in afterwards, once.
        return Response.fromResponse(kept)
                .entity(transactions.inScopeOf(
                        me, handle -> shown(handle, me, id, "/api/v1/me/deadlines.ics?token=" + token)))
                .header("Cache-Control", "no-store")
                .build();
    }

    @POST
    @Path("/{id: [^/:]+}:revoke")
    @Operation(operationId = "revokeDeadlineSubscription", summary = "取消订阅 / Its token opens nothing any more")
    public Response revoke(@PathParam("id") UUID id, @HeaderParam("Idempotency-Key") @Nullable String key) {
        Caller me = caller.get();
        return commands.once(me, "POST /me/deadline-subscriptions/" + id + ":revoke", key, null, handle -> {
            SubscriptionView standing =
                    subscriptions.lock(handle, me.actorId(), id).orElseThrow(Refusal::notFound);
            subscriptions.revoke(handle, id);
            record(handle, me, "revoke deadline subscription", id, standing.version() + 1);
            return Commands.Done.ok(new SubscriptionRevoked(id, standing.version() + 1));
        });
    }

    private SubscriptionWithAddress shown(Handle handle, Caller me, UUID id, @Nullable String address) {
        return new SubscriptionWithAddress(
                subscriptions.lock(handle, me.actorId(), id).orElseThrow(), address);
    }

    private void record(Handle handle, Caller me, String action, UUID id, long version) {
        audit.record(
                handle,
                AuditEntry.done(
                        me,
                        action,
                        "deadline-subscription",
                        id.toString(),
                        version,
                        me.orgPaths().get(0)));
    }
}
