package org.firstbutton.supervision.reminder;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
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
import org.firstbutton.chassis.audit.AuditEntry;
import org.firstbutton.chassis.audit.AuditTrail;
import org.firstbutton.chassis.command.Commands;
import org.firstbutton.chassis.database.DatabaseClock;
import org.firstbutton.chassis.database.Transactions;
import org.firstbutton.chassis.problem.ProblemKind;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.chassis.sheet.ListExports;
import org.firstbutton.chassis.sheet.RowSource;
import org.jspecify.annotations.Nullable;

/** 提醒接口 — what the caller was reminded of and his signature for it; who supervises sees those of his organisations. */
@Path("/api/v1/reminders")
@Tag(name = "reminders", description = "一案一提醒 Reminders")
@RolesAllowed({
    Roles.HANDLING_OFFICER,
    Roles.RESPONDING_OFFICER,
    Roles.CASE_CENTRE_STAFF,
    Roles.UNIT_CHIEF,
    Roles.LEGAL_OFFICER,
    Roles.CASE_MANAGER,
    Roles.LEGAL_BRIGADE,
    Roles.LEGAL_DETACHMENT,
    Roles.LEGAL_CORPS
})
public class ReminderResource {
    private static final Set<String> SEE_ALL = Set.of(
            Roles.UNIT_CHIEF,
            Roles.LEGAL_OFFICER,
            Roles.CASE_MANAGER,
            Roles.LEGAL_BRIGADE,
            Roles.LEGAL_DETACHMENT,
            Roles.LEGAL_CORPS);
    private static final String WHOSE = "Only the caller's own; false asks for all of his organisations";
    private static final String OPEN = "Only what is not acknowledged and still to be signed for or at risk";

    private final CurrentCaller caller;
    private final Transactions transactions;
    private final Commands commands;
    private final Reminders reminders;
    private final ReminderFacts facts;
    private final AuditTrail audit;
    private final ListExports exports;

    ReminderResource(
            CurrentCaller caller,
            Transactions transactions,
            Commands commands,
            Reminders reminders,
            ReminderFacts facts,
            AuditTrail audit,
            ListExports exports) {
        this.caller = caller;
        this.transactions = transactions;
        this.commands = commands;
        this.reminders = reminders;
        this.facts = facts;
        this.audit = audit;
        this.exports = exports;
    }

    /** A page, latest first; {@code next} is the cursor of the following one, absent on the last. */
    public record ReminderPage(
            List<Reminder> items, @Nullable String next) {}

    @GET
    @Operation(operationId = "listReminders", summary = "提醒 / Reminders, latest first")
    public ReminderPage list(
            @QueryParam("mine") @DefaultValue("true") @Parameter(description = WHOSE) boolean mine,
            @QueryParam("orgPath") @Nullable String orgPath,
            @QueryParam("open") @DefaultValue("true") @Parameter(description = OPEN) boolean open,
            @QueryParam("cursor") @Nullable UUID cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        Caller me = caller.get();
        String person = person(me, mine);
        List<Reminder> items =
                transactions.inScopeOf(me, handle -> reminders.page(handle, person, orgPath, open, cursor, limit));
        return new ReminderPage(
                items,
                items.size() < limit ? null : items.get(items.size() - 1).id().toString());
    }

    @GET
    @Path("/export")
    @Produces({ListExports.CSV, ListExports.XLSX})
    @Operation(operationId = "exportReminders", summary = "导出 · The same list as CSV or Excel, all pages")
    public Response export(
            @QueryParam("mine") @DefaultValue("true") @Parameter(description = WHOSE) boolean mine,
            @QueryParam("orgPath") @Nullable String orgPath,
            @QueryParam("open") @DefaultValue("true") @Parameter(description = OPEN) boolean open,
            @QueryParam("format") @Parameter(description = ListExports.FORMAT) @Nullable String format) {
        Caller me = caller.get();
        String person = person(me, mine);
        RowSource<Reminder> rows = RowSource.<Reminder, UUID>untilEmpty(
                cursor -> transactions.inScopeOf(
                        me, handle -> reminders.page(handle, person, orgPath, open, cursor, 1000)),
                Reminder::id);
        return exports.answer(ReminderSheet.SHEET, format, rows);
    }

    private static @Nullable String person(Caller me, boolean mine) {
        if (!mine && !me.hasAnyOf(SEE_ALL)) {
            throw Refusal.of(ProblemKind.FORBIDDEN, "只能查看本人的提醒 / one's own reminders only");
        }
        return mine ? me.actorId() : null;
    }

    @POST
    @Path("/{id: [^/:]+}:acknowledge")
    @RolesAllowed({
        Roles.HANDLING_OFFICER,
        Roles.RESPONDING_OFFICER,
        Roles.CASE_CENTRE_STAFF,
        Roles.UNIT_CHIEF,
        Roles.LEGAL_OFFICER
    })
    @Operation(operationId = "acknowledgeReminder", summary = "签收提醒 / The caller has seen it, and signs for it")
    @APIResponse(
            responseCode = "200",
            description = "The reminder as it is then",
            content = @Content(schema = @Schema(implementation = Reminder.class)))
    public Response acknowledge(@PathParam("id") UUID id, @HeaderParam("Idempotency-Key") @Nullable String key) {
        Caller me = caller.get();
        return commands.once(me, "POST /reminders/" + id + ":acknowledge", key, null, handle -> {
            Reminder before = reminders.lock(handle, id, me.actorId()).orElseThrow(Refusal::notFound);
            if (before.acknowledgedAt() != null) {
                throw Refusal.forbiddenBy("REV-04: a reminder is acknowledged once", "已签收 / acknowledged before");
            }
            Instant now = DatabaseClock.now(handle).truncatedTo(ChronoUnit.MICROS);
            Reminder after = reminders.acknowledge(handle, before, now);
            if (after.toSign()) {
                facts.acknowledged(handle, after, me, now);
            }
            audit.record(
                    handle,
                    AuditEntry.done(me, "acknowledge", "reminder", id.toString(), after.version(), after.unit()));
            return Commands.Done.ok(after);
        });
    }
}
