package org.firstbutton.chassis.audit;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.database.Transactions;

/** Commands on the example service's parcels, each with its audit entry, as a real service would write them. */
final class AuditedParcels {
    static final Caller CLERK = new Caller("clerk", Set.of("UNIT_CHIEF"), List.of("HB/JZ/"), "045001", null);
    static final String ORG = "HB/JZ/U001/";

    private final Transactions transactions;
    private final AuditTrail trail = new AuditTrail();

    AuditedParcels(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Creates the parcel or weighs it again. */
    void weigh(String id) {
        transactions.inScopeOf(CLERK, handle -> {
            long version = handle.createQuery("""
                            insert into parcel (id, version, org_path, weight) values (:id, 1, :org, :weight)
                            on conflict (id) do update set version = parcel.version + 1, weight = excluded.weight,
                                changed_at = clock_timestamp()
                            returning version
                            """)
                    .bind("id", id)
                    .bind("org", ORG)
                    .bind("weight", ThreadLocalRandom.current().nextInt(1000))
                    .mapTo(Long.class)
                    .one();
            trail.record(handle, AuditEntry.done(CLERK, "weigh", "parcel", id, version, ORG));
            return true;
        });
    }

    void reveal(String id) {
        transactions.inScopeOf(CLERK, handle -> {
            trail.record(handle, AuditEntry.revealed(CLERK, "reveal", "parcel", id, ORG, "回访"));
            return true;
        });
    }

    /** Settings with a key in the directory. */
    static AuditSettings settings(Path directory, int checkpointAfter) {
        return new Settings(
                "parcels",
                directory.resolve("audit.pem"),
                Optional.empty(),
                Duration.ofMillis(20),
                Duration.ofMinutes(5),
                checkpointAfter);
    }

    record Settings(
            String service,
            Path signingKeyFile,
            Optional<Path> anchorFile,
            Duration pause,
            Duration checkpointEvery,
            int checkpointAfter)
            implements AuditSettings {}
}
