package org.firstbutton.scoring.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.firstbutton.chassis.access.Caller;
import org.firstbutton.chassis.database.Transactions;
import org.firstbutton.scoring.points.Account;
import org.firstbutton.scoring.scheme.AccountKind;
import org.firstbutton.scoring.scheme.Period;
import org.firstbutton.scoring.scheme.Severity;
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
            where e.account = :account and e.occurred_at >= :start and e.occurred_at < :end and e.reverses is null
              and not exists (select 1 from score_entry r where r.reverses = e.id)
            group by e.metric, e.severity
            order by e.metric, min(e.base)
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
                    .bind("own", officer == null ? "" : Account.officerId(officer))
                    .mapTo(String.class)
                    .one();
            return work.withHandle(handle);
        });
    }

    Optional<AccountView.Holder> find(Handle handle, String account) {
        return handle.createQuery("select account, kind, org_path, balance from score_account where account = :account")
                .bind("account", account)
                .map((row, context) -> new AccountView.Holder(
                        new Account(row.getString(1), AccountKind.valueOf(row.getString(2)), row.getString(3)),
                        row.getBigDecimal(4)))
                .findOne();
    }

    List<AccountView.Item> items(Handle handle, String account, Period period) {
        return handle.createQuery(ITEMS)
                .bind("account", account)
                .bind("start", period.start())
                .bind("end", period.end())
                .map((row, context) -> new AccountView.Item(
                        row.getString(1),
                        Severity.valueOf(row.getString(2)),
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
}
