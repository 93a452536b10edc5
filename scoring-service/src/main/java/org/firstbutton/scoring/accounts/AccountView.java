package org.firstbutton.scoring.accounts;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.firstbutton.scoring.points.Account;
import org.firstbutton.scoring.scheme.AccountKind;
import org.firstbutton.scoring.scheme.Period;
import org.firstbutton.scoring.scheme.Scheme;
import org.firstbutton.scoring.scheme.Severity;

/**
 * 账户视图 — a quarter's balance and how it comes about.
 *
 * @param formula the sum, written out
 * @param items what stands of each metric and severity; reversed findings no longer count
 * @param lifetime sum of all entries that were ever posted
 * @param entries where each of them can be read
 */
public record AccountView(
        String account,
        AccountKind kind,
        String orgPath,
        LocalDate from,
        LocalDate to,
        BigDecimal start,
        BigDecimal delta,
        BigDecimal floor,
        BigDecimal balance,
        String formula,
        String scheme,
        List<Item> items,
        BigDecimal lifetime,
        String entries) {

    /** Findings of one severity that stand under one metric. */
    public record Item(String metric, Severity severity, long count, BigDecimal points) {}

    /** The account as the ledger has it: who holds it and the sum of all its entries. */
    record Holder(Account account, BigDecimal lifetime) {}

    static AccountView of(Holder holder, Period quarter, Scheme scheme, List<Item> items) {
        Account account = holder.account();
        Scheme.AccountTerms terms = scheme.termsOf(account.kind());
        BigDecimal delta = items.stream().map(Item::points).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal balance = terms.start().add(delta).max(terms.floor());
        return new AccountView(
                account.id(),
                account.kind(),
                account.orgPath(),
                quarter.from(),
                quarter.to(),
                EntryView.plain(terms.start()),
                EntryView.plain(delta),
                EntryView.plain(terms.floor()),
                EntryView.plain(balance),
                formula(terms, items, balance),
                scheme.name(),
                items,
                EntryView.plain(holder.lifetime()),
                "/api/v1/accounts/" + account.id() + "/entries?" + quarter.query());
    }

    // For example: max(0, 100 + 3 × HIGH (−15) + 1 × LOW (−0.5)) = 84.5
    private static String formula(Scheme.AccountTerms terms, List<Item> items, BigDecimal balance) {
        StringBuilder sum = new StringBuilder("max(" + text(terms.floor()) + ", " + text(terms.start()));
        for (Item item : items) {
            sum.append(" + ")
                    .append(item.count())
                    .append(" × ")
                    .append(item.severity())
                    .append(" (")
                    .append(text(item.points()))
                    .append(')');
        }
        return sum.append(") = ").append(text(balance)).toString();
    }

    private static String text(BigDecimal number) {
        return EntryView.plain(number).toPlainString().replace('-', '−');
    }
}
