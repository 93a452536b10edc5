package org.firstbutton.chassis.confidential;

import io.quarkus.arc.All;
import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.firstbutton.chassis.database.Transactions;

/**
 * 管钥匙 — a service that seals columns does not start without its master key; while it runs, the keys are rotated when they
 * are old, what older keys have sealed is sealed anew, and what they have indexed is indexed anew. A service that seals
 * nothing needs no key.
 */
@ApplicationScoped
public class KeyKeeper {
    private static final String ROUND = "1m";
    /** Two rounds and a transaction: by then every replica seals with the new key. */
    private static final Duration SETTLED = Duration.ofMinutes(3);

    private final Transactions transactions;
    private final List<SealedColumn> columns;
    private final List<IndexedTable> tables;
    private final Instance<Vault> vault;
    private final String masterKeyFile;
    private final Duration rotateAfter;
    private final Duration rotateIndexAfter;

    KeyKeeper(
            Transactions transactions,
            @All List<SealedColumn> columns,
            @All List<IndexedTable> tables,
            Instance<Vault> vault,
            @ConfigProperty(name = "firstbutton.confidential.master-key-file") java.util.Optional<String> masterKeyFile,
            @ConfigProperty(name = "firstbutton.confidential.rotate-after", defaultValue = "P90D") Duration age,
            @ConfigProperty(name = "firstbutton.confidential.rotate-index-after", defaultValue = "P365D")
                    Duration indexAge) {
        this.transactions = transactions;
        this.columns = columns;
        this.tables = tables;
        this.vault = vault;
        this.masterKeyFile = masterKeyFile.orElse("");
        this.rotateAfter = age;
        this.rotateIndexAfter = indexAge;
    }

    void atStart(@Observes StartupEvent started) {
        if (!columns.isEmpty()) {
            vault.get();
        }
    }

    @Produces
    @Singleton
    Vault vault() {
        return new Vault(() -> {
            Keysets keysets = keysets();
            return transactions.asConsumer(keysets::load);
        });
    }

    @Scheduled(every = ROUND, concurrentExecution = ConcurrentExecution.SKIP)
    void round() {
        if (columns.isEmpty()) {
            return;
        }
        vault.get().renew();
        if (transactions.asConsumer(handle -> keysets().rotateIfOlder(handle, rotateAfter))) {
            vault.get().renew();
            Log.info("the sealing key was rotated");
        }
        if (transactions.asConsumer(handle -> keysets().resealingIsDue(handle, SETTLED))) {
            reseal();
        }
        if (!tables.isEmpty()) {
            changeIndexKey();
        }
    }

    // Looked for by both keys, then written with the new one, then made anew: each step when every replica has taken
    // the one before, so that whoever looks for a number finds it at any time.
    private void changeIndexKey() {
        Keysets keysets = keysets();
        if (transactions.asConsumer(handle -> keysets.addIndexKeyIfOlder(handle, rotateIndexAfter))) {
            Log.info("an index key was added");
        } else if (transactions.asConsumer(handle -> keysets.promoteIndexKey(handle, SETTLED))) {
            Log.info("indexes are written with the new key");
        } else if (transactions.asConsumer(handle -> keysets.reindexingIsDue(handle, SETTLED))) {
            new Reindexing(transactions, tables).run();
            transactions.asConsumer(handle -> {
                keysets.reindexed(handle);
                return true;
            });
            Log.info("all indexes were made anew with the present key");
        } else {
            return;
        }
        vault.get().renew();
    }

    /** Seals anew whatever another key than the present one has sealed. */
    void reseal() {
        Resealing resealing = new Resealing(transactions, vault.get());
        int count = columns.stream().mapToInt(resealing::run).sum();
        transactions.asConsumer(handle -> {
            keysets().resealed(handle);
            return true;
        });
        Log.infof("%d values were sealed anew with the present key", count);
    }

    // The file is read each time: a new line in front is taken up without a restart.
    private Keysets keysets() {
        return new Keysets(MasterKeys.at(masterKeyFile));
    }
}
