package org.firstbutton.chassis.audit;

import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * 检查点 — a signed statement of how far the chain had come. It stands in the database and, as one line, in a file that
 * the database's owner cannot rewrite.
 *
 * @param micros when, in microseconds since the epoch, by the database's clock
 */
record Checkpoint(long seq, byte[] chain, long micros, String keyId, byte[] signature) {
    private static final String ROWS = """
            select seq, chain, case when isfinite(at) then cast(extract(epoch from at) * 1000000 as bigint) end,
                   key_id, signature
            from audit_checkpoint""";

    static Checkpoint signed(SigningKey key, String service, long seq, byte[] chain, long micros) {
        byte[] signature = key.sign(text(service, seq, chain, micros));
        return new Checkpoint(seq, chain, micros, key.id(), signature);
    }

    boolean isSignedBy(SigningKey key, String service) {
        return key.verify(keyId, text(service, seq, chain, micros), signature);
    }

    private static String text(String service, long seq, byte[] chain, long micros) {
        return String.join(
                "\n",
                "firstbutton audit checkpoint v1",
                service,
                Long.toString(seq),
                HexFormat.of().formatHex(chain),
                Long.toString(micros));
    }

    /** One line of the anchor file. */
    String line(String service) {
        return String.join(
                " ",
                service,
                Long.toString(seq),
                HexFormat.of().formatHex(chain),
                Long.toString(micros),
                keyId,
                Base64.getEncoder().encodeToString(signature));
    }

    /** Null where the line is no checkpoint of this service. */
    static @Nullable Checkpoint ofLine(String line, String service) {
        List<String> parts = List.of(line.split(" "));
        if (parts.size() != 6 || !parts.get(0).equals(service)) {
            return null;
        }
        try {
            return new Checkpoint(
                    Long.parseLong(parts.get(1)),
                    HexFormat.of().parseHex(parts.get(2)),
                    Long.parseLong(parts.get(3)),
                    parts.get(4),
                    Base64.getDecoder().decode(parts.get(5)));
        } catch (IllegalArgumentException damaged) {
            return null;
        }
    }

    static List<Checkpoint> all(Handle handle) {
        return handle.createQuery(ROWS + " order by seq")
                .map((row, context) -> new Checkpoint(
                        row.getLong(1), row.getBytes(2), row.getLong(3), row.getString(4), row.getBytes(5)))
                .list();
    }

    void store(Handle handle) {
        handle.createUpdate("""
                        insert into audit_checkpoint (seq, chain, at, key_id, signature)
                        values (:seq, :chain, timestamptz 'epoch' + :micros * interval '1 microsecond', :key, :signature)
                        on conflict (seq) do nothing
                        """)
                .bind("seq", seq)
                .bind("chain", chain)
                .bind("micros", micros)
                .bind("key", keyId)
                .bind("signature", signature)
                .execute();
    }
}
