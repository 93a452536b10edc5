package org.firstbutton.supervision.circular;

import com.fasterxml.uuid.Generators;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.audit.AuditEntry;
import org.firstbutton.chassis.audit.AuditTrail;
import org.firstbutton.chassis.database.DatabaseClock;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** 签收簿 — to whom a paper was sent, and who received it there; row-level security keeps to the caller's organisations. */
@ApplicationScoped
class Receipts {
    private static final String SELECT = """
            select r.id, r.paper, p.number, p.title, p.office, r.org_path, r.sent_at, r.received_by, r.received_at,
                   exists (select from paper_withdrawal w where w.paper = p.id) as withdrawn
            from paper_receipt r join paper p on p.id = r.paper
            """;

    private final AuditTrail audit;

    Receipts(AuditTrail audit) {
        this.audit = audit;
    }

    /**
     * 签收
     *
     * @param withdrawn whether the paper stands no longer
     */
    @Schema(name = "PaperReceipt")
    record Receipt(
            UUID id,
            UUID paper,
            @Schema(examples = "示公法知〔2026〕3号") String number,
            String title,
            @Schema(examples = "HB/JZ/SS/") String office,
            @Schema(examples = "HB/JZ/SS/U001/") String unit,
            Instant sentAt,
            @Nullable String receivedBy,
            @Nullable Instant receivedAt,
            boolean withdrawn) {}

    /** Sends it to these units; who has it already is passed over. Answers how many got it. */
    int send(Handle handle, Caller by, UUID paper, List<String> units) {
        Instant now = DatabaseClock.now(handle).truncatedTo(ChronoUnit.MICROS);
        int sent = 0;
        for (String unit : units) {
            UUID id = Generators.timeBasedEpochGenerator().generate();
            int written = handle.createUpdate("""
                            insert into paper_receipt (id, paper, org_path, sent_by, sent_at)
                            values (:id, :paper, :unit, :by, :at) on conflict (paper, org_path) do nothing
                            """)
                    .bind("id", id)
                    .bind("paper", paper)
                    .bind("unit", unit)
                    .bind("by", by.actorId())
                    .bind("at", utc(now))
                    .execute();
            if (written == 1) {
                audit.record(handle, AuditEntry.done(by, "send", "paper-receipt", id.toString(), 1, unit));
                sent++;
            }
        }
        return sent;
    }

    List<Receipt> of(Handle handle, UUID paper) {
        return handle.createQuery(SELECT + "where r.paper = :paper order by r.org_path")
                .bind("paper", paper)
                .map((row, context) -> read(row))
                .list();
    }

    /** What was sent to these organisations themselves, latest first. */
    List<Receipt> sentTo(Handle handle, List<String> units, boolean open, int limit) {
        return handle.createQuery(SELECT + """
                        where r.org_path = any (:units) and (not :open or r.received_at is null)
                        order by r.sent_at desc, r.id desc limit :limit
                        """)
                .bindArray("units", String.class, units.toArray())
                .bind("open", open)
                .bind("limit", limit)
                .map((row, context) -> read(row))
                .list();
    }

    Optional<Receipt> find(Handle handle, UUID id) {
        return handle.createQuery(SELECT + "where r.id = :id")
                .bind("id", id)
                .map((row, context) -> read(row))
                .findOne();
    }

    /** Received by him who says so first. */
    void receive(Handle handle, Caller by, Receipt of) {
        int written = handle.createUpdate("""
                        update paper_receipt set received_by = :by, received_at = :at
                        where id = :id and received_at is null
                        """)
                .bind("by", by.actorId())
                .bind("at", utc(DatabaseClock.now(handle).truncatedTo(ChronoUnit.MICROS)))
                .bind("id", of.id())
                .execute();
        if (written == 1) {
            audit.record(
                    handle,
                    AuditEntry.done(by, "receive", "paper-receipt", of.id().toString(), 2, of.unit()));
        }
    }

    private static Receipt read(ResultSet row) throws SQLException {
        OffsetDateTime received = row.getObject("received_at", OffsetDateTime.class);
        return new Receipt(
                row.getObject("id", UUID.class),
                row.getObject("paper", UUID.class),
                row.getString("number"),
                row.getString("title"),
                row.getString("office"),
                row.getString("org_path"),
                row.getObject("sent_at", OffsetDateTime.class).toInstant(),
                row.getString("received_by"),
                received == null ? null : received.toInstant(),
                row.getBoolean("withdrawn"));
    }

    private static OffsetDateTime utc(Instant at) {
        return OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
    }
}
