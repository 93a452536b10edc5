package org.firstbutton.casework.retention;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.firstbutton.casework.retention.Retention.Obstacle;
import org.firstbutton.chassis.access.CurrentCaller;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.chassis.database.Transactions;
import org.firstbutton.chassis.paging.PageCursor;
import org.jspecify.annotations.Nullable;

/** 到期卷宗 — dossiers whose term is over, each with what still stands against dropping it. */
@Path("/api/v1/retention")
@Produces(MediaType.APPLICATION_JSON)
public class RetentionResource {
    private static final String DUE = """
            select id, case_id, matter, org_path, expires_at from proceeding
            where procedure = 'dossiers' and state = 'ARCHIVED' and not ended and expires_at < clock_timestamp()
              and (cast(:after as timestamptz) is null or (expires_at, id) > (cast(:after as timestamptz), cast(:afterId as uuid)))
            order by expires_at, id limit :limit
            """;

    private final Transactions transactions;
    private final Retention retention;
    private final CurrentCaller caller;

    RetentionResource(Transactions transactions, Retention retention, CurrentCaller caller) {
        this.transactions = transactions;
        this.retention = retention;
        this.caller = caller;
    }

    /** One page; {@code next} asks for the one behind it. */
    @Schema(name = "DossiersDue")
    public record DuePage(List<DueDossier> items, @Nullable String next) {}

    /** 到期卷宗 — {@code droppable}: nothing stands against proposing to drop it. */
    @Schema(name = "DueDossier")
    public record DueDossier(
            UUID id,
            @Nullable UUID caseId,
            String orgPath,
            Instant retainedUntil,
            boolean droppable,
            Set<Obstacle> obstacles) {}

    private record Row(UUID id, @Nullable UUID caseId, String matter, String orgPath, Instant retainedUntil) {}

    @GET
    @Path("/due")
    @RolesAllowed({Roles.CASE_MANAGER, Roles.LEGAL_BRIGADE, Roles.LEGAL_DETACHMENT, Roles.BUREAU_LEADER})
    @Operation(
            operationId = "dossiersDue",
            summary = "到期卷宗 / Dossiers whose term is over, the longest overdue first",
            description = "A proposal only: nothing is dropped before one person has proposed and another approved it.")
    public DuePage due(
            @Parameter(description = "As the page before gave it") @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        PageCursor behind = cursor == null ? null : PageCursor.read(cursor);
        List<Row> found = transactions.inScopeOf(
                caller.get(),
                handle -> handle.createQuery(DUE)
                        .bind("after", behind == null ? null : behind.at().toString())
                        .bind("afterId", behind == null ? null : behind.id())
                        .bind("limit", limit + 1)
                        .map((row, context) -> new Row(
                                row.getObject("id", UUID.class),
                                row.getObject("case_id", UUID.class),
                                row.getString("matter"),
                                row.getString("org_path"),
                                row.getObject("expires_at", OffsetDateTime.class)
                                        .toInstant()))
                        .list());
        List<Row> page = found.size() > limit ? found.subList(0, limit) : found;
        Map<String, Set<Obstacle>> obstacles =
                retention.obstacles(page.stream().map(Row::matter).toList());
        Row last = found.size() > limit ? page.get(limit - 1) : null;
        return new DuePage(
                page.stream().map(row -> view(row, obstacles)).toList(),
                last == null ? null : new PageCursor(last.retainedUntil(), last.id()).opaque());
    }

    private static DueDossier view(Row row, Map<String, Set<Obstacle>> obstacles) {
        Set<Obstacle> against = obstacles.getOrDefault(row.matter(), Set.of());
        return new DueDossier(row.id(), row.caseId(), row.orgPath(), row.retainedUntil(), against.isEmpty(), against);
    }
}
