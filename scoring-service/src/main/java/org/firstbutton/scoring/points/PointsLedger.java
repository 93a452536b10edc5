package org.firstbutton.scoring.points;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.firstbutton.scoring.scheme.AccountKind;
import org.firstbutton.scoring.scheme.Severity;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** 积分台账 — entries are inserted, never changed; an account's row only adds them up. */
@ApplicationScoped
public class PointsLedger {
    private static final String INSERT = """
            insert into score_entry (id, account, seq, kind, org_path, delta, base, share, metric, rule_id, severity,
                                     finding_id, cause, cause_event, reverses, scheme, occurred_at)
            values (:id, :account, :seq, :kind, :orgPath, :delta, :base, :share, :metric, :rule, :severity,
                    :finding, :cause, :causeEvent, cast(:reverses as uuid), :scheme, :occurredAt)
            """;

    /** Everything ever posted for these findings. */
    List<ScoreEntry> ofFindings(Handle handle, Collection<String> findings) {
        return handle.createQuery("select * from score_entry where finding_id = any (:findings) order by account, seq")
                .bindArray("findings", String.class, findings.toArray())
                .map((row, context) -> entry(row))
                .list();
    }

    /** Posts the entries and says which number each got in its account. */
    Map<UUID, Long> post(Handle handle, List<ScoreEntry> entries) {
        Map<String, List<ScoreEntry>> byAccount = entries.stream()
                .collect(Collectors.groupingBy(
                        entry -> entry.account().id(), java.util.TreeMap::new, Collectors.toList()));
        open(handle, entries.stream().map(ScoreEntry::account).toList());
        Map<String, Long> reached = lock(handle, byAccount.keySet());
        Map<UUID, Long> numbers = new HashMap<>();
        PreparedBatch insert = handle.prepareBatch(INSERT);
        byAccount.forEach((account, own) -> {
            long number = reached.getOrDefault(account, 0L);
            for (ScoreEntry entry : own) {
                numbers.put(entry.id(), ++number);
                add(insert, entry, number);
            }
        });
        insert.execute();
        addUp(handle, byAccount);
        return numbers;
    }

    /** Opens the accounts that do not exist yet, in one order, so that two replicas cannot wait for each other. */
    void open(Handle handle, Collection<Account> accounts) {
        PreparedBatch batch = handle.prepareBatch("""
                insert into score_account (account, kind, org_path) values (:account, :kind, :orgPath)
                on conflict (account) do nothing
                """);
        accounts.stream()
                .sorted(Comparator.comparing(Account::id))
                .forEach(account -> batch.bind("account", account.id())
                        .bind("kind", account.kind().name())
                        .bind("orgPath", account.orgPath())
                        .add());
        batch.execute();
    }

    // Always in the order of the account, so that two replicas cannot wait for each other.
    private static Map<String, Long> lock(Handle handle, Collection<String> accounts) {
        return handle
                .createQuery("""
                        select account, version from score_account where account = any (:accounts)
                        order by account for update
                        """)
                .bindArray("accounts", String.class, accounts.toArray())
                .map((row, context) -> Map.entry(row.getString(1), row.getLong(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static void addUp(Handle handle, Map<String, List<ScoreEntry>> byAccount) {
        PreparedBatch batch = handle.prepareBatch("""
                update score_account set version = version + :count, balance = balance + :delta, org_path = :orgPath
                where account = :account
                """);
        byAccount.forEach((account, own) -> batch.bind("count", own.size())
                .bind("delta", own.stream().map(ScoreEntry::delta).reduce(BigDecimal.ZERO, BigDecimal::add))
                .bind("orgPath", own.get(own.size() - 1).account().orgPath())
                .bind("account", account)
                .add());
        batch.execute();
    }

    private static void add(PreparedBatch batch, ScoreEntry entry, long number) {
        batch.bind("id", entry.id())
                .bind("account", entry.account().id())
                .bind("seq", number)
                .bind("kind", entry.account().kind().name())
                .bind("orgPath", entry.account().orgPath())
                .bind("delta", entry.delta())
                .bind("base", entry.base())
                .bind("share", entry.share())
                .bind("metric", entry.metric())
                .bind("rule", entry.ruleId())
                .bind("severity", entry.severity().name())
                .bind("finding", entry.findingId())
                .bind("cause", entry.cause().name())
                .bind("causeEvent", entry.causeEvent())
                .bind("reverses", entry.reverses())
                .bind("scheme", entry.scheme())
                .bind("occurredAt", OffsetDateTime.ofInstant(entry.occurredAt(), ZoneOffset.UTC))
                .add();
    }

    /** One row of {@code score_entry}. */
    public static ScoreEntry entry(ResultSet row) throws SQLException {
        return new ScoreEntry(
                row.getObject("id", UUID.class),
                new Account(
                        row.getString("account"),
                        AccountKind.valueOf(row.getString("kind")),
                        row.getString("org_path")),
                row.getBigDecimal("delta"),
                row.getBigDecimal("base"),
                row.getBigDecimal("share"),
                row.getString("metric"),
                row.getString("rule_id"),
                Severity.valueOf(row.getString("severity")),
                row.getString("finding_id"),
                ScoreEntry.Cause.valueOf(row.getString("cause")),
                row.getObject("cause_event", UUID.class),
                row.getObject("reverses", UUID.class),
                row.getString("scheme"),
                row.getObject("occurred_at", OffsetDateTime.class).toInstant());
    }
}
