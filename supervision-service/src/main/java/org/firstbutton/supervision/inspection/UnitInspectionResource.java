package org.firstbutton.supervision.inspection;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.firstbutton.chassis.access.CurrentCaller;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.chassis.database.Transactions;
import org.firstbutton.supervision.inspection.UnitNotices.UnitInspection;
import org.jspecify.annotations.Nullable;

/** 被巡查单位接口 — the visits that a unit knows of. */
@Path("/api/v1/unit-inspections")
@Tag(name = "inspections", description = "执法巡查 Inspections")
public class UnitInspectionResource {
    private final CurrentCaller caller;
    private final Transactions transactions;
    private final UnitNotices notices;

    UnitInspectionResource(CurrentCaller caller, Transactions transactions, UnitNotices notices) {
        this.caller = caller;
        this.transactions = transactions;
        this.notices = notices;
    }

    /** A page, latest first; {@code next} is the cursor of the following one, absent on the last. */
    public record UnitInspectionPage(
            List<UnitInspection> items, @Nullable String next) {}

    @GET
    @RolesAllowed({Roles.UNIT_CHIEF, Roles.LEGAL_OFFICER, Roles.BUREAU_LEADER})
    @Operation(
            operationId = "listUnitInspections",
            summary = "本单位巡查 · Announced visits, and unannounced ones from the arrival on, with what was found")
    public UnitInspectionPage list(
            @QueryParam("cursor") @Nullable UUID cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        List<UnitInspection> items =
                transactions.inScopeOf(caller.get(), handle -> notices.page(handle, cursor, limit));
        return new UnitInspectionPage(
                items,
                items.size() < limit ? null : items.get(items.size() - 1).id().toString());
    }
}
