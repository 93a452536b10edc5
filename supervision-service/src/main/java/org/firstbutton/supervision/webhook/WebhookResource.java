package org.firstbutton.supervision.webhook;

import com.fasterxml.uuid.Generators;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.access.CurrentCaller;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.chassis.command.Commands;
import org.firstbutton.chassis.database.Transactions;
import org.firstbutton.chassis.problem.ProblemKind;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.contract.FactTypes;
import org.firstbutton.supervision.webhook.Receivers.WebhookView;
import org.jspecify.annotations.Nullable;

/** 推送接口 — whoever keeps an organisation's supervision registers where its findings and warnings are posted to. */
@Path("/api/v1/webhooks")
@Tag(name = "webhooks", description = "推送 Webhooks")
@RolesAllowed({Roles.CASE_MANAGER, Roles.LEGAL_BRIGADE, Roles.LEGAL_DETACHMENT, Roles.LEGAL_CORPS})
public class WebhookResource {
    private final CurrentCaller caller;
    private final Transactions transactions;
    private final Commands commands;
    private final Receivers receivers;
    private final AddressGuard guard;
    private final ReceiverChanges changes;

    WebhookResource(
            CurrentCaller caller,
            Transactions transactions,
            Commands commands,
            Receivers receivers,
            AddressGuard guard,
            ReceiverChanges changes) {
        this.caller = caller;
        this.transactions = transactions;
        this.commands = commands;
        this.receivers = receivers;
        this.guard = guard;
        this.changes = changes;
    }

    /** 登记接收方 */
    public record WebhookAsked(
            @NotBlank
            @Pattern(regexp = "([A-Z0-9]+/)+")
            @Schema(examples = "HB/JZ/SS/", description = "One's own organisation or one below it")
            String orgPath,

            @NotBlank @Size(max = 2000) @Schema(examples = "https://hooks.example.com/firstbutton")
            String url,

            @NotNull
            @Size(max = 50)
            @Schema(
                    examples = "[\"finding.*\", \"warning.issued\"]",
                    description = "Types of the feed, or finding.* and warning.*; empty: everything")
            List<@NotBlank String> types,

            @Nullable @Size(max = 200) String description) {}

    /**
     * 接收方与密钥
     *
     * @param secret for checking the signatures; stands only in the first answer, never again
     */
    public record WebhookWithSecret(
            WebhookView webhook, @Nullable String secret) {}

    /** A page; {@code next} is the cursor of the following one, absent on the last. */
    public record WebhookPage(
            List<WebhookView> items, @Nullable String next) {}

    @GET
    @Operation(operationId = "listWebhooks", summary = "接收方列表 / Receivers of one's own organisations")
    public WebhookPage list(
            @QueryParam("cursor") @Nullable UUID cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        List<WebhookView> items = transactions.inScopeOf(caller.get(), handle -> receivers.page(handle, cursor, limit));
        return new WebhookPage(
                items,
                items.size() < limit ? null : items.get(items.size() - 1).id().toString());
    }

    @GET
    @Path("/{id: [^/:]+}")
    @Operation(operationId = "getWebhook", summary = "一个接收方 / One receiver and how it fares")
    public WebhookView one(@PathParam("id") UUID id) {
        return transactions.inScopeOf(
                caller.get(), handle -> receivers.find(handle, id).orElseThrow(Refusal::notFound));
    }

    @POST
    @Operation(
            operationId = "registerWebhook",
            summary = "登记接收方 / Posts what happens from now on; the secret is shown in this answer only")
    @APIResponse(
            responseCode = "201",
            description = "Registered",
            content = @Content(schema = @Schema(implementation = WebhookWithSecret.class)))
    public Response register(@HeaderParam("Idempotency-Key") @Nullable String key, @NotNull @Valid WebhookAsked asked) {
        Caller clerk = caller.get();
        if (!clerk.covers(asked.orgPath())) {
            throw Refusal.of(ProblemKind.FORBIDDEN, "只能登记本级及下级 / one's own organisations only");
        }
        requireTypes(asked.types());
        guard.admitted(asked.url());
        UUID id = Generators.timeBasedEpochGenerator().generate();
        AtomicReference<@Nullable String> secret = new AtomicReference<>();
        Response kept = commands.once(clerk, "POST /webhooks", key, asked, handle -> {
            receivers.register(handle, id, asked, clerk.actorId());
            secret.set(changes.firstSecret(handle, clerk, id, asked.orgPath()));
            return Commands.Done.created(
                    "/api/v1/webhooks/" + id,
                    new WebhookWithSecret(receivers.find(handle, id).orElseThrow(), null));
        });
        return shown(kept, id, secret.get());
    }

    @POST
    @Path("/{id: [^/:]+}:rotate-secret")
    @Operation(
            operationId = "rotateWebhookSecret",
            summary = "更换密钥 / Two signatures for a time; the new secret is shown in this answer only")
    @APIResponse(
            responseCode = "200",
            description = "Rotated",
            content = @Content(schema = @Schema(implementation = WebhookWithSecret.class)))
    public Response rotate(@PathParam("id") UUID id, @HeaderParam("Idempotency-Key") @Nullable String key) {
        Caller clerk = caller.get();
        AtomicReference<@Nullable String> secret = new AtomicReference<>();
        Response kept = commands.once(clerk, "POST /webhooks/" + id + ":rotate-secret", key, null, handle -> {
            secret.set(changes.rotated(handle, clerk, id));
            return Commands.Done.ok(
                    new WebhookWithSecret(receivers.find(handle, id).orElseThrow(), null));
        });
        return shown(kept, id, secret.get());
    }

    // What is kept under the key stands in the database in clear, so the secret is put in afterwards, once.
    private Response shown(Response kept, UUID id, @Nullable String secret) {
        if (secret == null) {
            return kept;
        }
        WebhookView view = transactions.inScopeOf(
                caller.get(), handle -> receivers.find(handle, id).orElseThrow(Refusal::notFound));
        return Response.fromResponse(kept)
                .entity(new WebhookWithSecret(view, Objects.requireNonNull(secret)))
                .header("Cache-Control", "no-store")
                .build();
    }

    @POST
    @Path("/{id: [^/:]+}:ping")
    @Operation(
            operationId = "pingWebhook",
            summary = "试投 / Posts a test message, once; its delivery says what came of it")
    @APIResponse(
            responseCode = "200",
            description = "On its way",
            content = @Content(schema = @Schema(implementation = Deliveries.DeliveryView.class)))
    public Response ping(@PathParam("id") UUID id, @HeaderParam("Idempotency-Key") @Nullable String key) {
        Caller clerk = caller.get();
        return commands.once(
                clerk,
                "POST /webhooks/" + id + ":ping",
                key,
                null,
                handle -> Commands.Done.ok(changes.pinged(handle, clerk, id)));
    }

    @POST
    @Path("/{id: [^/:]+}:enable")
    @Operation(
            operationId = "enableWebhook",
            summary = "恢复 / Goes on where it was disabled; nothing in between is lost")
    @APIResponse(
            responseCode = "200",
            description = "Enabled",
            content = @Content(schema = @Schema(implementation = WebhookView.class)))
    public Response enable(@PathParam("id") UUID id, @HeaderParam("Idempotency-Key") @Nullable String key) {
        Caller clerk = caller.get();
        return commands.once(clerk, "POST /webhooks/" + id + ":enable", key, null, handle -> {
            changes.enabled(handle, clerk, id);
            return Commands.Done.ok(receivers.find(handle, id).orElseThrow());
        });
    }

    @POST
    @Path("/{id: [^/:]+}:remove")
    @Operation(operationId = "removeWebhook", summary = "移除 / Nothing more is posted and its secrets are forgotten")
    public Response remove(@PathParam("id") UUID id, @HeaderParam("Idempotency-Key") @Nullable String key) {
        Caller clerk = caller.get();
        return commands.once(
                clerk,
                "POST /webhooks/" + id + ":remove",
                key,
                null,
                handle -> Commands.Done.ok(changes.removed(handle, clerk, id)));
    }

    private static void requireTypes(List<String> types) {
        for (String type : types) {
            boolean family = type.equals("finding.*") || type.equals("warning.*");
            boolean single = (type.startsWith("finding.") || type.startsWith("warning."))
                    && FactTypes.byName(type).isPresent();
            if (!family && !single) {
                throw Refusal.field("types", "没有此类型 / the feed has no such type: " + type);
            }
        }
    }
}
