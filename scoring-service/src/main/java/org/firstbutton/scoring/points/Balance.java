package org.firstbutton.scoring.points;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.firstbutton.contract.supervision.Severity;
import org.firstbutton.scoring.scheme.Scheme;
import org.jspecify.annotations.Nullable;

/**
 * 余额 — what a quarter's items come to. Gains are capped, metric by metric and then together; losses never are. The
 * ledger keeps what was earned; the cap is applied where it is read, so the order of entries does not matter.
 */
public record Balance(BigDecimal uncapped, BigDecimal counted, BigDecimal total, String formula) {

    /** What stands under one metric, of one severity where it is a finding's. */
    public record Item(String metric, @Nullable Severity severity, long count, BigDecimal points) {
        String label() {
            return severity == null ? metric : severity.name();
        }
    }

    public static Balance of(Scheme scheme, Scheme.AccountTerms terms, List<Item> items) {
        BigDecimal uncapped = sum(items);
        BigDecimal losses =
                sum(items.stream().filter(item -> item.points().signum() < 0).toList());
        Map<String, BigDecimal> gains = items.stream()
                .filter(item -> item.points().signum() > 0)
                .collect(Collectors.toMap(Item::metric, Item::points, BigDecimal::add, TreeMap::new));
        BigDecimal gained = gains.entrySet().stream()
                .map(gain -> capped(gain.getValue(), capOf(scheme, gain.getKey())))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal counted = capped(gained, terms.positiveCap()).add(losses);
        BigDecimal total = terms.start().add(counted).max(terms.floor());
        return new Balance(uncapped, counted, total, formula(terms, items, uncapped, counted, total));
    }

    private static BigDecimal capped(BigDecimal gain, @Nullable BigDecimal cap) {
        return cap == null ? gain : gain.min(cap);
    }

    private static @Nullable BigDecimal capOf(Scheme scheme, String metric) {
        return scheme.metric(metric).map(Scheme.Metric::cap).orElse(null);
    }

    private static BigDecimal sum(List<Item> items) {
        return items.stream().map(Item::points).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    // For example: max(0, 100 + 3 × HIGH (−15) + 1 × LOW (−0.5)) = 84.5
    private static String formula(
            Scheme.AccountTerms terms, List<Item> items, BigDecimal uncapped, BigDecimal counted, BigDecimal total) {
        StringBuilder sum = new StringBuilder("max(" + text(terms.floor()) + ", " + text(terms.start()));
        for (Item item : items) {
            sum.append(" + ")
                    .append(item.count())
                    .append(" × ")
                    .append(item.label())
                    .append(" (")
                    .append(text(item.points()))
                    .append(')');
        }
        if (counted.compareTo(uncapped) != 0) {
            sum.append(" [加分封顶 gains capped: ")
                    .append(text(counted.subtract(uncapped)))
                    .append(']');
        }
        return sum.append(") = ").append(text(total)).toString();
    }

    private static String text(BigDecimal number) {
        return plain(number).toPlainString().replace('-', '−');
    }

    /** Without trailing zeros, and never in exponent form. */
    public static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
