package org.firstbutton.chassis.audit;

import io.quarkus.logging.Log;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.firstbutton.chassis.database.Rows;
import org.firstbutton.chassis.database.Transactions;
import org.jdbi.v3.core.Handle;

/**
 * 封存 — one round of the sealer: numbers what waits without a gap, chains it, and signs a checkpoint when one is due. A
 * round is one transaction under an advisory lock, so any number of replicas may try and one at a time seals.
 */
final class Sealing {
    private static final int BATCH = 2_000;

    private final Transactions transactions;
    private final AuditSettings settings;
    private final SigningKey key;
    private final EntryHash hash = new EntryHash();

    Sealing(Transactions transactions, AuditSettings settings, SigningKey key) {
        this.transactions = transactions;
        this.settings = settings;
        this.key = key;
    }

    /**
     * What a round did.
     *
     * @param more whether more waited than one round takes
     * @param waiting age of the oldest entry that waited when the round began
     */
    record Round(int sealed, boolean more, Duration waiting) {}

    /** @param closing whether to sign a checkpoint whether or not one is due, because the service stops */
    Round run(boolean closing) {
        Checkpoint[] signed = new Checkpoint[1];
        Round round = transactions.asConsumer(handle -> {
            Duration waiting = waiting(handle);
            if (!alone(handle)) {
                return new Round(0, false, waiting);
            }
            Tail before = tail(handle);
            List<Sealed> sealed = seal(handle, before);
            Tail after =
                    sealed.isEmpty() ? before : sealed.get(sealed.size() - 1).tail();
            checkpoint(handle, after, closing).ifPresent(checkpoint -> signed[0] = checkpoint);
            return new Round(sealed.size(), sealed.size() == BATCH, waiting);
        });
        if (signed[0] != null) {
            anchor(signed[0]);
        }
        return round;
    }

    private static boolean alone(Handle handle) {
        return handle.createQuery("select pg_try_advisory_xact_lock(hashtext('audit-sealer'))")
                .mapTo(Boolean.class)
                .one();
    }

    private static Duration waiting(Handle handle) {
        return handle.createQuery("""
                        select cast(coalesce(extract(epoch from clock_timestamp() - min(written_at)) * 1000, 0) as bigint)
                        from audit_unsealed
                        """).mapTo(Long.class).map(Duration::ofMillis).one();
    }

    private static Tail tail(Handle handle) {
        return handle.createQuery("select seq, chain from audit_seal order by seq desc limit 1")
                .map((row, context) -> new Tail(row.getLong(1), row.getBytes(2)))
                .findOne()
                .orElse(new Tail(0, EntryHash.NOTHING_YET));
    }

    private List<Sealed> seal(Handle handle, Tail before) {
        List<Sealed> sealed = new ArrayList<>();
        Tail[] tail = {before};
        handle.createQuery("select u.ticket, " + EntryHash.COLUMNS
                        + " from audit_unsealed u join audit_entry e on e.id = u.entry order by u.ticket limit :limit")
                .bind("limit", BATCH)
                .map((row, context) -> {
                    byte[] leaf = hash.leaf(row, 2);
                    tail[0] = new Tail(tail[0].seq() + 1, hash.chain(tail[0].chain(), leaf));
                    return new Sealed(row.getLong(1), row.getObject(2, UUID.class), leaf, tail[0]);
                })
                .forEach(sealed::add);
        if (!sealed.isEmpty()) {
            store(handle, sealed);
        }
        return sealed;
    }

    private static void store(Handle handle, List<Sealed> sealed) {
        Rows.of(sealed)
                .bigint(entry -> entry.tail().seq())
                .uuid(Sealed::id)
                .bytes(Sealed::leaf)
                .bytes(entry -> entry.tail().chain())
                .execute(
                        handle,
                        "insert into audit_seal (seq, entry, leaf, chain) select * from unnest(?, cast(? as uuid[]), ?, ?)");
        handle.createUpdate("delete from audit_unsealed where ticket = any (:tickets)")
                .bindArray(
                        "tickets",
                        Long.class,
                        sealed.stream().map(Sealed::ticket).toArray())
                .execute();
    }

    private Optional<Checkpoint> checkpoint(Handle handle, Tail tail, boolean closing) {
        Optional<Last> last = handle.createQuery("""
                        select seq, extract(epoch from clock_timestamp() - at) from audit_checkpoint
                        order by seq desc limit 1
                        """)
                .map((row, context) -> new Last(row.getLong(1), row.getDouble(2)))
                .findOne();
        long since = tail.seq() - last.map(Last::seq).orElse(0L);
        boolean due = closing
                || since >= settings.checkpointAfter()
                || last.map(Last::seconds).orElse(Double.MAX_VALUE)
                        >= settings.checkpointEvery().toSeconds();
        if (since <= 0 || !due) {
            return Optional.empty();
        }
        long micros = handle.createQuery("select cast(extract(epoch from clock_timestamp()) * 1000000 as bigint)")
                .mapTo(Long.class)
                .one();
        Checkpoint checkpoint = Checkpoint.signed(key, settings.service(), tail.seq(), tail.chain(), micros);
        checkpoint.store(handle);
        return Optional.of(checkpoint);
    }

    // After the commit: a line for a chain that was rolled back would later look like a truncated trail.
    private void anchor(Checkpoint checkpoint) {
        try {
            Files.writeString(
                    settings.anchors(),
                    checkpoint.line(settings.service()) + '\n',
                    StandardCharsets.US_ASCII,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException unwritable) {
            Log.errorf("the audit anchor file cannot be written: %s", unwritable.toString());
        }
    }

    private record Tail(long seq, byte[] chain) {}

    private record Last(long seq, double seconds) {}

    private record Sealed(long ticket, UUID id, byte[] leaf, Tail tail) {}
}
