package org.firstbutton.chassis.audit;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 散列 — leaf and chain of the sealed trail. Every column of an entry goes in, each with its length or its absence, so
 * no two different entries have the same bytes; an instant goes in as microseconds, whatever the session's time zone.
 */
final class EntryHash {
    /** The columns of {@code audit_entry e} in the order in which {@link #leaf} reads them. */
    static final String COLUMNS = """
            e.id, case when isfinite(e.at) then cast(extract(epoch from e.at) * 1000000 as bigint) end as micros,
            e.actor, e.role, e.action, e.object_kind, e.object, e.object_version, e.org_path, e.result, e.purpose,
            e.request_id, e.state_hash""";

    static final byte[] NOTHING_YET = new byte[32];

    private final MessageDigest digest = sha256();
    private final ByteBuffer number = ByteBuffer.allocate(8);

    /** SHA-256(0x00 ‖ the entry; of text its UTF-8 bytes, as the driver hands them over), read from the row's columns that start at {@code first}. */
    byte[] leaf(ResultSet row, int first) throws SQLException {
        digest.update((byte) 0);
        UUID id = row.getObject(first, UUID.class);
        add(id.getMostSignificantBits());
        add(id.getLeastSignificantBits());
        addNullable(row, first + 1);
        for (int column = first + 2; column <= first + 6; column++) {
            add(row.getBytes(column));
        }
        addNullable(row, first + 7);
        for (int column = first + 8; column <= first + 11; column++) {
            add(row.getBytes(column));
        }
        add(row.getBytes(first + 12));
        return digest.digest();
    }

    /** SHA-256(0x01 ‖ previous chain ‖ leaf). */
    byte[] chain(byte[] previous, byte[] leaf) {
        digest.update((byte) 1);
        digest.update(previous);
        return digest.digest(leaf);
    }

    private void addNullable(ResultSet row, int column) throws SQLException {
        long value = row.getLong(column);
        if (row.wasNull()) {
            digest.update((byte) 0);
        } else {
            digest.update((byte) 1);
            add(value);
        }
    }

    private void add(byte @Nullable [] bytes) {
        if (bytes == null) {
            digest.update((byte) 0);
            return;
        }
        digest.update((byte) 1);
        add(bytes.length);
        digest.update(bytes);
    }

    private void add(long value) {
        number.putLong(0, value);
        digest.update(number.array());
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
