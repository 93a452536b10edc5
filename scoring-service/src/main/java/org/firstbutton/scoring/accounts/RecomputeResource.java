package org.firstbutton.scoring.accounts;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.firstbutton.chassis.access.CurrentCaller;
import org.firstbutton.chassis.access.Roles;
import org.firstbutton.chassis.audit.AuditEntry;
import org.firstbutton.chassis.audit.AuditTrail;
import org.firstbutton.chassis.database.Transactions;
import org.firstbutton.scoring.points.Bookkeeping;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** 重算 — adds everything up again from the entries and compares; it repairs nothing. */
@Path("/api/v1/ledger:recompute")
@Tag(name = "ledger", description = "积分台账")
class RecomputeResource {
    private static final int MOST = 100;

    // Three independent witnesses: the account's row, the entries, and the facts that were told to the others.
    private static final String DIFFERENCES = """
            with summed as (
                select account, max(org_path) as org_path, count(*) as entries, sum(delta) as balance, max(seq) as last,
                       sum(delta + coalesce((select o.delta from score_entry o where o.id = e.reverses), 0))
                           filter (where reverses is not null) as unbalanced
                from score_entry e group by account),
            told as (
                select aggregate as account, count(*) as facts,
                       sum(cast(convert_from(payload, 'UTF8')::jsonb ->> 'points' as numeric)) as points
                from event_ledger where type in ('score.posted', 'score.reversed') group by aggregate)
            select coalesce(a.account, s.account, t.account), a.balance, s.balance, t.points,
                   a.version, s.entries, t.facts
            from score_account a full join summed s using (account) full join told t using (account)
            where coalesce(a.org_path, s.org_path) ^@ any (:scope)
              and (a.balance is distinct from coalesce(s.balance, 0) or t.points is distinct from s.balance
               or a.version is distinct from coalesce(s.entries, 0) or t.facts is distinct from s.entries
               or s.last is distinct from s.entries or coalesce(s.unbalanced, 0) <> 0)
            order by 1 limit 100
            """;

    private final CurrentCaller caller;
    private final Transactions transactions;
    private final AuditTrail audit;
    private final Bookkeeping books;

    RecomputeResource(CurrentCaller caller, Transactions transactions, AuditTrail audit, Bookkeeping books) {
        this.caller = caller;
        this.transactions = transactions;
        this.audit = audit;
        this.books = books;
    }

    /**
     * 重算结果
     *
     * @param identical whether every account in the caller's scope agrees with its entries and with the facts told
     * @param differences the first hundred accounts that do not
     * @param rebuilt the first hundred entries in which the ledger is not what its evidence, reckoned from the beginning,
     *     calls for
     */
    public record Recomputation(
            boolean identical, long accounts, long entries, List<Difference> differences, List<String> rebuilt) {}

    /** An account whose witnesses disagree: sums and counts of its row, its entries and the facts told. */
    public record Difference(
            String account,
            @Nullable BigDecimal balance,
            @Nullable BigDecimal entriesSum,
            @Nullable BigDecimal factsSum,
            @Nullable Long version,
            @Nullable Long entries,
            @Nullable Long facts) {}

    @POST
    @RolesAllowed(Roles.SCORE_ADMIN)
    @Operation(
            summary = "由依据和分录重算（只比对，不修改）· Recompute entries from evidence and balances from entries; a dry run",
            description = "Covers the caller's scope. 仅覆盖调用者的机构范围。")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = Recomputation.class),
                            examples = @ExampleObject(name = "identical", value = ScoringExamples.RECOMPUTATION)))
    public Recomputation recompute() {
        // An officer's entries follow him from unit to unit, so row by row scope would cut accounts in pieces.
        return transactions.asConsumer(handle -> {
            String[] within = caller.get().orgPaths().toArray(String[]::new);
            List<Difference> differences = differences(handle, within);
            List<String> rebuilt = Arrays.stream(within)
                    .flatMap(path -> books.differences(handle, path).stream())
                    .limit(MOST)
                    .toList();
            Recomputation result = new Recomputation(
                    differences.isEmpty() && rebuilt.isEmpty(),
                    count(handle, within, "count(*)"),
                    count(handle, within, "coalesce(sum(version), 0)"),
                    differences,
                    rebuilt);
            String scope = String.join(",", within);
            audit.record(handle, AuditEntry.done(caller.get(), "recompute", "ledger", "points", 1, scope));
            return result;
        });
    }

    private static List<Difference> differences(Handle handle, String[] within) {
        return handle.createQuery(DIFFERENCES)
                .bindArray("scope", String.class, (Object[]) within)
                .map((row, context) -> new Difference(
                        row.getString(1),
                        row.getBigDecimal(2),
                        row.getBigDecimal(3),
                        row.getBigDecimal(4),
                        row.getObject(5, Long.class),
                        row.getObject(6, Long.class),
                        row.getObject(7, Long.class)))
                .list();
    }

    private static long count(Handle handle, String[] within, String what) {
        return handle.createQuery("select " + what + " from score_account where org_path ^@ any (:scope)")
                .bindArray("scope", String.class, (Object[]) within)
                .mapTo(Long.class)
                .one();
    }
}
