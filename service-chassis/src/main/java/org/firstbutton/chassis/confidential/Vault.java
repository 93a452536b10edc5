package org.firstbutton.chassis.confidential;

import com.google.crypto.tink.prf.Prf;
import io.micrometer.core.instrument.Metrics;
import io.quarkus.logging.Log;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.function.Supplier;
import org.firstbutton.chassis.problem.ProblemKind;
import org.firstbutton.chassis.problem.Refusal;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * 保密柜 — seals values (AES-256-GCM, bound to their cell), opens them, and makes the blind indexes (HMAC-SHA-256 under a key
 * of their own) by which they are found. The database sees neither a value nor a key.
 */
public final class Vault {
    private static final int INDEX_BYTES = 32;

    private final Supplier<Keys> source;
    private volatile Keys keys;

    Vault(Supplier<Keys> source) {
        this.source = source;
        this.keys = source.get();
    }

    /** One for a migration, which runs before anything else does. */
    public static Vault during(Handle migration, String masterKeyFile) {
        Keysets keysets = new Keysets(MasterKeys.at(masterKeyFile));
        return new Vault(() -> keysets.load(migration));
    }

    public byte[] seal(Cell cell, byte[] clear) {
        try {
            return keys.sealing().encrypt(clear, cell.associatedData());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * The clear value.
     *
     * @throws Refusal 500 {@code unreadable}, with an alarm, if anybody has changed or moved it
     */
    public byte[] open(Cell cell, byte[] sealed) {
        // Another replica may have rotated a moment ago.
        if (keys.lacksKeyOf(sealed)) {
            renew();
        }
        try {
            return keys.sealing().decrypt(sealed, cell.associatedData());
        } catch (GeneralSecurityException damaged) {
            Metrics.counter("firstbutton.confidential.unreadable", "table", cell.table())
                    .increment();
            Log.errorf(
                    "UNREADABLE: %s.%s of %s was changed, moved, or sealed with a key that is not here",
                    cell.table(), cell.column(), cell.row());
            throw Refusal.of(
                    ProblemKind.UNREADABLE,
                    "密文无法解开，已告警 / the sealed value does not open; operations have been alarmed");
        }
    }

    /**
     * What stands in the index of a value that is written now: the same for two values exactly if they are the same
     * normalised; null where nothing is left to look for.
     */
    public @Nullable String index(Indexed kind, @Nullable String value) {
        List<String> all = indexes(kind, value);
        return all.isEmpty() ? null : all.get(0);
    }

    /** Whatever may stand in the index of a value: more than one while the key is being changed, none for no value. */
    public List<String> indexes(Indexed kind, @Nullable String value) {
        String normal = kind.normal(value);
        return normal == null
                ? List.of()
                : keys.indexing().stream()
                        .map(key -> keyed(key, kind.name(), normal))
                        .toList();
    }

    /**
     * A key for a value of any other kind, which is recognised but not kept, for example a request. It stays the same when
     * the index key is rotated.
     */
    public String keyed(String kind, String value) {
        return keyed(keys.recognising(), kind, value);
    }

    private static String keyed(Prf key, String kind, String value) {
        try {
            byte[] input = (kind + '\n' + value).getBytes(StandardCharsets.UTF_8);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(key.compute(input, INDEX_BYTES));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    byte[] currentPrefix() {
        return keys.prefix();
    }

    void renew() {
        keys = source.get();
    }
}
