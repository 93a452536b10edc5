package org.firstbutton.supervision.trial;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.audit.AuditEntry;
import org.firstbutton.chassis.audit.AuditTrail;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** 生效记录 — writes which pack is live or in shadow from now on; every replica reads it before it judges again. */
@ApplicationScoped
class ForceChanges {
    private static final String KIND = "pack-in-force";

    /** 方式 */
    enum Mode {
        LIVE,
        SHADOW
    }

    /**
     * 将生效者
     *
     * @param pack none for the shipped pack, or for the end of a shadow
     * @param before the change to which a rollback returns
     * @param factVersion of the last fact about this name
     */
    record Next(@Nullable UUID pack, @Nullable Long before, long factVersion) {}

    /** 一次变更 — as it was written. */
    record Change(long no, @Nullable UUID pack, @Nullable Long before, Instant from, long factVersion) {}

    private final AuditTrail audit;

    ForceChanges(AuditTrail audit) {
        this.audit = audit;
    }

    /** One change at a time: a higher number must never be seen before a lower one. */
    void lock(Handle handle) {
        handle.createQuery("select 1 from pg_advisory_xact_lock(hashtextextended('rule packs in force', 42))")
                .mapTo(Integer.class)
                .one();
    }

    Optional<Change> last(Handle handle, String name) {
        return handle.createQuery("""
                        select no, pack, before, in_force_from, fact_version from pack_in_force
                        where name = :name and mode = 'LIVE' order by no desc limit 1
                        """)
                .bind("name", name)
                .map((row, context) -> change(row))
                .findOne();
    }

    Optional<Change> numbered(Handle handle, long no) {
        return handle.createQuery(
                        "select no, pack, before, in_force_from, fact_version from pack_in_force where no = :no")
                .bind("no", no)
                .map((row, context) -> change(row))
                .findOne();
    }

    Change shadow(Handle handle, Caller caller, String name, @Nullable UUID pack) {
        long facts = last(handle, name).map(Change::factVersion).orElse(0L);
        return write(handle, caller, name, Mode.SHADOW, new Next(pack, null, facts));
    }

    Change live(Handle handle, Caller caller, String name, Next next) {
        return write(handle, caller, name, Mode.LIVE, next);
    }

    private Change write(Handle handle, Caller caller, String name, Mode mode, Next next) {
        Change written = handle.createQuery("""
                        insert into pack_in_force (name, mode, pack, before, fact_version)
                        values (:name, :mode, cast(:pack as uuid), cast(:before as bigint), :facts)
                        returning no, pack, before, in_force_from, fact_version
                        """)
                .bind("name", name)
                .bind("mode", mode.name())
                .bind("pack", next.pack())
                .bind("before", next.before())
                .bind("facts", next.factVersion())
                .map((row, context) -> change(row))
                .one();
        String action = mode == Mode.LIVE ? "put-in-force" : "put-in-shadow";
        audit.record(
                handle,
                AuditEntry.done(caller, action, KIND, Long.toString(written.no()), 1, TrialPacks.orgPath(caller)));
        return written;
    }

    private static Change change(ResultSet row) throws SQLException {
        long before = row.getLong(3);
        boolean first = row.wasNull();
        return new Change(
                row.getLong(1),
                row.getObject(2, UUID.class),
                first ? null : before,
                row.getObject(4, OffsetDateTime.class).toInstant(),
                row.getLong(5));
    }
}
