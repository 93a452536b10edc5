package org.firstbutton.chassis.audit;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.firstbutton.chassis.database.Transactions;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * 验证 — recomputes the whole trail from the rows, in one snapshot, and names the first thing that is not as it was
 * sealed. It trusts the signing key and the anchor file, nothing that the database says about itself.
 */
@ApplicationScoped
public class AuditVerification {
    private static final String ORPHAN = """
            select cast(e.id as text), e.object_kind, e.object from audit_entry e
            where not exists (select from audit_seal s where s.entry = e.id)
              and not exists (select from audit_unsealed u where u.entry = e.id)
            order by e.at limit 1
            """;
    private static final String LOST = """
            select cast(u.entry as text), 'entry', '' from audit_unsealed u
            where not exists (select from audit_entry e where e.id = u.entry) order by u.ticket limit 1
            """;
    private static final String STALE =
            "select count(*) from audit_unsealed where written_at < clock_timestamp() - interval '5 seconds'";

    private final Transactions transactions;
    private final AuditSettings settings;

    public AuditVerification(Transactions transactions, AuditSettings settings) {
        this.transactions = transactions;
        this.settings = settings;
    }

    /**
     * What a verification found.
     *
     * @param entries entries in the trail, sealed or not
     * @param sealedTo the last number up to which entries and chain hold
     * @param clean whether nothing is amiss
     * @param complete whether all entries older than five seconds are sealed and the checkpoints have a witness
     */
    public record Report(
            String service,
            long entries,
            long sealedTo,
            boolean clean,
            boolean complete,
            @Nullable FirstBad firstBad) {}

    /**
     * The first thing that is not as it was sealed.
     *
     * @param sequence its number in the trail; 0 where it has none
     */
    public record FirstBad(
            long sequence,
            String kind,
            @Nullable String objectKind,
            @Nullable String object,
            String detail) {
        static FirstBad at(long sequence, String kind, String detail) {
            return new FirstBad(sequence, kind, null, null, detail);
        }
    }

    public Report run() {
        SigningKey key = SigningKey.at(settings.signingKeyFile());
        List<String> anchors = anchors();
        return transactions.<Report, RuntimeException>asConsumer(handle -> {
            handle.execute("set transaction isolation level repeatable read, read only");
            handle.execute("set local timezone = 'UTC'; set local bytea_output = 'hex'; "
                    + "set local intervalstyle = 'postgres'; set local extra_float_digits = 1");
            return verify(handle, key, anchors);
        });
    }

    private List<String> anchors() {
        Path file = settings.anchors();
        try {
            return Files.exists(file) ? Files.readAllLines(file, StandardCharsets.US_ASCII) : List.of();
        } catch (IOException unreadable) {
            return List.of();
        }
    }

    private Report verify(Handle handle, SigningKey key, List<String> anchors) {
        ChainCheck chain = new ChainCheck(handle, key, settings.service(), anchors);
        StateCheck state = new StateCheck(handle);
        FirstBad bad = chain.run();
        if (bad == null) {
            bad = first(handle, ORPHAN, chain.sealedTo() + 1, "ENTRY_UNSEALED");
        }
        if (bad == null) {
            bad = first(handle, LOST, chain.sealedTo() + 1, "ENTRY_MISSING");
        }
        if (bad == null) {
            bad = state.businessRows();
        }
        if (bad == null) {
            bad = state.ledger();
        }
        boolean complete = count(handle, STALE) == 0 && chain.isAnchored();
        long entries = count(handle, "select count(*) from audit_entry");
        return new Report(settings.service(), entries, chain.sealedTo(), bad == null, complete, bad);
    }

    private static @Nullable FirstBad first(Handle handle, String sql, long sequence, String kind) {
        return handle.createQuery(sql)
                .map((row, context) -> new FirstBad(
                        sequence,
                        kind,
                        row.getString(2),
                        row.getString(3),
                        "entry " + row.getString(1) + " is neither sealed nor waiting as it should be"))
                .findOne()
                .orElse(null);
    }

    private static long count(Handle handle, String sql) {
        return handle.createQuery(sql).mapTo(Long.class).one();
    }

    static @Nullable FirstBad earlier(@Nullable FirstBad one, @Nullable FirstBad other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return other.sequence() < one.sequence() ? other : one;
    }
}
