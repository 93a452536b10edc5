package org.firstbutton.supervision.ladder;

import com.fasterxml.uuid.Generators;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
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
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.supervision.finding.FindingRow;
import org.firstbutton.supervision.finding.Findings;
import org.jspecify.annotations.Nullable;

/** 阶梯接口 — how far a finding's ladder has been climbed and when it goes on; and its pause, which always ends. */
@Path("/api/v1/findings")
@Tag(name = "ladders", description = "升级阶梯 Ladders")
public class LadderResource {
    private static final Duration LONGEST_PAUSE = Duration.ofDays(7);

    private final CurrentCaller caller;
    private final Transactions transactions;
    private final Commands commands;
    private final Findings findings;
    private final ClimbRecord record;
    private final AuditTrail audit;

    LadderResource(
            CurrentCaller caller,
            Transactions transactions,
            Commands commands,
            Findings findings,
            ClimbRecord record,
            AuditTrail audit) {
        this.caller = caller;
        this.transactions = transactions;
        this.commands = commands;
        this.findings = findings;
        this.record = record;
        this.audit = audit;
    }

    /** 暂停 — {@code until}: at most seven days from now; then the ladder goes on by itself. */
    public record PauseAsked(
            @NotNull Instant until,
            @NotBlank @Size(max = 2000) String reason) {}

    @GET
    @Path("/{id: [^/:]+}/ladder")
    @RolesAllowed({
        Roles.LEGAL_OFFICER,
        Roles.CASE_MANAGER,
        Roles.LEGAL_BRIGADE,
        Roles.LEGAL_DETACHMENT,
        Roles.LEGAL_CORPS,
        Roles.INSPECTORATE,
        Roles.INSPECTOR_GENERAL,
        Roles.SUPERVISION_COMMITTEE
    })
    @Operation(
            operationId = "getLadder",
            summary = "The rungs reached, who was told and has acknowledged, and what is next")
    public ClimbRecord.View ladder(@PathParam("id") UUID id) {
        return transactions.inScopeOf(caller.get(), handle -> {
            FindingRow row = findings.find(handle, id).orElseThrow(Refusal::notFound);
            return record.of(handle, row);
        });
    }

    @POST
    @Path("/{id: [^/:]+}:pause-ladder")
    @RolesAllowed({
        Roles.CASE_MANAGER,
        Roles.LEGAL_BRIGADE,
        Roles.LEGAL_DETACHMENT,
        Roles.LEGAL_CORPS,
        Roles.INSPECTORATE
    })
    @Operation(
            operationId = "pauseLadder",
            summary = "Nobody further is told before the stated time; what is left then moves by the pause's length")
    public Response pause(
            @PathParam("id") UUID id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @NotNull @Valid PauseAsked asked) {
        Caller by = caller.get();
        return commands.once(by, "POST /findings/" + id + ":pause-ladder", key, asked, handle -> {
            FindingRow row = findings.find(handle, id).orElseThrow(Refusal::notFound);
            Instant now = DatabaseClock.now(handle);
            if (!asked.until().isAfter(now) || asked.until().isAfter(now.plus(LONGEST_PAUSE))) {
                throw Refusal.field("until", "须在此后七日之内 / lies within the next seven days");
            }
            if (!record.canPause(handle, id, now)) {
                throw Refusal.forbiddenBy(
                        "ladder: one pause after the other", "阶梯未在攀升或已暂停 / the ladder does not climb or rests already");
            }
            UUID pause = Generators.timeBasedEpochGenerator().generate();
            record.pause(handle, pause, id, now, asked.until(), asked.reason(), by.actorId());
            audit.record(
                    handle,
                    AuditEntry.done(
                            by,
                            "pause ladder",
                            "ladder-pause",
                            pause.toString(),
                            1,
                            row.draft().orgPath()));
            return Commands.Done.ok(record.of(handle, row));
        });
    }
}
