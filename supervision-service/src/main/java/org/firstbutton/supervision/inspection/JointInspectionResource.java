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

/** 联合巡查接口 — what the procuratorate's liaison sees of inspections: those that name her, and no more of them than agreed. */
@Path("/api/v1/joint-inspections")
@Tag(name = "inspections", description = "执法巡查 Inspections")
public class JointInspectionResource {
    private final CurrentCaller caller;
    private final Transactions transactions;

    JointInspectionResource(CurrentCaller caller, Transactions transactions) {
        this.caller = caller;
        this.transactions = transactions;
    }

    /** 联合巡查摘要 — neither inspectors nor remarks; {@code faults} are codes of the scheme. */
    @Schema(name = "JointInspection")
    public record JointInspection(
            UUID id,
            String unit,
            String scheme,
            String state,
            @Nullable Instant dueAt,
            List<String> checked,
            List<String> faults,
            boolean exchanged) {}

    /** A page, latest first; {@code next} is the cursor of the following one, absent on the last. */
    public record JointInspectionPage(
            List<JointInspection> items, @Nullable String next) {}

    @GET
    @RolesAllowed(Roles.JOINT_OFFICE_LIAISON)
    @Operation(operationId = "listJointInspections", summary = "联合巡查摘要 · The agreed extract of visits that name you")
    public JointInspectionPage list(
            @QueryParam("cursor") @Nullable UUID cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        String liaison = caller.get().actorId();
        List<JointInspection> items = transactions.inScopeOf(
                caller.get(),
                handle -> handle.createQuery("""
                        select id, subject, state, expires_at, detail ->> 'scheme' as scheme,
                               array(select jsonb_array_elements_text(coalesce(detail -> 'checked', '[]'))) as checked,
                               array(select jsonb_array_elements_text(coalesce(detail -> 'faults', '[]'))) as faults,
                               coalesce((detail ->> 'exchanged')::boolean, false) as exchanged
                        from proceeding
                        where procedure = :procedure and detail ->> 'liaison' = :liaison
                          and (cast(:after as uuid) is null or id < cast(:after as uuid))
                        order by id desc limit :limit
                        """)
                        .bind("procedure", InspectionProcedure.TABLE.head().path())
                        .bind("liaison", liaison)
                        .bind("after", cursor == null ? null : cursor.toString())
                        .bind("limit", limit)
                        .map((row, context) -> read(row))
                        .list());
        return new JointInspectionPage(
                items,
                items.size() < limit ? null : items.get(items.size() - 1).id().toString());
    }

    private static JointInspection read(ResultSet row) throws SQLException {
        return new JointInspection(
                row.getObject("id", UUID.class),
                row.getString("subject"),
                row.getString("scheme"),
                row.getString("state"),
                UnitNotices.instant(row.getObject("expires_at", OffsetDateTime.class)),
                List.of((String[]) row.getArray("checked").getArray()),
                List.of((String[]) row.getArray("faults").getArray()),
                row.getBoolean("exchanged"));
    }
}
