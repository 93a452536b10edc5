package org.firstbutton.chassis.audit;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.firstbutton.chassis.access.CurrentCaller;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.chassis.database.Transactions;
import org.jspecify.annotations.Nullable;

/** 审计 — the trail and its verification; auditors read it, nobody writes it. */
@Path("/api/v1/audit")
public class AuditResource {
    // What happened outside any organisation (a denial of nobody known) is every auditor's business.
    private static final String PAGE = """
            select s.seq, e.id, e.at, e.actor, e.role, e.action, e.object_kind, e.object, e.object_version, e.org_path,
                   e.result, e.purpose
            from audit_seal s join audit_entry e on e.id = s.entry
            where s.seq > :cursor and (e.org_path = '' or e.org_path ^@ any (:scope))
            order by s.seq limit :limit
            """;

    private final AuditVerification verification;
    private final Transactions transactions;
    private final CurrentCaller caller;

    AuditResource(AuditVerification verification, Transactions transactions, CurrentCaller caller) {
        this.verification = verification;
        this.transactions = transactions;
        this.caller = caller;
    }

    /** An entry of the trail, with its number. */
    public record Entry(
            long sequence,
            UUID id,
            Instant at,
            String actor,
            String role,
            String action,
            String objectKind,
            String object,
            @Nullable Long objectVersion,
            String orgPath,
            String result,
            @Nullable String purpose) {}

    /** A page of the trail; {@code next} is the cursor of the following page, absent on the last. */
    @Schema(name = "AuditPage")
    public record Page(List<Entry> items, @Nullable String next) {}

    @GET
    @Path("/verification")
    @RolesAllowed(Roles.AUDITOR)
    @Operation(summary = "Recompute the whole audit trail and name the first thing that is not as it was sealed")
    public AuditVerification.Report verification() {
        return verification.run();
    }

    @GET
    @Path("/entries")
    @RolesAllowed(Roles.AUDITOR)
    @Operation(summary = "Sealed entries in the order of their numbers")
    public Page entries(
            @QueryParam("cursor") @DefaultValue("0") @Min(0) long cursor,
            @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(1000) int limit) {
        List<Entry> items = transactions.asConsumer(handle -> handle.createQuery(PAGE)
                .bind("cursor", cursor)
                .bindArray("scope", String.class, caller.get().orgPaths().toArray())
                .bind("limit", limit)
                .map((row, context) -> entry(row))
                .list());
        String next = items.size() < limit
                ? null
                : Long.toString(items.get(items.size() - 1).sequence());
        return new Page(items, next);
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getLong(1),
                row.getObject(2, UUID.class),
                row.getObject(3, OffsetDateTime.class).toInstant(),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getObject(9, Long.class),
                row.getString(10),
                row.getString(11),
                row.getString(12));
    }
}
