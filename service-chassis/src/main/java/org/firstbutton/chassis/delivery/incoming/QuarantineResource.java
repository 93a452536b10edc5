package org.firstbutton.chassis.delivery.incoming;

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
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.access.CurrentCaller;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.chassis.audit.AuditEntry;
import org.firstbutton.chassis.audit.AuditTrail;
import org.firstbutton.chassis.command.Commands;
import org.firstbutton.chassis.database.Transactions;
import org.firstbutton.chassis.problem.Refusal;
import org.jspecify.annotations.Nullable;

/** 隔离区 — what could not be taken in and why; ops see no payload, only its size, and ask for a redrive. */
@Path("/api/v1/quarantine")
public class QuarantineResource {
    private static final String LIST = """
            select id, topic, part, off, coalesce(octet_length(raw), 0), reason, first_seen, state from quarantine
            where state <> 'REDRIVEN' and id > :cursor order by id limit :limit
            """;

    private final Transactions transactions;
    private final Commands commands;
    private final AuditTrail audit;
    private final CurrentCaller caller;

    QuarantineResource(Transactions transactions, Commands commands, AuditTrail audit, CurrentCaller caller) {
        this.transactions = transactions;
        this.commands = commands;
        this.audit = audit;
        this.caller = caller;
    }

    /** A record in quarantine, without what it says. */
    public record HeldRecord(
            UUID id, String topic, int partition, long offset, int size, String reason, Instant since, String state) {}

    /** A page; {@code next} is the cursor of the following one, absent on the last. */
    public record HeldRecords(
            List<HeldRecord> items, @Nullable String next) {}

    @GET
    @RolesAllowed(Roles.OPS)
    @Operation(summary = "Records that could not be taken in, with size and reason")
    public HeldRecords list(
            @QueryParam("cursor") @DefaultValue("00000000-0000-0000-0000-000000000000") UUID cursor,
            @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(1000) int limit) {
        List<HeldRecord> items = transactions.asConsumer(handle -> handle.createQuery(LIST)
                .bind("cursor", cursor)
                .bind("limit", limit)
                .map((row, context) -> held(row))
                .list());
        return new HeldRecords(
                items,
                items.size() < limit ? null : items.get(items.size() - 1).id().toString());
    }

    @POST
    @Path("/{id: [^/:]+}:redrive")
    @RolesAllowed(Roles.OPS)
    @Operation(summary = "Take a record in again, by the same path; the partition's owner does it within seconds")
    public Response redrive(@PathParam("id") UUID id, @HeaderParam("Idempotency-Key") @Nullable String key) {
        Caller ops = caller.get();
        return commands.once(ops, "POST /quarantine/" + id + ":redrive", key, null, handle -> {
            int asked = handle.createUpdate(
                            "update quarantine set state = 'ASKED' where id = :id and state in ('HELD', 'ASKED')")
                    .bind("id", id)
                    .execute();
            if (asked == 0) {
                throw Refusal.notFound();
            }
            String orgPath = ops.orgPaths().stream().findFirst().orElse("");
            audit.record(
                    handle,
                    new AuditEntry(
                            ops, "redrive", "quarantine", id.toString(), null, orgPath, AuditEntry.Result.DONE, null));
            return new Commands.Done(202, null, new Redrive(id, "ASKED"));
        });
    }

    /** What became of the request; the list shows how it ended. */
    public record Redrive(UUID id, String state) {}

    private static HeldRecord held(ResultSet row) throws SQLException {
        return new HeldRecord(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getInt(3),
                row.getLong(4),
                row.getInt(5),
                row.getString(6),
                row.getObject(7, OffsetDateTime.class).toInstant(),
                row.getString(8));
    }
}
