package org.firstbutton.supervision.sampling;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.access.CurrentCaller;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.chassis.audit.AuditEntry;
import org.firstbutton.chassis.audit.AuditTrail;
import org.firstbutton.chassis.command.Commands;
import org.firstbutton.chassis.database.Transactions;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.chassis.procedure.Proceeding;
import org.firstbutton.chassis.procedure.Proceedings;
import org.firstbutton.supervision.rulebook.PacksInForce;
import org.firstbutton.supervision.sampling.SampleItems.Item;
import org.firstbutton.supervision.sampling.SampleItems.Verdict;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** 评查接口 — the alerts that the caller has to look at, and what he says of them; nobody sees another's verdict. */
@Path("/api/v1/sample-items")
@Tag(name = "samples", description = "抽样复查 Sampling audits")
@RolesAllowed({
    Roles.LEGAL_OFFICER,
    Roles.CASE_MANAGER,
    Roles.LEGAL_BRIGADE,
    Roles.LEGAL_DETACHMENT,
    Roles.LEGAL_CORPS,
    Roles.INSPECTORATE
})
public class SampleItemResource {
    private final CurrentCaller current;
    private final Transactions transactions;
    private final Commands commands;
    private final Proceedings proceedings;
    private final SampleItems items;
    private final PacksInForce packs;
    private final AuditTrail audit;

    SampleItemResource(
            CurrentCaller current,
            Transactions transactions,
            Commands commands,
            Proceedings proceedings,
            SampleItems items,
            PacksInForce packs,
            AuditTrail audit) {
        this.current = current;
        this.transactions = transactions;
        this.commands = commands;
        this.proceedings = proceedings;
        this.items = items;
        this.packs = packs;
        this.audit = audit;
    }

    /** 评定 — {@code rules}: those that were broken, whether or not a finding says so. */
    @Schema(
            name = "SampleRating",
            example = "{\"verdict\": \"AT_FAULT\", \"rules\": [\"ALT-22\"], \"reason\": \"无处置结果\"}")
    public record Rating(
            @NotNull Verdict verdict,
            @NotNull @Size(max = 50) List<@NotNull String> rules,
            @Nullable @Size(max = 2000) String reason) {}

    /** 评查清单 */
    public record ItemList(List<Item> items) {}

    @GET
    @Operation(operationId = "listSampleItems", summary = "我的评查 · What you have to look at, in the order of the draw")
    public ItemList mine(
            @QueryParam("open") @DefaultValue("true") boolean open,
            @QueryParam("limit") @DefaultValue("200") @Min(1) @Max(2000) int limit) {
        Caller me = current.get();
        return new ItemList(transactions.inScopeOf(me, handle -> items.of(handle, me.actorId(), open, limit)));
    }

    @POST
    @Path("/{id: [^/:]+}:rate")
    @Operation(operationId = "rateSampleItem", summary = "评定 · Say once whether the alert was handled in order")
    @APIResponseSchema(Item.class)
    public Response rate(
            @PathParam("id") UUID id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @NotNull @Valid Rating rating) {
        Caller me = current.get();
        if (!packs.current().ruleIds().containsAll(rating.rules())) {
            throw Refusal.field("rules", "没有这样的规则 / names a rule that there is not");
        }
        if (rating.verdict() == Verdict.IN_ORDER && !rating.rules().isEmpty()) {
            throw Refusal.field("rules", "无问题则不列规则 / what is in order breaks none");
        }
        return commands.once(me, "POST /sample-items/" + id + ":rate", key, rating, handle -> {
            Item item = items.lock(handle, id, me.actorId()).orElseThrow(Refusal::notFound);
            Proceeding sample = sampleOf(handle, item);
            if (item.verdict() != null || !sample.state().equals("DRAWN")) {
                throw Refusal.forbiddenBy(
                        "sampling: rated once, before the end", "已评定或评查已结束 / it was rated, or it is over");
            }
            items.rate(handle, id, rating.verdict(), rating.rules(), rating.reason());
            audit.record(handle, AuditEntry.done(me, "rate", "sample-item", id.toString(), 2, sample.orgPath()));
            return Commands.Done.ok(new Item(
                    id, item.sample(), item.alert(), item.unit(), item.category(), rating.verdict(), rating.rules()));
        });
    }

    // Whoever finishes the audit waits for a rating under way, and the other way round.
    private Proceeding sampleOf(Handle handle, Item item) {
        return proceedings
                .shared(handle, SamplingProcedure.TABLE, item.sample())
                .orElseThrow(Refusal::notFound);
    }
}
