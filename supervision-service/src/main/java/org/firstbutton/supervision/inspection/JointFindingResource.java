package org.firstbutton.supervision.inspection;

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
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.firstbutton.chassis.access.CurrentCaller;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.chassis.database.Transactions;
import org.jspecify.annotations.Nullable;

/**
 * 联合办公室摘要接口 — confirmed findings of the rules that were agreed with the procuratorate, on filing decisions, overdue
 * custody and withdrawn cases; which rule and unit, since when, and whether it was remedied, and no more.
 */
@Path("/api/v1/joint-findings")
@Tag(name = "inspections", description = "执法巡查 Inspections")
public class JointFindingResource {
    private final CurrentCaller caller;
    private final Transactions transactions;
    private final AgreedRules agreed;

    JointFindingResource(CurrentCaller caller, Transactions transactions, AgreedRules agreed) {
        this.caller = caller;
        this.transactions = transactions;
        this.agreed = agreed;
    }

    /** 问题摘要 — neither officers nor facts; {@code caseId}: to ask the police about. */
    @Schema(name = "JointFinding")
    public record JointFinding(
            UUID id,
            String rule,
            String severity,
            String unit,
            String caseId,
            Instant brokenAt,
            @Nullable Instant remediedAt) {}

    /** A page by ids; {@code next} is the cursor of the following one, absent on the last. */
    public record JointFindingPage(
            List<JointFinding> items, @Nullable String next) {}

    @GET
    @RolesAllowed(Roles.JOINT_OFFICE_LIAISON)
    @Operation(operationId = "listJointFindings", summary = "联合办公室摘要 · Confirmed findings of the agreed rules")
    public JointFindingPage list(
            @QueryParam("cursor") @Nullable UUID cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        List<JointFinding> items = transactions.inScopeOf(
                caller.get(),
                handle -> handle.createQuery("""
                        select id, rule_id, severity, org_path, subject, broken_at, remedied_at from finding
                        where status = 'CONFIRMED' and rule_id = any (:agreed)
                          and (cast(:after as uuid) is null or id > cast(:after as uuid))
                        order by id limit :limit
                        """)
                        .bindArray("agreed", String.class, agreed.ids().toArray())
                        .bind("after", cursor == null ? null : cursor.toString())
                        .bind("limit", limit)
                        .map((row, context) -> read(row))
                        .list());
        return new JointFindingPage(
                items,
                items.size() < limit ? null : items.get(items.size() - 1).id().toString());
    }

    private static JointFinding read(ResultSet row) throws SQLException {
        OffsetDateTime remediedAt = row.getObject("remedied_at", OffsetDateTime.class);
        return new JointFinding(
                row.getObject("id", UUID.class),
                row.getString("rule_id"),
                row.getString("severity"),
                row.getString("org_path"),
                row.getString("subject"),
                row.getObject("broken_at", OffsetDateTime.class).toInstant(),
                UnitNotices.instant(remediedAt));
    }
}
