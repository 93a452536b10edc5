package org.firstbutton.supervision.finding;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.firstbutton.chassis.access.CurrentCaller;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.chassis.database.Transactions;
import org.firstbutton.chassis.paging.PageCursor;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** 预警接口 — duties at risk: warned of, not yet done and not yet missed; soonest deadline first. */
@Path("/api/v1/warnings")
@Tag(name = "warnings", description = "预警 Warnings")
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
    Roles.DISCIPLINE,
    Roles.BUREAU_LEADER,
    Roles.SUPERVISION_COMMITTEE
})
public class WarningResource {
    private static final String OPEN = """
            select id, rule_id, subject, number, org_path, percent, due_at, issued_at from warning
            where cleared_at is null and due_at > now()
              and (cast(:at as timestamptz) is null or (due_at, id) > (cast(:at as timestamptz), cast(:id as uuid)))
            order by due_at, id limit :limit
            """;

    private final CurrentCaller caller;
    private final Transactions transactions;

    WarningResource(CurrentCaller caller, Transactions transactions) {
        this.caller = caller;
        this.transactions = transactions;
    }

    /** A duty of which so many percent of its term are used up. */
    public record WarningView(
            UUID id,
            String ruleId,
            String subject,
            @Nullable String number,
            String unit,
            int percent,
            Instant dueAt,
            Instant issuedAt) {}

    /** A page of warnings and how many there are in all; {@code nextCursor} is absent on the last page. */
    public record WarningPage(
            long total, List<WarningView> items, @Nullable String nextCursor) {}

    @GET
    @Operation(operationId = "listWarnings", summary = "预警清单 / Duties at risk, soonest deadline first")
    public WarningPage list(
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        PageCursor behind = cursor == null ? null : PageCursor.read(cursor);
        return transactions.inScopeOf(caller.get(), handle -> {
            long total = handle.createQuery("select count(*) from warning where cleared_at is null and due_at > now()")
                    .mapTo(Long.class)
                    .one();
            List<WarningView> found = page(handle, behind, limit + 1);
            if (found.size() <= limit) {
                return new WarningPage(total, found, null);
            }
            WarningView last = found.get(limit - 1);
            return new WarningPage(total, found.subList(0, limit), new PageCursor(last.dueAt(), last.id()).opaque());
        });
    }

    private static List<WarningView> page(Handle handle, @Nullable PageCursor behind, int limit) {
        return handle.createQuery(OPEN)
                .bind("at", behind == null ? null : OffsetDateTime.ofInstant(behind.at(), ZoneOffset.UTC))
                .bind("id", behind == null ? null : behind.id())
                .bind("limit", limit)
                .map((row, context) -> new WarningView(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getInt(6),
                        row.getObject(7, OffsetDateTime.class).toInstant(),
                        row.getObject(8, OffsetDateTime.class).toInstant()))
                .list();
    }
}
