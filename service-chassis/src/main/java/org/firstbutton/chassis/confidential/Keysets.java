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
 * the old ones. Changing the master key wraps them anew and rotates the sealing key as well: whoever changes it has a
 * reason to.
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
    private record Kept(byte[] wrapped, String master) {}

    /** The keys; made where there are none yet. */
    Keys load(Handle handle) {
        try {
            PrfConfig.register();
            return Keys.of(keyset(handle, Purpose.SEALING), keyset(handle, Purpose.INDEXING));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Adds a sealing key if the last one is older than this; the columns are then due to be sealed anew. */
    boolean rotateIfOlder(Handle handle, Duration age) {
        boolean old = handle.createQuery("""
                        select rotated_at < clock_timestamp() - make_interval(secs => :age)
                        from confidential_keyset where purpose = 'SEALING' for update
                        """)
                .bind("age", age.toSeconds())
                .mapTo(Boolean.class)
                .one();
        if (old) {
            rotate(handle);
        }
        return old;
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
        find(handle, purpose, " for update");
        KeysetHandle keys = unwrapped(handle, purpose);
        boolean rotating = purpose == Purpose.SEALING;
        write(handle, purpose, rotating ? rotated(keys) : keys, rotating);
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
        return handle.createQuery("select wrapped, master from confidential_keyset where purpose = :purpose" + lock)
                .bind("purpose", purpose.name())
                .map((row, context) -> new Kept(row.getBytes(1), row.getString(2)))
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
