package org.firstbutton.chassis.confidential;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import com.google.crypto.tink.prf.PrfConfig;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * 数据密钥 — the keys that seal and index, kept in the database wrapped by the master key. A rotation adds a key and keeps
 * the old ones. Changing the master key wraps them anew and rotates both as well: whoever changes it has a reason to.
 */
final class Keysets {
    private final MasterKeys master;

    Keysets(MasterKeys master) {
        this.master = master;
    }

    private enum Purpose {
        SEALING(PredefinedAeadParameters.AES256_GCM),
        INDEXING(PredefinedPrfParameters.HMAC_SHA256_PRF);

        private final Parameters parameters;

        Purpose(Parameters parameters) {
            this.parameters = parameters;
        }

        byte[] associatedData() {
            return ("confidential_keyset\n" + name()).getBytes(StandardCharsets.UTF_8);
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared as a whole
    private record Kept(byte[] wrapped, String master, boolean settled) {}

    /** The keys; made where there are none yet. */
    Keys load(Handle handle) {
        try {
            PrfConfig.register();
            KeysetHandle sealing = keyset(handle, Purpose.SEALING);
            KeysetHandle indexing = keyset(handle, Purpose.INDEXING);
            return Keys.of(
                    sealing,
                    indexing,
                    !find(handle, Purpose.INDEXING, "").orElseThrow().settled());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Adds a sealing key if the last one is older than this; the columns are then due to be sealed anew. */
    boolean rotateIfOlder(Handle handle, Duration age) {
        boolean old = isOlder(handle, Purpose.SEALING, age);
        if (old) {
            rotate(handle);
        }
        return old;
    }

    /** Adds an index key, by which rows are looked for and none is written yet, if the last change is older than this. */
    boolean addIndexKeyIfOlder(Handle handle, Duration age) {
        boolean due = isOlder(handle, Purpose.INDEXING, age)
                && find(handle, Purpose.INDEXING, "").orElseThrow().settled();
        if (due) {
            change(handle, Keysets::withAnotherIndexKey);
        }
        return due;
    }

    /** Writes indexes with the key that was added, once every replica looks for rows by it. */
    boolean promoteIndexKey(Handle handle, Duration settled) {
        boolean due = isOlder(handle, Purpose.INDEXING, settled) && !isPromoted(unwrapped(handle, Purpose.INDEXING));
        if (due) {
            change(handle, Keysets::withItsNewestFirst);
            Reindexing.forget(handle);
        }
        return due;
    }

    /** Whether rows may still have indexes of an older key, once every replica writes those of the new one. */
    boolean reindexingIsDue(Handle handle, Duration settled) {
        return !find(handle, Purpose.INDEXING, "").orElseThrow().settled()
                && isOlder(handle, Purpose.INDEXING, settled)
                && isPromoted(unwrapped(handle, Purpose.INDEXING));
    }

    void reindexed(Handle handle) {
        handle.execute("update confidential_keyset set resealed = true where purpose = 'INDEXING'");
    }

    private interface Change {
        KeysetHandle of(KeysetHandle keys) throws GeneralSecurityException;
    }

    private void change(Handle handle, Change change) {
        try {
            write(handle, Purpose.INDEXING, change.of(unwrapped(handle, Purpose.INDEXING)), true);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static KeysetHandle withAnotherIndexKey(KeysetHandle keys) throws GeneralSecurityException {
        return KeysetHandle.newBuilder(keys)
                .addEntry(KeysetHandle.generateEntryFromParameters(Purpose.INDEXING.parameters)
                        .withRandomId())
                .build();
    }

    private static KeysetHandle withItsNewestFirst(KeysetHandle keys) throws GeneralSecurityException {
        KeysetHandle.Builder changed = KeysetHandle.newBuilder(keys);
        changed.getAt(keys.size() - 1).makePrimary();
        return changed.build();
    }

    private static boolean isPromoted(KeysetHandle keys) {
        return keys.getAt(keys.size() - 1).isPrimary();
    }

    // Locked: of two replicas one changes the keys, and the other sees that they were changed.
    private static boolean isOlder(Handle handle, Purpose purpose, Duration age) {
        return handle.createQuery("""
                        select rotated_at < clock_timestamp() - make_interval(secs => :age)
                        from confidential_keyset where purpose = :purpose for update
                        """)
                .bind("age", age.toSeconds())
                .bind("purpose", purpose.name())
                .mapTo(Boolean.class)
                .one();
    }

    void rotate(Handle handle) {
        try {
            write(handle, Purpose.SEALING, rotated(unwrapped(handle, Purpose.SEALING)), true);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * Whether values may still be sealed with an older key, once every replica has taken up the new one.
     *
     * @param settled how long that takes
     */
    boolean resealingIsDue(Handle handle, Duration settled) {
        return handle.createQuery("""
                        select not resealed and rotated_at < clock_timestamp() - make_interval(secs => :settled)
                        from confidential_keyset where purpose = 'SEALING'
                        """)
                .bind("settled", settled.toSeconds())
                .mapTo(Boolean.class)
                .one();
    }

    void resealed(Handle handle) {
        handle.execute("update confidential_keyset set resealed = true where purpose = 'SEALING'");
    }

    private KeysetHandle keyset(Handle handle, Purpose purpose) throws GeneralSecurityException {
        Optional<Kept> kept = find(handle, purpose, "");
        if (kept.isEmpty()) {
            write(handle, purpose, KeysetHandle.generateNew(purpose.parameters), false);
            return unwrapped(handle, purpose);
        }
        if (kept.get().master().equals(master.current())) {
            return unwrapped(kept.get(), purpose);
        }
        boolean settled = find(handle, purpose, " for update").orElseThrow().settled();
        KeysetHandle keys = unwrapped(handle, purpose);
        // An index key that is being changed already is changed to its end first.
        boolean rotating = purpose == Purpose.SEALING || settled;
        KeysetHandle next = purpose == Purpose.SEALING ? rotated(keys) : settled ? withAnotherIndexKey(keys) : keys;
        write(handle, purpose, next, rotating);
        return unwrapped(handle, purpose);
    }

    private KeysetHandle unwrapped(Handle handle, Purpose purpose) {
        return unwrapped(find(handle, purpose, "").orElseThrow(), purpose);
    }

    private KeysetHandle unwrapped(Kept kept, Purpose purpose) {
        try {
            return TinkProtoKeysetFormat.parseEncryptedKeyset(kept.wrapped(), master.aead(), purpose.associatedData());
        } catch (GeneralSecurityException closed) {
            throw master.missing(kept.master());
        }
    }

    private static KeysetHandle rotated(KeysetHandle keys) throws GeneralSecurityException {
        return KeysetHandle.newBuilder(keys)
                .addEntry(KeysetHandle.generateEntryFromParameters(Purpose.SEALING.parameters)
                        .withRandomId()
                        .makePrimary())
                .build();
    }

    private static Optional<Kept> find(Handle handle, Purpose purpose, String lock) {
        return handle.createQuery(
                        "select wrapped, master, resealed from confidential_keyset where purpose = :purpose" + lock)
                .bind("purpose", purpose.name())
                .map((row, context) -> new Kept(row.getBytes(1), row.getString(2), row.getBoolean(3)))
                .findOne();
    }

    // Two replicas may start on an empty database: whose row is there first has made the keys.
    private void write(Handle handle, Purpose purpose, KeysetHandle keys, boolean rotated)
            throws GeneralSecurityException {
        handle.createUpdate("""
                        insert into confidential_keyset as k (purpose, wrapped, master) values (:purpose, :wrapped, :master)
                        on conflict (purpose) do update
                        set wrapped = excluded.wrapped, master = excluded.master, resealed = k.resealed and not :rotated,
                            rotated_at = case when :rotated then excluded.rotated_at else k.rotated_at end
                        where k.master <> excluded.master or :rotated
                        """)
                .bind("purpose", purpose.name())
                .bind(
                        "wrapped",
                        TinkProtoKeysetFormat.serializeEncryptedKeyset(keys, master.aead(), purpose.associatedData()))
                .bind("master", master.current())
                .bind("rotated", rotated)
                .execute();
    }
}
