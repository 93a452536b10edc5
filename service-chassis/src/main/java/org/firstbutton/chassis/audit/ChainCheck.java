package org.firstbutton.chassis.audit;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.firstbutton.chassis.audit.AuditVerification.FirstBad;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** 验链 — recomputes every leaf from its entry's row and the chain over them, and holds both against the checkpoints. */
final class ChainCheck {
    // In pages, not as one result: the driver goes over to binary rows after a few, and no page takes long.
    private static final String SEALS = "select s.seq, s.entry, s.leaf, s.chain, " + EntryHash.COLUMNS
            + " from audit_seal s left join audit_entry e on e.id = s.entry"
            + " where s.seq > ? order by s.seq limit 5000";

    private final Handle handle;
    private final SigningKey key;
    private final String service;
    private final List<String> anchors;
    private final EntryHash hash = new EntryHash();
    private final TreeMap<Long, List<Checkpoint>> witnesses = new TreeMap<>();
    private long sealedTo;
    private long lastGood;
    private boolean anchored = true;

    /** @param anchors lines of the anchor file, read before the snapshot: a later line would look like a lost tail */
    ChainCheck(Handle handle, SigningKey key, String service, List<String> anchors) {
        this.handle = handle;
        this.key = key;
        this.service = service;
        this.anchors = anchors;
    }

    /** The last number whose entry and chain are as they were sealed. */
    long sealedTo() {
        return sealedTo;
    }

    /** Whether there is a witness outside the database for what the checkpoints say. */
    boolean isAnchored() {
        return anchored;
    }

    @Nullable
    FirstBad run() {
        FirstBad forged = readWitnesses();
        FirstBad broken = walk();
        return AuditVerification.earlier(broken, forged);
    }

    private @Nullable FirstBad readWitnesses() {
        FirstBad forged = null;
        List<Checkpoint> stored = Checkpoint.all(handle);
        for (Checkpoint checkpoint : stored) {
            forged = AuditVerification.earlier(forged, add(checkpoint, "CHECKPOINT_FORGED"));
        }
        anchored = stored.isEmpty() || !anchors.isEmpty();
        for (String line : anchors) {
            Checkpoint anchor = Checkpoint.ofLine(line, service);
            if (anchor != null) {
                forged = AuditVerification.earlier(forged, add(anchor, "ANCHOR_FORGED"));
                if (stored.stream().noneMatch(checkpoint -> checkpoint.seq() == anchor.seq())) {
                    forged = AuditVerification.earlier(
                            forged,
                            FirstBad.at(anchor.seq(), "CHECKPOINT_MISSING", "the anchor file has it, the table not"));
                }
            }
        }
        return forged;
    }

    private @Nullable FirstBad add(Checkpoint checkpoint, String kindWhenForged) {
        if (!checkpoint.isSignedBy(key, service)) {
            return FirstBad.at(checkpoint.seq(), kindWhenForged, "the signature does not hold");
        }
        witnesses.computeIfAbsent(checkpoint.seq(), any -> new ArrayList<>()).add(checkpoint);
        return null;
    }

    private @Nullable FirstBad walk() {
        try (PreparedStatement pages = handle.getConnection().prepareStatement(SEALS)) {
            byte[] chain = EntryHash.NOTHING_YET;
            long before = -1;
            while (sealedTo > before) {
                before = sealedTo;
                pages.setLong(1, sealedTo);
                try (ResultSet row = pages.executeQuery()) {
                    while (row.next()) {
                        FirstBad bad = check(row, chain);
                        if (bad != null) {
                            return bad;
                        }
                        chain = row.getBytes(4);
                        sealedTo++;
                    }
                }
            }
        } catch (SQLException away) {
            throw new IllegalStateException("the trail cannot be read", away);
        }
        Long promised = witnesses.ceilingKey(sealedTo + 1);
        return promised == null
                ? null
                : FirstBad.at(sealedTo + 1, "TAIL_MISSING", "a checkpoint says that the trail reached " + promised);
    }

    private @Nullable FirstBad check(ResultSet row, byte[] previous) throws SQLException {
        long expected = sealedTo + 1;
        if (row.getLong(1) != expected) {
            return FirstBad.at(expected, "SEAL_MISSING", "the next seal is " + row.getLong(1));
        }
        if (row.getObject(5, UUID.class) == null) {
            return FirstBad.at(expected, "ENTRY_MISSING", "entry " + row.getString(2) + " is gone");
        }
        byte[] leaf = hash.leaf(row, 5);
        if (!Arrays.equals(leaf, row.getBytes(3))) {
            return new FirstBad(
                    expected, "ENTRY_CHANGED", row.getString(10), row.getString(11), "entry " + row.getString(2));
        }
        byte[] chain = hash.chain(previous, leaf);
        if (!Arrays.equals(chain, row.getBytes(4))) {
            return FirstBad.at(expected, "CHAIN_BROKEN", "entry " + row.getString(2));
        }
        List<Checkpoint> here = witnesses.get(expected);
        if (here != null) {
            if (here.stream().anyMatch(checkpoint -> !Arrays.equals(checkpoint.chain(), chain))) {
                return FirstBad.at(
                        lastGood + 1, "CHAIN_REWRITTEN", "between the checkpoints " + lastGood + " and " + expected);
            }
            lastGood = expected;
        }
        return null;
    }
}
