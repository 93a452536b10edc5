package org.firstbutton.chassis.audit;

import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.firstbutton.chassis.audit.AuditVerification.FirstBad;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What an attacker with all rights in the database may try, and what the verification must answer. */
enum Tamper {
    EDIT_ENTRY {
        @Override
        Expected commit(Handle handle, Random random, long length) {
            long seq = 1 + random.nextLong(length);
            String change = List.of(
                            "actor = '045999'",
                            "at = at - interval '1 microsecond'",
                            "at = 'infinity'",
                            "action = action || ' '",
                            "purpose = coalesce(purpose, '') || 'x'",
                            "state_hash = sha256('other')",
                            "request_id = ''",
                            "object_version = coalesce(object_version, 0) + 1")
                    .get(random.nextInt(8));
            handle.execute("update audit_entry set " + change + " where id = (select entry from audit_seal where seq = "
                    + seq + ")");
            return new Expected("ENTRY_CHANGED", seq, seq, null);
        }
    },
    DELETE_ENTRY {
        @Override
        Expected commit(Handle handle, Random random, long length) {
            long seq = 1 + random.nextLong(length);
            handle.execute("delete from audit_entry where id = (select entry from audit_seal where seq = ?)", seq);
            return new Expected("ENTRY_MISSING", seq, seq, null);
        }
    },
    DELETE_SEAL {
        @Override
        Expected commit(Handle handle, Random random, long length) {
            long seq = 1 + random.nextLong(length);
            handle.execute("delete from audit_seal where seq = ?", seq);
            return new Expected(seq == length ? "TAIL_MISSING" : "SEAL_MISSING", seq, seq, null);
        }
    },
    EDIT_BUSINESS_ROW {
        @Override
        Expected commit(Handle handle, Random random, long length) {
            String id = oneOf(handle, "select id from parcel order by id", random);
            int how = random.nextInt(3);
            if (how == 0) {
                handle.execute("update parcel set weight = weight + 1 where id = ?", id);
            } else if (how == 1) {
                handle.execute("delete from parcel where id = ?", id);
            } else {
                handle.execute(
                        "insert into parcel select 'forged', version, org_path, weight from parcel where id = ?", id);
            }
            String kind =
                    List.of("ROW_CHANGED", "ROW_MISSING", "ROW_WITHOUT_ENTRY").get(how);
            return new Expected(kind, 0, length, how == 2 ? "forged" : id);
        }
    },
    EDIT_LEDGER_PAYLOAD {
        @Override
        Expected commit(Handle handle, Random random, long length) {
            String event = oneOf(handle, "select cast(event_id as text) from event_ledger order by seq", random);
            String aggregate = handle.createQuery("select aggregate from event_ledger where event_id = ?")
                    .bind(0, UUID.fromString(event))
                    .mapTo(String.class)
                    .one();
            if (random.nextBoolean()) {
                handle.execute(
                        "update event_ledger set payload = payload || ' ' where event_id = cast(? as uuid)", event);
                return new Expected("LEDGER_PAYLOAD_CHANGED", 0, 0, aggregate);
            }
            handle.execute("delete from event_ledger where aggregate = ? and version = 2", aggregate);
            return new Expected("LEDGER_VERSION_MISSING", 0, 0, aggregate);
        }
    },
    REORDER {
        @Override
        Expected commit(Handle handle, Random random, long length) {
            long first = 1 + random.nextLong(length - 1);
            long second = first + 1 + random.nextLong(length - first);
            handle.execute(
                    "create temporary table pair as select * from audit_seal where seq in (?, ?)", first, second);
            handle.execute("delete from audit_seal where seq in (?, ?)", first, second);
            handle.execute(
                    "insert into audit_seal select ? + ? - seq, entry, leaf, chain, sealed_at from pair",
                    first,
                    second);
            handle.execute("drop table pair");
            return new Expected("CHAIN_BROKEN", first, first, null);
        }
    },
    TRUNCATE_TAIL {
        @Override
        Expected commit(Handle handle, Random random, long length) {
            long from = 1 + random.nextLong(length);
            handle.execute("delete from audit_entry where id in (select entry from audit_seal where seq >= ?)", from);
            handle.execute("delete from audit_seal where seq >= ?", from);
            if (random.nextBoolean()) {
                handle.execute("delete from audit_checkpoint where seq >= ?", from);
            }
            return new Expected("TAIL_MISSING", from, from, null);
        }
    },
    REWRITE_CHAIN {
        @Override
        Expected commit(Handle handle, Random random, long length) {
            long from = 1 + random.nextLong(length);
            handle.execute(
                    "update audit_entry set actor = '045999' where id = (select entry from audit_seal where seq = ?)",
                    from);
            chainAgain(handle, from);
            int how = random.nextInt(3);
            if (how == 0) {
                handle.execute("delete from audit_checkpoint where seq >= ?", from);
            } else if (how == 1) {
                handle.execute("""
                        update audit_checkpoint c set chain = s.chain from audit_seal s where s.seq = c.seq and c.seq >= ?
                        """, from);
            }
            return new Expected("CHAIN_REWRITTEN", Math.max(1, from - 2 * CHECKPOINT_AFTER), from, null);
        }
    };

    /** A round may seal more at once; a checkpoint stands after each round that brought at least so many. */
    static final int CHECKPOINT_AFTER = 40;

    /** Does the damage. */
    abstract Expected commit(Handle handle, Random random, long length);

    /** What the verification must say: the kind, and the first bad number or object. */
    record Expected(
            String kind,
            long lowest,
            long highest,
            @Nullable String object) {
        boolean isNamedBy(@Nullable FirstBad bad) {
            return bad != null
                    && bad.kind().equals(kind)
                    && bad.sequence() >= lowest
                    && bad.sequence() <= highest
                    && (object == null || object.equals(bad.object()));
        }
    }

    private static void chainAgain(Handle handle, long from) {
        EntryHash hash = new EntryHash();
        byte[][] chain = {
            handle.createQuery("select chain from audit_seal where seq = ?")
                    .bind(0, from - 1)
                    .mapTo(byte[].class)
                    .findOne()
                    .orElse(EntryHash.NOTHING_YET)
        };
        handle.createQuery("select s.seq, " + EntryHash.COLUMNS
                        + " from audit_seal s join audit_entry e on e.id = s.entry where s.seq >= ? order by s.seq")
                .bind(0, from)
                .map((row, context) -> {
                    byte[] leaf = hash.leaf(row, 2);
                    chain[0] = hash.chain(chain[0], leaf);
                    return new Object[] {leaf, chain[0], row.getLong(1)};
                })
                .list()
                .forEach(seal -> handle.execute("update audit_seal set leaf = ?, chain = ? where seq = ?", seal));
    }

    private static String oneOf(Handle handle, String sql, Random random) {
        List<String> all = handle.createQuery(sql).mapTo(String.class).list();
        return all.get(random.nextInt(all.size()));
    }
}
