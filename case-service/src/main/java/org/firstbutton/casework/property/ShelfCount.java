package org.firstbutton.casework.property;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.firstbutton.chassis.procedure.Proceeding;
import org.jspecify.annotations.Nullable;

/**
 * 盘点结果 — the ledger held against the shelf; pure.
 *
 * @param differences items on one of the two only, or with another number, amount or serial; sorted
 */
record ShelfCount(
        int ledgerQuantity,
        int shelfQuantity,
        BigDecimal ledgerAmount,
        BigDecimal shelfAmount,
        List<String> differences) {

    /** 所见 — one item as the counter found it; what he leaves out he found as the ledger has it. */
    record Seen(
            String propertyId,
            @Nullable Integer quantity,
            @Nullable BigDecimal amount,
            @Nullable String serial) {}

    static ShelfCount of(List<Proceeding> ledger, List<Seen> shelf) {
        Map<String, Proceeding> entries = new HashMap<>();
        ledger.forEach(item -> entries.put(item.id().toString(), item));
        TreeSet<String> differences = new TreeSet<>(entries.keySet());
        int shelfQuantity = 0;
        BigDecimal shelfAmount = BigDecimal.ZERO;
        for (Seen seen : shelf) {
            Proceeding entry = entries.get(seen.propertyId());
            int quantity = seen.quantity() != null ? seen.quantity() : entry == null ? 1 : quantity(entry);
            BigDecimal amount = seen.amount() != null ? seen.amount() : entry == null ? BigDecimal.ZERO : amount(entry);
            shelfQuantity += quantity;
            shelfAmount = shelfAmount.add(amount);
            if (entry != null && agrees(entry, quantity, amount, seen.serial())) {
                differences.remove(seen.propertyId());
            } else {
                differences.add(seen.propertyId());
            }
        }
        return new ShelfCount(
                ledger.stream().mapToInt(ShelfCount::quantity).sum(),
                shelfQuantity,
                ledger.stream().map(ShelfCount::amount).reduce(BigDecimal.ZERO, BigDecimal::add),
                shelfAmount,
                List.copyOf(differences));
    }

    private static boolean agrees(Proceeding entry, int quantity, BigDecimal amount, @Nullable String serial) {
        return quantity == quantity(entry)
                && amount.compareTo(amount(entry)) == 0
                && (serial == null || serial.equals(entry.said("serial")));
    }

    private static int quantity(Proceeding entry) {
        return entry.detail().path("quantity").asInt(1);
    }

    private static BigDecimal amount(Proceeding entry) {
        return entry.detail().path("amount").decimalValue();
    }
}
