package org.firstbutton.casework.property;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.firstbutton.chassis.procedure.Proceeding;
import org.jspecify.annotations.Nullable;

/**
 * 盘点结果 — the ledger held against the shelf; pure.
 *
 * @param all of the unit
 * @param places each store of the unit by itself, by name; what lies nowhere in particular under an empty name
 */
record ShelfCount(Figures all, List<PlaceCount> places) {

    /** 所见 — one item as the counter found it; what he leaves out he found as the ledger has it. */
    record Seen(
            String propertyId,
            @Nullable Integer quantity,
            @Nullable BigDecimal amount,
            @Nullable String serial,
            @Nullable String place) {}

    /**
     * 账实数字
     *
     * @param differences items on one of the two only, or with another number, amount, serial or place; sorted
     */
    record Figures(
            int ledgerQuantity,
            int shelfQuantity,
            BigDecimal ledgerAmount,
            BigDecimal shelfAmount,
            List<String> differences) {}

    static ShelfCount of(List<Proceeding> ledger, List<Seen> shelf) {
        Map<String, Proceeding> entries = new HashMap<>();
        ledger.forEach(item -> entries.put(item.id().toString(), item));
        Tally all = new Tally();
        Map<String, Tally> places = new TreeMap<>();
        for (Proceeding entry : ledger) {
            all.recorded(entry);
            at(places, placeOf(entry)).recorded(entry);
        }
        for (Seen seen : shelf) {
            Proceeding entry = entries.get(seen.propertyId());
            String found = seen.place() != null ? seen.place() : entry == null ? "" : placeOf(entry);
            boolean moved = entry != null && !found.equals(placeOf(entry));
            all.seen(seen, entry, moved);
            at(places, found).seen(seen, entry, moved);
        }
        return new ShelfCount(
                all.figures(),
                places.entrySet().stream()
                        .map(place -> place.getValue().at(place.getKey()))
                        .toList());
    }

    private static Tally at(Map<String, Tally> places, String place) {
        return places.computeIfAbsent(place, any -> new Tally());
    }

    private static String placeOf(Proceeding entry) {
        return Objects.requireNonNullElse(entry.said("location"), "");
    }

    /** 累计 */
    private static final class Tally {
        private final TreeSet<String> differences = new TreeSet<>();
        private int ledgerQuantity;
        private int shelfQuantity;
        private BigDecimal ledgerAmount = BigDecimal.ZERO;
        private BigDecimal shelfAmount = BigDecimal.ZERO;

        void recorded(Proceeding entry) {
            ledgerQuantity += quantity(entry);
            ledgerAmount = ledgerAmount.add(amount(entry));
            differences.add(entry.id().toString());
        }

        void seen(Seen seen, @Nullable Proceeding entry, boolean moved) {
            int quantity = seen.quantity() != null ? seen.quantity() : entry == null ? 1 : quantity(entry);
            BigDecimal amount = seen.amount() != null ? seen.amount() : entry == null ? BigDecimal.ZERO : amount(entry);
            shelfQuantity += quantity;
            shelfAmount = shelfAmount.add(amount);
            if (entry != null && !moved && agrees(entry, quantity, amount, seen.serial())) {
                differences.remove(seen.propertyId());
            } else {
                differences.add(seen.propertyId());
            }
        }

        Figures figures() {
            return new Figures(ledgerQuantity, shelfQuantity, ledgerAmount, shelfAmount, List.copyOf(differences));
        }

        PlaceCount at(String place) {
            return new PlaceCount(
                    place, ledgerQuantity, shelfQuantity, ledgerAmount, shelfAmount, List.copyOf(differences));
        }
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
