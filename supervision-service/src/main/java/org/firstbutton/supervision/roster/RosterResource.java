package org.firstbutton.supervision.roster;

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
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.access.CurrentCaller;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.chassis.audit.AuditEntry;
import org.firstbutton.chassis.audit.AuditTrail;
import org.firstbutton.chassis.command.Commands;
import org.firstbutton.chassis.database.DatabaseClock;
import org.firstbutton.chassis.database.Transactions;
import org.firstbutton.chassis.problem.ProblemKind;
import org.firstbutton.chassis.problem.Refusal;
import org.jspecify.annotations.Nullable;

/** 名册接口 — posts, delegations and who holds them; escalation tells the people who stand here. */
@Path("/api/v1/roster")
@Tag(name = "roster", description = "岗位名册 Roster")
@RolesAllowed({Roles.CASE_MANAGER, Roles.LEGAL_BRIGADE, Roles.LEGAL_DETACHMENT, Roles.LEGAL_CORPS})
public class RosterResource {
    private final CurrentCaller caller;
    private final Transactions transactions;
    private final Commands commands;
    private final Roster roster;
    private final AuditTrail audit;

    RosterResource(
            CurrentCaller caller, Transactions transactions, Commands commands, Roster roster, AuditTrail audit) {
        this.caller = caller;
        this.transactions = transactions;
        this.commands = commands;
        this.roster = roster;
        this.audit = audit;
    }

    /**
     * 上岗
     *
     * @param actingFor whom the person stands in for; then {@code to} is required
     * @param from now where it is not given
     */
    public record Enter(
            @NotBlank @Pattern(regexp = "([A-Z0-9]+/)+") String orgPath,
            @NotBlank @Pattern(regexp = "[A-Z_]{2,40}") String role,
            @NotBlank @Size(max = 64) String person,
            @Nullable @Size(max = 64) String actingFor,
            @Nullable Instant from,
            @Nullable Instant to) {}

    /** A page; {@code next} is the cursor of the following one, absent on the last. */
    public record RosterPage(
            List<PostHolder> items, @Nullable String next) {}

    @GET
    @Operation(operationId = "listRoster", summary = "Posts and who holds them, those that have ended too")
    public RosterPage list(
            @QueryParam("orgPath") @Nullable String orgPath,
            @QueryParam("cursor") @Nullable UUID cursor,
            @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(500) int limit) {
        List<PostHolder> items =
                transactions.inScopeOf(caller.get(), handle -> roster.page(handle, orgPath, cursor, limit));
        return new RosterPage(
                items,
                items.size() < limit ? null : items.get(items.size() - 1).id().toString());
    }

    @POST
    @Operation(operationId = "enterPost", summary = "Somebody takes a post, or stands in for its holder for a time")
    public Response enter(@HeaderParam("Idempotency-Key") @Nullable String key, @NotNull @Valid Enter enter) {
        Caller clerk = caller.get();
        refuse(clerk, enter);
        return commands.once(clerk, "POST /roster", key, enter, handle -> {
            Instant from = enter.from() == null ? DatabaseClock.now(handle) : enter.from();
            if (enter.to() != null && !enter.to().isAfter(from)) {
                throw Refusal.field("to", "须晚于 from / comes after from");
            }
            PostHolder holder = new PostHolder(
                    Generators.timeBasedEpochGenerator().generate(),
                    enter.orgPath(),
                    enter.role(),
                    enter.person(),
                    enter.actingFor(),
                    from,
                    enter.to(),
                    clerk.actorId(),
                    1);
            roster.enter(handle, holder);
            audit(handle, clerk, "enter post", holder, 1);
            return Commands.Done.created("/api/v1/roster/" + holder.id(), holder);
        });
    }

    @POST
    @Path("/{id: [^/:]+}:end")
    @Operation(operationId = "endPost", summary = "He holds the post no longer, from now on")
    public Response end(@PathParam("id") UUID id, @HeaderParam("Idempotency-Key") @Nullable String key) {
        Caller clerk = caller.get();
        return commands.once(clerk, "POST /roster/" + id + ":end", key, null, handle -> {
            PostHolder holder = roster.lock(handle, id).orElseThrow(Refusal::notFound);
            Instant now = DatabaseClock.now(handle);
            if (holder.to() != null && !holder.to().isAfter(now)) {
                throw Refusal.forbiddenBy("roster: what has ended is not ended again", "已于此前离岗 / it has ended before");
            }
            roster.end(handle, id, now);
            audit(handle, clerk, "end post", holder, holder.version() + 1);
            return Commands.Done.ok(holder.endedAt(now));
        });
    }

    private static void refuse(Caller clerk, Enter enter) {
        if (!clerk.covers(enter.orgPath())) {
            throw Refusal.of(ProblemKind.FORBIDDEN, "只能登记本级及下级的岗位 / posts of one's own organisations only");
        }
        if (!Roles.isRole(enter.role())) {
            throw Refusal.field("role", "没有此角色 / no such role");
        }
        if (enter.actingFor() != null && enter.to() == null) {
            throw Refusal.field("to", "代理须有期限 / a delegation has an end");
        }
        if (enter.person().equals(enter.actingFor())) {
            throw Refusal.field("actingFor", "不能代理本人 / nobody stands in for himself");
        }
    }

    private void audit(org.jdbi.v3.core.Handle handle, Caller clerk, String action, PostHolder holder, long version) {
        audit.record(handle, AuditEntry.done(clerk, action, "post", holder.id().toString(), version, holder.orgPath()));
    }
}
