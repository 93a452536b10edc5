package org.firstbutton.chassis.confidential;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.prf.PrfSet;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * 钥匙 — what seals and what indexes, as of one moment.
 *
 * @param current id of the key that seals
 * @param known ids of all keys that open
 */
record Keys(Aead sealing, PrfSet indexing, int current, Set<Integer> known) {
    private static final byte MARK = 1;
    private static final int PREFIX = 5;

    static Keys of(KeysetHandle sealing, KeysetHandle indexing) throws GeneralSecurityException {
        return new Keys(
                sealing.getPrimitive(RegistryConfiguration.get(), Aead.class),
                indexing.getPrimitive(RegistryConfiguration.get(), PrfSet.class),
                sealing.getPrimary().getId(),
                IntStream.range(0, sealing.size())
                        .mapToObj(i -> sealing.getAt(i).getId())
                        .collect(Collectors.toUnmodifiableSet()));
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
