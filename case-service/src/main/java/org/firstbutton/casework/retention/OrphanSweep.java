package org.firstbutton.casework.retention;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.firstbutton.casework.vault.ContentStore;
import org.firstbutton.casework.vault.VaultSettings;
import org.firstbutton.chassis.database.DatabaseClock;
import org.firstbutton.chassis.database.Transactions;
import org.jdbi.v3.core.Handle;

/**
 * 清库 — removes contents that no attachment of a kept dossier refers to: left by an upload that failed half-way, or by a
 * dossier that was dropped. It waits a day, so that whatever is under way has ended; any replica may run it.
 */
@ApplicationScoped
public class OrphanSweep {
    private static final int AT_ONCE = 500;

    private final Transactions transactions;
    private final ContentStore store;
    private final Duration grace;
    private final Counter removed;

    OrphanSweep(Transactions transactions, ContentStore store, VaultSettings settings, MeterRegistry metrics) {
        this.transactions = transactions;
        this.store = store;
        this.grace = settings.orphansAfter();
        this.removed = metrics.counter("firstbutton.attachments.orphans.removed");
    }

    @Scheduled(every = "24h", delayed = "10m", concurrentExecution = ConcurrentExecution.SKIP)
    void daily() {
        try {
            sweep(transactions.asConsumer(DatabaseClock::now).minus(grace));
        } catch (IOException | RuntimeException failed) {
            Log.warnf("orphaned contents were not swept: %s", failed.toString());
        }
    }

    /** Removes what was put before this and nothing refers to; says how many. */
    int sweep(Instant before) throws IOException {
        List<String> old = new ArrayList<>();
        List<String> orphans = new ArrayList<>();
        store.putBefore(before, address -> {
            old.add(address);
            if (old.size() == AT_ONCE) {
                orphans.addAll(unreferenced(old));
                old.clear();
            }
        });
        orphans.addAll(unreferenced(old));
        int count = 0;
        for (String orphan : orphans) {
            count += removeIfStillUnreferenced(orphan) ? 1 : 0;
        }
        removed.increment(count);
        return count;
    }

    private List<String> unreferenced(List<String> addresses) {
        Set<String> referenced = transactions.asConsumer(handle -> referenced(handle, addresses));
        return addresses.stream()
                .filter(address -> !referenced.contains(address))
                .toList();
    }

    // Whoever attaches takes the same lock before it looks whether the content is there.
    private boolean removeIfStillUnreferenced(String address) throws IOException {
        return transactions.asConsumer(handle -> {
            ContentLock.take(handle, address);
            if (!referenced(handle, List.of(address)).isEmpty()) {
                return false;
            }
            store.remove(address);
            return true;
        });
    }

    private static Set<String> referenced(Handle handle, List<String> addresses) {
        return new HashSet<>(handle.createQuery("""
                        select distinct a.sha256 from attachment a join proceeding d on d.id = a.dossier_id
                        where a.sha256 = any (:addresses) and d.state <> 'DROPPED'
                        """)
                .bind("addresses", addresses.toArray(String[]::new))
                .mapTo(String.class)
                .list());
    }
}
