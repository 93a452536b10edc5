package org.firstbutton.supervision.reconciliation;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.chassis.database.Transactions;
import org.firstbutton.supervision.timeline.Timelines;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * 颗粒归仓 — what supervision has taken in, by source and topic, to be compared with what the services wrote; and how
 * much of it still waits to be judged.
 */
@Path("/api/v1/reconciliation")
@Tag(name = "reconciliation", description = "颗粒归仓 Reconciliation")
public class ReconciliationResource {
    private static final String CONSUMER = "supervision-service";

    private final Transactions transactions;

    ReconciliationResource(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Facts of one source on one topic. */
    public record Taken(String source, String topic, long count) {}

    /**
     * @param unjudged timelines with new facts that were not yet judged
     * @param held timelines whose time has come but for which not everything has been handed over (待核实)
     * @param judgedTo the oldest watermark: everything that services wrote before it has been taken in
     */
    public record Reconciliation(
            List<Taken> digests,
            long quarantined,
            long parked,
            long unjudged,
            long held,
            @Nullable String judgedTo) {}

    @GET
    @RolesAllowed({
        Roles.OPS,
        Roles.AUDITOR,
        Roles.LEGAL_OFFICER,
        Roles.CASE_MANAGER,
        Roles.LEGAL_BRIGADE,
        Roles.LEGAL_DETACHMENT,
        Roles.LEGAL_CORPS,
        Roles.BUREAU_LEADER,
        Roles.SUPERVISION_COMMITTEE
    })
    @Operation(operationId = "reconcile", summary = "What was taken in, quarantined, parked, and still waits")
    public Reconciliation reconcile() {
        return transactions.asConsumer(handle -> new Reconciliation(
                handle.createQuery("""
                                select source, topic, sum(count) from received_count where consumer = :consumer
                                group by 1, 2 order by 1, 2
                                """)
                        .bind("consumer", CONSUMER)
                        .map((row, c) -> new Taken(row.getString(1), row.getString(2), row.getLong(3)))
                        .list(),
                count(handle, "select count(*) from quarantine where consumer = :consumer and state = 'HELD'"),
                count(handle, "select count(*) from parked_event where consumer = :consumer"),
                count(handle, "select (" + Timelines.WAITING + ") where :consumer <> ''"),
                count(
                        handle,
                        "select count(*) from timeline where :consumer <> '' and next_check <= clock_timestamp()"),
                judgedTo(handle)));
    }

    private static long count(Handle handle, String sql) {
        return handle.createQuery(sql)
                .bind("consumer", CONSUMER)
                .mapTo(Long.class)
                .one();
    }

    private static @Nullable String judgedTo(Handle handle) {
        OffsetDateTime oldest = handle.createQuery(
                        "select min(watermark) from feed_watermark where consumer = :consumer")
                .bind("consumer", CONSUMER)
                .mapTo(OffsetDateTime.class)
                .findOne()
                .orElse(null);
        return oldest == null ? null : oldest.toInstant().toString();
    }
}
