package org.firstbutton.intake.source;

import com.fasterxml.uuid.Generators;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.audit.AuditEntry;
import org.firstbutton.chassis.audit.AuditTrail;
import org.firstbutton.chassis.database.DatabaseClock;
import org.firstbutton.chassis.delivery.Outbox;
import org.firstbutton.chassis.problem.Refusal;
import org.firstbutton.contract.Actor;
import org.firstbutton.contract.Envelope;
import org.firstbutton.contract.FactTypes;
import org.firstbutton.contract.RecordedFact;
import org.firstbutton.contract.supervision.HeartbeatFact;
import org.firstbutton.contract.supervision.HeartbeatFact.SourceBeat;
import org.firstbutton.contract.supervision.HeartbeatFact.SourceRegistered;
import org.jdbi.v3.core.Handle;

/** 数据源库 — registers sources and takes their heartbeats; each is a fact on topic {@code heartbeats}. */
@ApplicationScoped
public class Sources {
    private static final String SELECT = """
            select id, kind, org_path, beat_seconds, grace_seconds, watermark, registered_at, version from source
            """;
    private static final String INSERT = """
            insert into source (id, kind, org_path, beat_seconds, grace_seconds, version, registered_at)
            values (:id, :kind, :orgPath, :beat, :grace, 1, :now) on conflict do nothing
            """;
    private static final String UPDATE = """
            update source set kind = :kind, org_path = :orgPath, beat_seconds = :beat, grace_seconds = :grace,
                              version = version + 1
            where id = :id returning version
            """;

    private final Outbox outbox;
    private final AuditTrail audit;

    public Sources(Outbox outbox, AuditTrail audit) {
        this.outbox = outbox;
        this.audit = audit;
    }

    /** Whether the registration is new, changed, or as it was. */
    enum Registration {
        CREATED,
        CHANGED,
        UNCHANGED
    }

    Registration register(Handle handle, Caller caller, String id, RegisterSource wanted) {
        Instant now = DatabaseClock.now(handle);
        int inserted = bind(handle, INSERT, id, wanted)
                .bind("now", OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
                .execute();
        if (inserted == 1) {
            record(handle, caller, id, wanted.orgPath(), 1, new Times(now, now), registered(id, wanted));
            audited(handle, caller, id, 1, wanted);
            return Registration.CREATED;
        }
        SourceView present = find(handle, id, true).orElseThrow(Refusal::notFound);
        if (wanted.equals(
                new RegisterSource(present.kind(), present.orgPath(), present.beatSeconds(), present.graceSeconds()))) {
            return Registration.UNCHANGED;
        }
        long version = handle.createQuery(UPDATE)
                .bind("id", id)
                .bind("kind", wanted.kind().name())
                .bind("orgPath", wanted.orgPath())
                .bind("beat", wanted.beatSeconds())
                .bind("grace", wanted.graceSeconds())
                .mapTo(Long.class)
                .one();
        record(handle, caller, id, wanted.orgPath(), version, new Times(now, now), registered(id, wanted));
        audited(handle, caller, id, version, wanted);
        return Registration.CHANGED;
    }

    /** 时刻 — when something happened and when we took it down. */
    record Times(Instant occurredAt, Instant recordedAt) {}

    SourceView beat(Handle handle, Caller caller, String id, Instant watermark, Times times) {
        SourceView source = find(handle, id, true).orElseThrow(Refusal::notFound);
        long version = handle.createQuery("""
                        update source set version = version + 1, watermark = greatest(watermark, :watermark)
                        where id = :id returning version
                        """)
                .bind("id", id)
                .bind("watermark", OffsetDateTime.ofInstant(watermark, ZoneOffset.UTC))
                .mapTo(Long.class)
                .one();
        record(handle, caller, id, source.orgPath(), version, times, new SourceBeat(id, watermark));
        return find(handle, id, false).orElseThrow();
    }

    /** A source in the caller's sight. */
    public Optional<SourceView> find(Handle handle, String id) {
        return find(handle, id, false);
    }

    private static Optional<SourceView> find(Handle handle, String id, boolean locked) {
        return handle.createQuery(SELECT + "where id = :id" + (locked ? " for update" : ""))
                .bind("id", id)
                .map((row, context) -> view(row))
                .findOne();
    }

    List<SourceView> all(Handle handle) {
        return handle.createQuery(SELECT + "order by id")
                .map((row, context) -> view(row))
                .list();
    }

    private static SourceView view(java.sql.ResultSet row) throws java.sql.SQLException {
        OffsetDateTime watermark = row.getObject(6, OffsetDateTime.class);
        return new SourceView(
                row.getString(1),
                SourceKind.valueOf(row.getString(2)),
                row.getString(3),
                row.getInt(4),
                row.getInt(5),
                watermark == null ? null : watermark.toInstant(),
                row.getObject(7, OffsetDateTime.class).toInstant());
    }

    private static org.jdbi.v3.core.statement.Update bind(Handle handle, String sql, String id, RegisterSource wanted) {
        return handle.createUpdate(sql)
                .bind("id", id)
                .bind("kind", wanted.kind().name())
                .bind("orgPath", wanted.orgPath())
                .bind("beat", wanted.beatSeconds())
                .bind("grace", wanted.graceSeconds());
    }

    private static SourceRegistered registered(String id, RegisterSource wanted) {
        return new SourceRegistered(id, wanted.kind().name(), wanted.beatSeconds(), wanted.graceSeconds());
    }

    private void audited(Handle handle, Caller caller, String id, long version, RegisterSource wanted) {
        audit.record(handle, AuditEntry.done(caller, "register", "source", id, version, wanted.orgPath()));
    }

    private void record(
            Handle handle, Caller caller, String id, String orgPath, long version, Times times, HeartbeatFact fact) {
        Envelope envelope = new Envelope(
                Generators.timeBasedEpochGenerator().generate(),
                FactTypes.nameOf(fact.getClass()),
                id,
                times.occurredAt(),
                times.recordedAt(),
                id,
                orgPath,
                new Actor(caller.actorId(), caller.actingRole()),
                id,
                version,
                outbox.epoch(handle),
                null);
        outbox.record(handle, List.of(new RecordedFact(envelope, fact)));
    }
}
