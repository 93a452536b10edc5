package org.firstbutton.scoring.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.database.Transactions;
import org.firstbutton.contract.supervision.Severity;
import org.firstbutton.scoring.points.Account;
import org.firstbutton.scoring.points.Balance;
import org.firstbutton.scoring.scheme.AccountKind;
import org.firstbutton.scoring.scheme.Period;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jspecify.annotations.Nullable;

/** 账户 — read side of the ledger, within what the caller may see. */
@ApplicationScoped
class Accounts {
    // Reversed entries and their counter-entries drop out together, so counts and points tell the same story.
    private static final String ITEMS = """
            select e.metric, e.severity, count(*), sum(e.delta)
            from score_entry e
            where (e.account = :account or (cast(:within as text) is not null and e.kind = 'UNIT'
                                            and e.org_path ^@ cast(:within as text)))
              and e.occurred_at >= :start and e.occurred_at < :end and e.reverses is null
              and not exists (select 1 from score_entry r where r.reverses = e.id)
            group by e.metric, e.severity, e.delta > 0
            order by e.metric, min(e.base), sum(e.delta)
            """;
    private static final String ENTRIES = """
            select e.*, (select r.id from score_entry r where r.reverses = e.id) as reversed_by
            from score_entry e
            where e.account = :account and e.seq < :before
              and (cast(:start as timestamptz) is null or e.occurred_at >= cast(:start as timestamptz))
              and (cast(:end as timestamptz) is null or e.occurred_at < cast(:end as timestamptz))
              and (cast(:severity as text) is null or e.severity = :severity)
            order by e.seq desc limit :limit
            """;

    private static final String ALERTS = """
            select alert, in_hand_at from alert_exposure
            where org_path = :orgPath and set_aside is null and in_hand_at >= :start and in_hand_at < :end
              and (cast(:at as timestamptz) is null or (in_hand_at, alert) < (cast(:at as timestamptz), :alert))
            order by in_hand_at desc, alert desc limit :limit
            """;

    private final Transactions transactions;

    Accounts(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Runs a read in the caller's scope, to which his own account always belongs. */
    <T> T read(Caller caller, HandleCallback<T, RuntimeException> work) {
        return transactions.inScopeOf(caller, handle -> {
            String officer = caller.officer();
            handle.createQuery("select set_config('app.account', :own, true)")
                    .bind(
                            "own",
                            officer == null ? "" : Account.officerId(officer) + ',' + Account.legalOfficerId(officer))
                    .mapTo(String.class)
                    .one();
            return work.withHandle(handle);
        });
    }

    /** The account as it stands; that of a county or city is there as soon as one of its units is. */
    Optional<AccountView.Holder> find(Handle handle, String account) {
        Optional<Account> addingUp = Account.addingUp(account);
        if (addingUp.isPresent()) {
            return handle.createQuery("""
                            select sum(balance) from score_account where kind = 'UNIT' and org_path ^@ :within
                            """)
                    .bind("within", addingUp.get().orgPath())
                    .map((row, context) -> Optional.ofNullable(row.getBigDecimal(1)))
                    .one()
                    .map(sum -> new AccountView.Holder(addingUp.get(), sum));
        }
        return handle.createQuery("select account, kind, org_path, balance from score_account where account = :account")
                .bind("account", account)
                .map((row, context) -> new AccountView.Holder(
                        new Account(row.getString(1), AccountKind.valueOf(row.getString(2)), row.getString(3)),
                        row.getBigDecimal(4)))
                .findOne();
    }

    /** What the units of a county or city bring into its account. */
    List<AccountView.Part> parts(Handle handle, Account of, Period period) {
        return handle.createQuery("""
                        select e.account, e.org_path, sum(e.delta) from score_entry e
                        where e.kind = 'UNIT' and e.org_path ^@ :within
                          and e.occurred_at >= :start and e.occurred_at < :end
                        group by e.account, e.org_path order by 2
                        """)
                .bind("within", of.orgPath())
                .bind("start", period.start())
                .bind("end", period.end())
                .map((row, context) ->
                        new AccountView.Part(row.getString(1), row.getString(2), EntryView.plain(row.getBigDecimal(3))))
                .list();
    }

    List<Balance.Item> items(Handle handle, Account account, Period period) {
        return handle.createQuery(ITEMS)
                .bind("account", account.id())
                .bind("within", account.kind().addsUp() ? account.orgPath() : null)
                .bind("start", period.start())
                .bind("end", period.end())
                .map((row, context) -> new Balance.Item(
                        row.getString(1),
                        severity(row.getString(2)),
                        row.getLong(3),
                        EntryView.plain(row.getBigDecimal(4))))
                .list();
    }

    /** The alerts that an organisation had in hand, newest first, those before {@code place}. */
    List<AlertPage.AlertInHand> alerts(
            Handle handle, String orgPath, Period period, Cursor.@Nullable Place place, int limit) {
        return handle.createQuery(ALERTS)
                .bind("orgPath", orgPath)
                .bind("start", period.start())
                .bind("end", period.end())
                .bind("at", place == null ? null : place.at())
                .bind("alert", place == null ? null : place.alert())
                .bind("limit", limit)
                .map((row, context) -> new AlertPage.AlertInHand(
                        row.getString(1), row.getObject(2, OffsetDateTime.class).toInstant()))
                .list();
    }

    /** Newest first, those before {@code before}. */
    List<EntryView> entries(
            Handle handle,
            String account,
            @Nullable Period period,
            @Nullable Severity severity,
            long before,
            int limit) {
        return handle.createQuery(ENTRIES)
                .bind("account", account)
                .bind("before", before)
                .bind("start", period == null ? null : period.start())
                .bind("end", period == null ? null : period.end())
                .bind("severity", severity == null ? null : severity.name())
                .bind("limit", limit)
                .map((row, context) -> EntryView.of(row))
                .list();
    }

    private static @Nullable Severity severity(@Nullable String name) {
        return name == null ? null : Severity.valueOf(name);
    }
}
