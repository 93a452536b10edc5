package org.firstbutton.chassis.delivery;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.chassis.database.Transactions;

/** 台账核对 — what this service has written and what it has taken in, by source, topic and day: counts and checksums. */
@Path("/api/v1")
public class LedgerResource {
    private static final String WRITTEN = """
            select source, topic, cast(cast(occurred_at at time zone 'UTC' as date) as text) as day, count(*) as count,
                   cast(bit_xor(cast(('x' || encode(substring(uuid_send(event_id) from 1 for 8), 'hex')) as bit(64))
                   # cast(rotated.tail as bit(64))) as text) as checksum
            from event_ledger, lateral (select substring(bits from 2) || substring(bits from 1 for 1) as tail
                from (select cast(cast(('x' || encode(substring(uuid_send(event_id) from 9 for 8), 'hex')) as bit(64))
                      as text) as bits) b) rotated
            group by 1, 2, 3 order by 1, 2, 3
            """;
    private static final String RECEIVED = """
            select source, topic, cast(day as text) as day, count, cast(checksum as text) as checksum
            from received_count where consumer = :consumer order by 1, 2, 3
            """;

    private final Transactions transactions;
    private final DeliverySettings settings;

    LedgerResource(Transactions transactions, DeliverySettings settings) {
        this.transactions = transactions;
        this.settings = settings;
    }

    /** One grain of the comparison; {@code checksum} is the XOR over the event ids, whatever their order. */
    public record Digest(String source, String topic, String day, long count, String checksum) {}

    /** What the producer wrote. */
    public record LedgerDigest(List<Digest> digests) {}

    /** What the consumer took in, and what it could not: {@code quarantined} and {@code parked} records. */
    public record InboxDigest(List<Digest> digests, long quarantined, long parked) {}

    @GET
    @Path("/ledger/digest")
    @RolesAllowed({Roles.OPS, Roles.AUDITOR, Roles.CASE_MANAGER, Roles.LEGAL_BRIGADE})
    @Operation(summary = "What this service has written, by source, topic and day")
    public LedgerDigest written() {
        return new LedgerDigest(transactions.asConsumer(handle ->
                handle.createQuery(WRITTEN).map((row, c) -> digest(row)).list()));
    }

    @GET
    @Path("/inbox/digest")
    @RolesAllowed({Roles.OPS, Roles.AUDITOR, Roles.CASE_MANAGER, Roles.LEGAL_BRIGADE})
    @Operation(summary = "What this service has taken in, by source, topic and day")
    public InboxDigest received() {
        return transactions.asConsumer(handle -> new InboxDigest(
                handle.createQuery(RECEIVED)
                        .bind("consumer", settings.service())
                        .map((row, c) -> digest(row))
                        .list(),
                count(handle, "select count(*) from quarantine where state = 'HELD' and consumer = :consumer"),
                count(handle, "select count(*) from parked_event where consumer = :consumer")));
    }

    private long count(org.jdbi.v3.core.Handle handle, String sql) {
        return handle.createQuery(sql)
                .bind("consumer", settings.service())
                .mapTo(Long.class)
                .one();
    }

    private static Digest digest(java.sql.ResultSet row) throws java.sql.SQLException {
        return new Digest(row.getString(1), row.getString(2), row.getString(3), row.getLong(4), row.getString(5));
    }
}
