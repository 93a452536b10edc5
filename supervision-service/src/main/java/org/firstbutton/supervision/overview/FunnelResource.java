package org.firstbutton.supervision.overview;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.firstbutton.chassis.access.CurrentCaller;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.chassis.database.DatabaseClock;
import org.firstbutton.chassis.database.Transactions;
import org.jdbi.v3.core.Handle;

/** 漏斗接口 — of the alerts received in the last days, how many were dispatched, arrived at, accepted, filed, closed. */
@Path("/api/v1/funnel")
@Tag(name = "overview", description = "总览 Overview")
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
public class FunnelResource {
    private static final List<String> STAGES =
            List.of("alert.received", "alert.dispatched", "unit.arrived", "case.accepted", "case.filed", "case.closed");
    private static final String REACHED = """
            with received as (
                select distinct matter from timeline_fact
                where type = 'alert.received' and occurred_at >= now() - make_interval(days => :days))
            select f.type, count(distinct f.matter) from received join timeline_fact f using (matter)
            where f.type = any (:stages) group by 1
            """;

    private final CurrentCaller caller;
    private final Transactions transactions;

    FunnelResource(CurrentCaller caller, Transactions transactions) {
        this.caller = caller;
        this.transactions = transactions;
    }

    /** So many of the alerts received have a fact of this type. */
    public record FunnelStage(String type, long matters) {}

    /** One cohort of alerts and how far it has come; {@code asOf} is when it was counted. */
    public record Funnel(Instant asOf, int days, List<FunnelStage> stages) {}

    @GET
    @Operation(operationId = "funnel", summary = "漏斗 / How far the alerts received in the last days have come")
    public Funnel funnel(@QueryParam("days") @DefaultValue("30") @Min(1) @Max(366) int days) {
        return transactions.inScopeOf(caller.get(), handle -> {
            Map<String, Long> reached = reached(handle, days);
            return new Funnel(
                    DatabaseClock.now(handle),
                    days,
                    STAGES.stream()
                            .map(type -> new FunnelStage(type, reached.getOrDefault(type, 0L)))
                            .toList());
        });
    }

    private static Map<String, Long> reached(Handle handle, int days) {
        return handle
                .createQuery(REACHED)
                .bind("days", days)
                .bindArray("stages", String.class, STAGES.toArray())
                .map((row, context) -> Map.entry(row.getString(1), row.getLong(2)))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
