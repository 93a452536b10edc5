package org.firstbutton.scoring.accounts;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.firstbutton.scoring.points.Account;
import org.firstbutton.scoring.points.Balance;
import org.firstbutton.scoring.scheme.AccountKind;
import org.firstbutton.scoring.scheme.Period;
import org.firstbutton.scoring.scheme.Scheme;
import org.jspecify.annotations.Nullable;

/**
 * 账户视图 — a quarter's balance and how it comes about.
 *
 * @param delta what counts of the items, after the caps
 * @param uncapped the items added up, before the caps
 * @param formula the sum, written out
 * @param items what stands of each metric and severity; reversed findings no longer count
 * @param lifetime sum of all entries that were ever posted
 * @param entries where each of them can be read
 * @param units of a county or a city, the accounts that it adds up
 */
public record AccountView(
        String account,
        AccountKind kind,
        String orgPath,
        LocalDate from,
        LocalDate to,
        BigDecimal start,
        BigDecimal delta,
        BigDecimal uncapped,
        BigDecimal floor,
        BigDecimal balance,
        String formula,
        String scheme,
        List<Balance.Item> items,
        BigDecimal lifetime,
        @Nullable String entries,
        List<Part> units) {

    /** 下属账户 */
    public record Part(String account, String orgPath, BigDecimal points) {}

    /** The account as the ledger has it: who holds it and the sum of all its entries. */
    record Holder(Account account, BigDecimal lifetime) {}

    static AccountView of(Holder holder, Period quarter, Scheme scheme, List<Balance.Item> items, List<Part> units) {
        Account account = holder.account();
        Scheme.AccountTerms terms = scheme.termsOf(account.kind());
        Balance balance = Balance.of(scheme, terms, items);
        return new AccountView(
                account.id(),
                account.kind(),
                account.orgPath(),
                quarter.from(),
                quarter.to(),
                EntryView.plain(terms.start()),
                EntryView.plain(balance.counted()),
                EntryView.plain(balance.uncapped()),
                EntryView.plain(terms.floor()),
                EntryView.plain(balance.total()),
                balance.formula(),
                scheme.name(),
                items,
                EntryView.plain(holder.lifetime()),
                account.kind().addsUp() ? null : "/api/v1/accounts/" + account.id() + "/entries?" + quarter.query(),
                units);
    }
}
