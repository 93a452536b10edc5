package org.firstbutton.intake.source;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.access.CurrentCaller;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.chassis.database.DatabaseClock;
import org.firstbutton.chassis.database.Transactions;
import org.firstbutton.chassis.problem.ProblemKind;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.intake.source.Sources.Registration;
import org.jspecify.annotations.Nullable;

/** 数据源接口 */
@Path("/api/v1/sources")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "source", description = "数据源与心跳 · Sources and their heartbeats")
public class SourceResource {
    private final Sources sources;
    private final Transactions transactions;
    private final CurrentCaller current;

    SourceResource(Sources sources, Transactions transactions, CurrentCaller current) {
        this.sources = sources;
        this.transactions = transactions;
        this.current = current;
    }

    @PUT
    @Path("/{id: [A-Za-z0-9._-]+}")
    @RolesAllowed({Roles.DISPATCH_SYSTEM, Roles.COMMAND_CENTRE_SUPERVISOR})
    @Operation(operationId = "registerSource", summary = "登记数据源 · Register a source or change its promise")
    @APIResponse(responseCode = "201", description = "registered")
    @APIResponse(
            responseCode = "200",
            description = "changed, or already so",
            content = @Content(schema = @Schema(implementation = SourceView.class)))
    public Response register(String id, @Valid @NotNull RegisterSource wanted) {
        Caller caller = current.get();
        requireOwn(caller, id);
        if (!caller.covers(wanted.orgPath())) {
            throw Refusal.of(ProblemKind.FORBIDDEN, "orgPath lies outside of your organisation");
        }
        return transactions.inScopeOf(caller, handle -> {
            Registration registration = sources.register(handle, caller, id, wanted);
            SourceView view = sources.find(handle, id).orElseThrow(Refusal::notFound);
            return Response.status(registration == Registration.CREATED ? 201 : 200)
                    .entity(view)
                    .build();
        });
    }

    @GET
    @RolesAllowed({
        Roles.DISPATCH_SYSTEM,
        Roles.CALL_TAKER,
        Roles.DISPATCHER,
        Roles.DUTY_DIRECTOR,
        Roles.UNIT_CHIEF,
        Roles.LEGAL_OFFICER,
        Roles.CASE_MANAGER,
        Roles.LEGAL_BRIGADE,
        Roles.LEGAL_DETACHMENT,
        Roles.LEGAL_CORPS,
        Roles.COMMAND_CENTRE_SUPERVISOR,
        Roles.INSPECTORATE,
        Roles.OPS
    })
    @Operation(operationId = "listSources", summary = "数据源列表 · The sources in your organisation")
    public SourceView.All list() {
        return transactions.inScopeOf(current.get(), handle -> new SourceView.All(sources.all(handle)));
    }

    @POST
    @Path("/{id: [A-Za-z0-9._-]+}/heartbeats")
    @RolesAllowed(Roles.DISPATCH_SYSTEM)
    @Operation(
            operationId = "beat",
            summary = "心跳 · A source says that it is alive and how far it has handed over",
            description = "Needs no Idempotency-Key: a beat repeated says the same again.")
    public SourceView beat(String id, @NotNull Beat beat) {
        Caller caller = current.get();
        requireOwn(caller, id);
        return transactions.inScopeOf(caller, handle -> {
            Instant now = DatabaseClock.now(handle);
            Instant watermark = past(beat.watermark(), "/watermark", now);
            Instant occurredAt = past(beat.occurredAt(), "/occurredAt", now);
            return sources.beat(handle, caller, id, watermark, new Sources.Times(occurredAt, now));
        });
    }

    // A system speaks for itself only; another's promise is not its to make.
    private static void requireOwn(Caller caller, String id) {
        if (caller.has(Roles.DISPATCH_SYSTEM) && !id.equals(caller.source())) {
            throw Refusal.of(ProblemKind.FORBIDDEN, "your token speaks for another source");
        }
    }

    private static Instant past(@Nullable String text, String field, Instant now) {
        if (text == null) {
            return now;
        }
        try {
            Instant instant = OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
            if (instant.isAfter(now)) {
                throw Refusal.field(field, "lies in the future");
            }
            return instant;
        } catch (java.time.DateTimeException unreadable) {
            throw Refusal.field(field, "RFC 3339 date and time with offset expected");
        }
    }
}
