package org.firstbutton.supervision.ladder;

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
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.access.CurrentCaller;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.chassis.audit.AuditEntry;
import org.firstbutton.chassis.audit.AuditTrail;
import org.firstbutton.chassis.command.Commands;
import org.firstbutton.chassis.database.DatabaseClock;
import org.firstbutton.chassis.database.Transactions;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.supervision.finding.FindingRow;
import org.firstbutton.supervision.finding.Findings;
import org.firstbutton.supervision.ladder.Notices.Notice;
import org.jspecify.annotations.Nullable;

/** 告知接口 — what the ladders told the caller, and that he has seen it. */
@Path("/api/v1/notices")
@Tag(name = "notices", description = "告知与签收 Notices")
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
public class NoticeResource {
    private final CurrentCaller caller;
    private final Transactions transactions;
    private final Commands commands;
    private final Notices notices;
    private final Climbs climbs;
    private final Findings findings;
    private final ClimbFacts facts;
    private final AuditTrail audit;

    NoticeResource(
            CurrentCaller caller,
            Transactions transactions,
            Commands commands,
            Notices notices,
            Climbs climbs,
            Findings findings,
            ClimbFacts facts,
            AuditTrail audit) {
        this.caller = caller;
        this.transactions = transactions;
        this.commands = commands;
        this.notices = notices;
        this.climbs = climbs;
        this.findings = findings;
        this.facts = facts;
        this.audit = audit;
    }

    /** A page, latest first; {@code next} is the cursor of the following one, absent on the last. */
    public record NoticePage(List<Notice> items, @Nullable String next) {}

    @GET
    @Operation(operationId = "listNotices", summary = "What the caller was told of, latest first")
    public NoticePage mine(
            @QueryParam("open")
                    @DefaultValue("true")
                    @Parameter(description = "Only what is not acknowledged yet and still stands")
                    boolean open,
            @QueryParam("cursor") @Nullable UUID cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        Caller me = caller.get();
        List<Notice> items =
                transactions.inScopeOf(me, handle -> notices.of(handle, me.actorId(), open, cursor, limit));
        return new NoticePage(
                items,
                items.size() < limit ? null : items.get(items.size() - 1).id().toString());
    }

    @POST
    @Path("/{id: [^/:]+}:acknowledge")
    @Operation(
            operationId = "acknowledgeNotice",
            summary = "The caller has seen it; the ladder holds for the time of its rung, then it goes on")
    public Response acknowledge(@PathParam("id") UUID id, @HeaderParam("Idempotency-Key") @Nullable String key) {
        Caller me = caller.get();
        return commands.once(me, "POST /notices/" + id + ":acknowledge", key, null, handle -> {
            Notice seen = notices.lock(handle, id, me.actorId()).orElseThrow(Refusal::notFound);
            if (seen.acknowledgedAt() != null) {
                throw Refusal.forbiddenBy("ladder: a notice is acknowledged once", "已签收 / acknowledged before");
            }
            FindingRow row = findings.find(handle, seen.finding()).orElseThrow(Refusal::notFound);
            Climbs.Standing standing = Objects.requireNonNull(climbs.lock(handle, seen.finding()));
            Instant now = DatabaseClock.now(handle);
            notices.acknowledge(handle, seen, me.actorId(), now);
            facts.acknowledged(handle, row, standing.version(), seen.rung() - 1, me, now);
            audit.record(
                    handle,
                    AuditEntry.done(me, "acknowledge", "notice", id.toString(), seen.version() + 1, seen.unit()));
            return Commands.Done.ok(seen.acknowledged(now));
        });
    }
}
