package org.firstbutton.scoring.points;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import org.firstbutton.contract.CloudEventJson;
import org.firstbutton.contract.supervision.Severity;
import org.firstbutton.scoring.scheme.AccountKind;
import org.firstbutton.scoring.scheme.Scheme.Role;
import org.firstbutton.scoring.scheme.Scheme.Source;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** 积分台账 — entries are inserted, never changed; an account's row only adds them up. */
@ApplicationScoped
public class PointsLedger {
    private static final String INSERT = """
            insert into score_entry (id, account, seq, kind, org_path, delta, base, share, terms, source, metric, rule_id,
                                     severity, role, matter, finding_id, cause, cause_event, reverses, scheme,
                                     occurred_at)
            values (:id, :account, :seq, :kind, :orgPath, :delta, :base, :share, cast(:terms as jsonb), :source, :metric,
                    :rule, :severity, :role, :matter, :finding, :cause, :causeEvent, cast(:reverses as uuid), :scheme,
                    :occurredAt)
            """;
    private static final ObjectMapper JSON = CloudEventJson.MAPPER;
    private static final TypeReference<List<Term>> TERMS = new TypeReference<>() {};

    /** Everything ever posted for this evidence. */
    List<ScoreEntry> ofEvidence(Handle handle, Collection<String> evidence) {
        return handle.createQuery("select * from score_entry where finding_id = any (:evidence) order by account, seq")
                .bindArray("evidence", String.class, evidence.toArray())
                .map((row, context) -> entry(row))
                .list();
    }

    /**
     * Everything ever posted to units for these findings, to these persons' accounts for findings under these rules, and
     * to these officers for anything else.
     */
    List<ScoreEntry> known(
            Handle handle,
            Collection<String> findings,
            Collection<String> accounts,
            Collection<String> rules,
            Collection<String> officers) {
        return handle.createQuery("""
                        select * from score_entry
                        where (kind = 'UNIT' and finding_id = any (:findings))
                           or (account = any (:accounts) and source = 'CONFIRMED_FINDING' and rule_id = any (:rules))
                           or (account = any (:officers) and source <> 'CONFIRMED_FINDING')
                        order by account, seq
                        """)
                .bindArray("findings", String.class, findings.toArray())
                .bindArray("accounts", String.class, accounts.toArray())
                .bindArray("rules", String.class, rules.toArray())
                .bindArray("officers", String.class, officers.toArray())
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
                .bind("terms", terms(entry))
                .bind("source", entry.source().name())
                .bind("metric", entry.metric())
                .bind("rule", entry.ruleId())
                .bind(
                        "severity",
                        entry.severity() == null ? null : entry.severity().name())
                .bind("role", entry.role() == null ? null : entry.role().name())
                .bind("matter", entry.matter())
                .bind("finding", entry.findingId())
                .bind("cause", entry.cause().name())
                .bind("causeEvent", entry.causeEvent())
                .bind("reverses", entry.reverses())
                .bind("scheme", entry.scheme())
                .bind("occurredAt", OffsetDateTime.ofInstant(entry.occurredAt(), ZoneOffset.UTC))
                .add();
    }

    private static String terms(ScoreEntry entry) {
        try {
            return JSON.writeValueAsString(entry.terms());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** One row of {@code score_entry}. */
    public static ScoreEntry entry(ResultSet row) throws SQLException {
        String severity = row.getString("severity");
        String role = row.getString("role");
        return new ScoreEntry(
                row.getObject("id", UUID.class),
                new Account(
                        row.getString("account"),
                        AccountKind.valueOf(row.getString("kind")),
                        row.getString("org_path")),
                row.getBigDecimal("delta"),
                row.getBigDecimal("base"),
                row.getBigDecimal("share"),
                terms(row.getString("terms")),
                Source.valueOf(row.getString("source")),
                row.getString("metric"),
                row.getString("rule_id"),
                severity == null ? null : Severity.valueOf(severity),
                role == null ? null : Role.valueOf(role),
                row.getString("matter"),
                row.getString("finding_id"),
                ScoreEntry.Cause.valueOf(row.getString("cause")),
                row.getObject("cause_event", UUID.class),
                row.getObject("reverses", UUID.class),
                row.getString("scheme"),
                row.getObject("occurred_at", OffsetDateTime.class).toInstant());
    }

    private static List<Term> terms(String json) {
        try {
            return JSON.readValue(json, TERMS);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
