package org.firstbutton.supervision.inspection;

import com.fasterxml.uuid.Generators;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
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
import org.firstbutton.chassis.database.DatabaseClock;
import org.firstbutton.chassis.database.Transactions;
import org.firstbutton.chassis.delivery.Outbox;
import org.firstbutton.chassis.paging.PageCursor;
import org.firstbutton.chassis.problem.ProblemKind;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.contract.Actor;
import org.firstbutton.contract.Envelope;
import org.firstbutton.contract.RecordedFact;
import org.firstbutton.contract.review.ReviewFact.AlertInspected;
import org.firstbutton.supervision.finding.Recusal;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** 一警一巡查接口 — the closed alerts that a person has to look at, and that somebody has. */
@Path("/api/v1/alert-inspections")
@Tag(name = "alert-inspections", description = "一警一巡查 One alert, one inspection")
@RolesAllowed({
    Roles.LEGAL_OFFICER,
    Roles.CASE_MANAGER,
    Roles.LEGAL_BRIGADE,
    Roles.LEGAL_DETACHMENT,
    Roles.LEGAL_CORPS,
    Roles.INSPECTORATE
})
public class AlertInspectionResource {
    private final CurrentCaller current;
    private final Transactions transactions;
    private final Commands commands;
    private final AlertQueue queue;
    private final Recusal recusal;
    private final Outbox outbox;
    private final AuditTrail audit;

    AlertInspectionResource(
            CurrentCaller current,
            Transactions transactions,
            Commands commands,
            AlertQueue queue,
            Recusal recusal,
            Outbox outbox,
            AuditTrail audit) {
        this.current = current;
        this.transactions = transactions;
        this.commands = commands;
        this.queue = queue;
        this.recusal = recusal;
        this.outbox = outbox;
        this.audit = audit;
    }

    /** A page, longest closed first; {@code next} is the cursor of the following one, absent on the last. */
    public record AlertQueuePage(
            List<AlertQueue.Due> items, @Nullable String next) {}

    /** 巡查结论 — {@code checklist}: by which list, where there is one. */
    @Schema(name = "AlertInspectionResult")
    public record Result(
            @NotNull @Schema(examples = "IN_ORDER") Outcome result,

            @Nullable @Pattern(regexp = "[A-Z][A-Z0-9_]{0,39}") @Schema(examples = "FIVE_CHECKS")
            String checklist) {}

    /** 结论 */
    public enum Outcome {
        IN_ORDER,
        AT_FAULT
    }

    @GET
    @Operation(
            operationId = "listAlertsToInspect",
            summary = "一警一巡查 · Closed alerts that a person has to look at, within 72 hours",
            description = "What looks like a case, levels 1 and 2, and one in ten of the rest.")
    public AlertQueuePage list(
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        List<AlertQueue.Due> items = transactions.inScopeOf(current.get(), handle -> queue.page(handle, cursor, limit));
        return new AlertQueuePage(items, items.size() < limit ? null : cursor(items.get(items.size() - 1)));
    }

    private static String cursor(AlertQueue.Due last) {
        return new PageCursor(last.closedAt(), UUID.fromString(last.matter())).opaque();
    }

    @POST
    @Path("/{matter: [^/:]+}:record")
    @Operation(
            operationId = "recordAlertInspection",
            summary = "记录巡查 · Somebody who had no part in it has looked at the alert")
    @APIResponse(
            responseCode = "201",
            description = "recorded",
            content = @Content(schema = @Schema(implementation = AlertQueue.Inspected.class)))
    public Response record(
            @PathParam("matter") UUID matter,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @NotNull @Valid Result result) {
        Caller caller = current.get();
        return commands.once(caller, "POST /alert-inspections/" + matter + ":record", key, result, handle -> {
            AlertQueue.Due due = queue.find(handle, matter.toString()).orElseThrow(Refusal::notFound);
            if (recusal.hadPart(caller.actorId(), due.matter())) {
                throw Refusal.of(ProblemKind.SELF_APPROVAL, "经办人应当回避 / who had a part in it does not inspect it");
            }
            Instant now = DatabaseClock.now(handle).truncatedTo(ChronoUnit.MICROS);
            AlertQueue.Inspected one = new AlertQueue.Inspected(
                    Generators.timeBasedEpochGenerator().generate(),
                    due.matter(),
                    due.unit(),
                    now,
                    caller.actorId(),
                    result.result().name());
            queue.add(handle, one);
            outbox.record(handle, List.of(fact(handle, caller, one, result.checklist())));
            audit.record(
                    handle,
                    AuditEntry.done(
                            caller,
                            "inspect alert",
                            "alert-inspection",
                            one.id().toString(),
                            1,
                            one.orgPath()));
            return Commands.Done.created("/api/v1/alert-inspections", one);
        });
    }

    private RecordedFact fact(Handle handle, Caller caller, AlertQueue.Inspected one, @Nullable String checklist) {
        Envelope envelope = new Envelope(
                Generators.timeBasedEpochGenerator().generate(),
                "alert.inspected",
                "firstbutton",
                one.at(),
                one.at(),
                one.matter(),
                one.orgPath(),
                new Actor(caller.actorId(), caller.actingRole()),
                one.id().toString(),
                1L,
                outbox.epoch(handle),
                null);
        return new RecordedFact(
                envelope, new AlertInspected(one.inspector(), "HUMAN", one.result(), checklist, null, null, null));
    }
}
