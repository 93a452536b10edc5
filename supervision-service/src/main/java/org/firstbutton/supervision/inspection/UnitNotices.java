package org.firstbutton.supervision.inspection;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.firstbutton.chassis.procedure.Proceeding;
import org.firstbutton.contract.review.ReviewFact.InspectionDone;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * 被巡查单位须知 — what a unit knows of a visit. There is no row before it may know: what is not there cannot be listed,
 * counted, searched for or exported.
 */
@ApplicationScoped
class UnitNotices {

    /** 须知 — {@code faults}: items that were not in order, once both inspectors have signed. */
    record UnitInspection(
            UUID id,
            String unit,
            String scheme,
            UUID schemeId,
            List<String> inspectors,
            Instant toldAt,
            @Nullable Instant arrivedAt,
            @Nullable Instant doneAt,
            List<String> faults,
            List<String> missing,
            @Nullable String remark) {}

    void tell(Handle handle, Proceeding visit) {
        handle.createUpdate("""
                        insert into unit_inspection (id, org_path, scheme, scheme_id, inspectors, told_at)
                        values (:id, :unit, :scheme, cast(:schemeId as uuid), :inspectors, :at)
                        on conflict (id) do nothing
                        """)
                .bind("id", visit.id())
                .bind("unit", visit.said("unit"))
                .bind("scheme", visit.said("scheme"))
                .bind("schemeId", visit.said("schemeId"))
                .bindArray("inspectors", String.class, visit.said("officerId"), visit.said("partner"))
                .bind("at", utc(visit.lastAt()))
                .execute();
    }

    void arrived(Handle handle, Proceeding visit) {
        handle.createUpdate("update unit_inspection set arrived_at = :at where id = :id")
                .bind("id", visit.id())
                .bind("at", utc(visit.lastAt()))
                .execute();
    }

    void done(Handle handle, Proceeding visit, InspectionDone done) {
        handle.createUpdate("""
                        update unit_inspection set done_at = :at, faults = :faults, missing = :missing, remark = :remark
                        where id = :id
                        """)
                .bind("id", visit.id())
                .bind("at", utc(visit.lastAt()))
                .bindArray(
                        "faults",
                        String.class,
                        Objects.requireNonNull(done.faults()).toArray())
                .bindArray("missing", String.class, done.missing().toArray())
                .bind("remark", done.remark())
                .execute();
    }

    /** Latest first; row-level security keeps to the caller's organisations. */
    List<UnitInspection> page(Handle handle, @Nullable UUID after, int limit) {
        return handle.createQuery("""
                        select * from unit_inspection
                        where cast(:after as uuid) is null or id < cast(:after as uuid)
                        order by id desc limit :limit
                        """)
                .bind("after", after == null ? null : after.toString())
                .bind("limit", limit)
                .map((row, context) -> read(row))
                .list();
    }

    private static UnitInspection read(ResultSet row) throws SQLException {
        return new UnitInspection(
                row.getObject("id", UUID.class),
                row.getString("org_path"),
                row.getString("scheme"),
                row.getObject("scheme_id", UUID.class),
                List.of((String[]) row.getArray("inspectors").getArray()),
                row.getObject("told_at", OffsetDateTime.class).toInstant(),
                instant(row.getObject("arrived_at", OffsetDateTime.class)),
                instant(row.getObject("done_at", OffsetDateTime.class)),
                List.of((String[]) row.getArray("faults").getArray()),
                List.of((String[]) row.getArray("missing").getArray()),
                row.getString("remark"));
    }

    static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }

    private static OffsetDateTime utc(Instant at) {
        return OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
    }
}
