package org.firstbutton.chassis.confidential;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.prf.Prf;
import com.google.crypto.tink.prf.PrfSet;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * 钥匙 — what seals and what indexes, as of one moment.
 *
 * @param current id of the key that seals
 * @param known ids of all keys that open
 * @param indexing what may stand in an index now, the one that is written first: one, and while it is changed several
 * @param recognising the first index key that there ever was, for what is compared but not found again
 */
record Keys(Aead sealing, int current, Set<Integer> known, List<Prf> indexing, Prf recognising) {
    private static final byte MARK = 1;
    private static final int PREFIX = 5;

    /** @param changing whether rows may still have the indexes of another key than the primary one */
    static Keys of(KeysetHandle sealing, KeysetHandle indexing, boolean changing) throws GeneralSecurityException {
        Map<Integer, Prf> prfs =
                indexing.getPrimitive(RegistryConfiguration.get(), PrfSet.class).getPrfs();
        int primary = indexing.getPrimary().getId();
        return new Keys(
                sealing.getPrimitive(RegistryConfiguration.get(), Aead.class),
                sealing.getPrimary().getId(),
                ids(sealing).collect(Collectors.toUnmodifiableSet()),
                Stream.concat(Stream.of(primary), ids(indexing).filter(id -> changing && id != primary))
                        .map(id -> prf(prfs, id))
                        .toList(),
                prf(prfs, indexing.getAt(0).getId()));
    }

    private static Stream<Integer> ids(KeysetHandle keys) {
        return IntStream.range(0, keys.size()).mapToObj(i -> keys.getAt(i).getId());
    }

    private static Prf prf(Map<Integer, Prf> prfs, int id) {
        return Objects.requireNonNull(prfs.get(id));
    }

    /** Whether a key of this id sealed the value that we do not have (yet). */
    boolean lacksKeyOf(byte[] sealed) {
        return sealed.length > PREFIX
                && sealed[0] == MARK
                && !known.contains(ByteBuffer.wrap(sealed).getInt(1));
    }

    /** The bytes that every value begins with which is sealed with the present key. */
    byte[] prefix() {
        return ByteBuffer.allocate(PREFIX).put(MARK).putInt(current).array();
    }
}
