package org.firstbutton.casework.custody;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.firstbutton.chassis.access.CurrentCaller;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.chassis.database.DatabaseClock;
import org.firstbutton.chassis.database.Transactions;
import org.firstbutton.chassis.problem.Refusal;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** 办案中心指标 — how many people were brought to which area, for how long, and which share of them to a centre. */
@Path("/api/v1/visit-figures")
@Tag(name = "visits")
public class VisitFiguresResource {
    private static final String COUNTS = """
            select coalesce(v.detail ->> 'placeKey', '') as area, count(*), count(*) filter (where v.ended),
                   coalesce(sum(extract(epoch from v.last_at - v.opened_at)) filter (where v.ended), 0)
            from proceeding v
            where v.procedure = 'visits' and v.opened_at >= :from and v.opened_at < :to
              and (cast(:org as text) is null or v.org_path ^@ :org)
            group by 1 order by 2 desc, 1
            """;
    private static final double HOUR = 3600;

    private final CurrentCaller caller;
    private final Transactions transactions;
    private final Set<String> centres;

    /** @param centres the areas that are case-handling management centres, by their own keys */
    VisitFiguresResource(
            CurrentCaller caller,
            Transactions transactions,
            @ConfigProperty(name = "firstbutton.casework.centres") Optional<Set<String>> centres) {
        this.caller = caller;
        this.transactions = transactions;
        this.centres = centres.orElse(Set.of());
    }

    /** 一个办案区 — {@code area} is empty for people who were brought to none; {@code meanHours}: of visits that are over. */
    @Schema(name = "AreaFigures")
    public record AreaFigures(
            @Schema(examples = "AREA-01") String area,
            boolean centre,
            long visits,
            long ended,
            @Nullable Double meanHours) {}

    /** 办案中心指标 — {@code centreShare}: visits to a centre of all; none where there were no visits. */
    @Schema(name = "VisitFigures")
    public record VisitFigures(
            Instant asOf,
            long visits,
            long inCentres,
            @Nullable Double centreShare,
            @Nullable Double meanHoursInCentres,
            @Nullable Double meanHoursElsewhere,
            List<AreaFigures> items) {}

    private record Counted(String area, long visits, long ended, double seconds) {}

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({
        Roles.UNIT_CHIEF,
        Roles.LEGAL_OFFICER,
        Roles.CASE_MANAGER,
        Roles.LEGAL_BRIGADE,
        Roles.LEGAL_DETACHMENT,
        Roles.LEGAL_CORPS,
        Roles.INSPECTORATE,
        Roles.INSPECTOR_GENERAL,
        Roles.BUREAU_LEADER,
        Roles.CASE_CENTRE_STAFF
    })
    @Operation(
            operationId = "getVisitFigures",
            summary = "办案中心指标 · Share of visits to a centre, and mean hours there and elsewhere")
    public VisitFigures figures(
            @QueryParam("from") @NotNull @Parameter(description = "Brought at this or after") OffsetDateTime from,
            @QueryParam("to") @NotNull @Parameter(description = "Brought before this") OffsetDateTime to,
            @QueryParam("orgPath") @Parameter(example = "HB/JZ/SS/") @Nullable String orgPath) {
        if (!to.isAfter(from)) {
            throw Refusal.field("to", "须晚于 from / comes after from");
        }
        return transactions.inScopeOf(
                caller.get(), handle -> figures(counted(handle, from, to, orgPath), DatabaseClock.now(handle)));
    }

    private static List<Counted> counted(
            Handle handle, OffsetDateTime from, OffsetDateTime to, @Nullable String orgPath) {
        return handle.createQuery(COUNTS)
                .bind("from", from)
                .bind("to", to)
                .bind("org", orgPath)
                .map((row, context) -> new Counted(row.getString(1), row.getLong(2), row.getLong(3), row.getDouble(4)))
                .list();
    }

    private VisitFigures figures(List<Counted> counted, Instant now) {
        Predicate<Counted> centre = each -> centres.contains(each.area());
        long visits = counted.stream().mapToLong(Counted::visits).sum();
        long inCentres =
                counted.stream().filter(centre).mapToLong(Counted::visits).sum();
        return new VisitFigures(
                now,
                visits,
                inCentres,
                visits == 0 ? null : (double) inCentres / visits,
                mean(counted.stream().filter(centre).toList()),
                mean(counted.stream().filter(centre.negate()).toList()),
                counted.stream()
                        .map(each -> new AreaFigures(
                                each.area(),
                                centres.contains(each.area()),
                                each.visits(),
                                each.ended(),
                                mean(List.of(each))))
                        .toList());
    }

    private static @Nullable Double mean(List<Counted> of) {
        long ended = of.stream().mapToLong(Counted::ended).sum();
        return ended == 0 ? null : of.stream().mapToDouble(Counted::seconds).sum() / ended / HOUR;
    }
}
