package org.firstbutton.supervision.inspection;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.firstbutton.chassis.access.Roles;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** 巡查覆盖 — which units were visited in a period and which were not; read off visits and roster, kept nowhere else. */
@ApplicationScoped
class Coverage {
    // Every unit that has a chief at some time of the period, and every one that a visit was planned to.
    private static final String UNITS = """
            with visit as (
                select subject as unit, id, state, last_at from proceeding
                where procedure = :procedure and detail ->> 'scheme' = :scheme and subject ^@ :office
                  and expires_at > :from and expires_at <= :to),
            unit as (
                select unit from visit
                union
                select org_path from post_holder
                where role = :chief and org_path ^@ :office and org_path <> :office
                  and from_at < :to and (to_at is null or to_at > :from))
            select distinct on (u.unit) u.unit, v.id, v.state, v.last_at
            from unit u left join visit v on v.unit = u.unit
            order by u.unit, case v.state when 'HELD' then 0 when 'DONE' then 1 when 'ARRIVED' then 2 else 3 end, v.last_at
            """;

    /** 单位覆盖 — {@code inspection}: the visit that counts; null where none was planned. */
    @Schema(name = "CoveredUnit")
    record CoveredUnit(
            String unit,
            Standing standing,
            @Nullable UUID inspection,
            @Nullable Instant doneAt) {}

    /** 覆盖状态 */
    @Schema(name = "CoverageStanding")
    enum Standing {
        VISITED,
        PLANNED,
        NOT_PLANNED
    }

    /** 覆盖率 — for example {@code 28/28}. */
    @Schema(name = "InspectionCoverage")
    record Report(String scheme, int units, int visited, String share, List<CoveredUnit> items) {}

    Report of(Handle handle, String scheme, String office, Instant from, Instant to) {
        List<CoveredUnit> units = handle.createQuery(UNITS)
                .bind("procedure", InspectionProcedure.TABLE.head().path())
                .bind("scheme", scheme)
                .bind("office", office)
                .bind("chief", Roles.UNIT_CHIEF)
                .bind("from", OffsetDateTime.ofInstant(from, ZoneOffset.UTC))
                .bind("to", OffsetDateTime.ofInstant(to, ZoneOffset.UTC))
                .map((row, context) -> unit(row))
                .list();
        int visited = (int) units.stream()
                .filter(unit -> unit.standing() == Standing.VISITED)
                .count();
        return new Report(scheme, units.size(), visited, visited + "/" + units.size(), units);
    }

    private static CoveredUnit unit(ResultSet row) throws SQLException {
        String state = row.getString("state");
        boolean visited = "DONE".equals(state) || "HELD".equals(state);
        Standing standing = visited ? Standing.VISITED : state == null ? Standing.NOT_PLANNED : Standing.PLANNED;
        Instant at = UnitNotices.instant(row.getObject("last_at", OffsetDateTime.class));
        return new CoveredUnit(row.getString("unit"), standing, row.getObject("id", UUID.class), visited ? at : null);
    }
}
