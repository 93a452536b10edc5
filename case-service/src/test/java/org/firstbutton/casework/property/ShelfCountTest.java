package org.firstbutton.casework.property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.firstbutton.casework.property.ShelfCount.Seen;
import org.firstbutton.chassis.procedure.Proceeding;
import org.firstbutton.contract.CloudEventJson;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ShelfCountTest {
    private static final Proceeding PHONES = item("0193f0a2-7c11-7b7e-9a55-000000000001", 3, null, "SN-1");
    private static final Proceeding CASH = item("0193f0a2-7c11-7b7e-9a55-000000000002", 1, "5200.50", null);

    @Test
    void whatIsFoundAsTheLedgerHasIt_leavesNoDifference() {
        ShelfCount count = ShelfCount.of(
                List.of(PHONES, CASH), List.of(seen(PHONES, null, null, null), seen(CASH, 1, "5200.5", null)));

        assertThat(count.all().ledgerQuantity()).isEqualTo(4);
        assertThat(count.all().shelfQuantity()).isEqualTo(4);
        assertThat(count.all().ledgerAmount()).isEqualByComparingTo("5200.50");
        assertThat(count.all().shelfAmount()).isEqualByComparingTo("5200.50");
        assertThat(count.all().differences()).isEmpty();
    }

    @Test
    void aMissingItem_aShortPileOfCash_anotherSerial_andAStranger_areFourDifferences() {
        Proceeding watch = item("0193f0a2-7c11-7b7e-9a55-000000000003", 1, null, null);
        String stranger = "0193f0a2-7c11-7b7e-9a55-000000000009";

        ShelfCount count = ShelfCount.of(
                List.of(PHONES, CASH, watch),
                List.of(
                        seen(PHONES, 3, null, "SN-2"),
                        seen(CASH, null, "5000", null),
                        new Seen(stranger, null, null, null, null)));

        assertThat(count.all().ledgerQuantity()).isEqualTo(5);
        assertThat(count.all().shelfQuantity()).isEqualTo(5);
        assertThat(count.all().shelfAmount()).isEqualByComparingTo("5000");
        assertThat(count.all().differences())
                .containsExactly(
                        PHONES.id().toString(), CASH.id().toString(), watch.id().toString(), stranger);
    }

    @Test
    void eachStoreIsToldByItself_andAnItemInAnotherStoreThanTheLedgerSays_differsInBoth() {
        Proceeding phones = inStore(PHONES, "Store 1");
        Proceeding cash = inStore(CASH, "Safe");

        ShelfCount count = ShelfCount.of(
                List.of(phones, cash),
                List.of(new Seen(phones.id().toString(), null, null, null, "Store 2"), seen(cash, null, null, null)));

        assertThat(count.all().differences()).containsExactly(phones.id().toString());
        assertThat(count.all().shelfQuantity()).isEqualTo(4);
        assertThat(count.places())
                .extracting(
                        PlaceCount::place,
                        PlaceCount::ledgerQuantity,
                        PlaceCount::shelfQuantity,
                        place -> place.differences().size())
                .containsExactly(tuple("Safe", 1, 1, 0), tuple("Store 1", 3, 0, 1), tuple("Store 2", 0, 3, 1));
    }

    private static Proceeding inStore(Proceeding item, String store) {
        return item.saying("location", store);
    }

    private static Seen seen(
            Proceeding item, @Nullable Integer quantity, @Nullable String amount, @Nullable String serial) {
        return new Seen(item.id().toString(), quantity, amount == null ? null : new BigDecimal(amount), serial, null);
    }

    private static Proceeding item(String id, int quantity, @Nullable String amount, @Nullable String serial) {
        ObjectNode detail = CloudEventJson.MAPPER.createObjectNode().put("quantity", quantity);
        if (amount != null) {
            detail.put("amount", new BigDecimal(amount));
        }
        if (serial != null) {
            detail.put("serial", serial);
        }
        Instant then = Instant.parse("2026-03-02T01:00:00Z");
        return new Proceeding(
                UUID.fromString(id),
                "property",
                "STORED",
                3,
                id,
                null,
                "HB/JZ/SS/U001/",
                null,
                detail,
                List.of(),
                then,
                then,
                null);
    }
}
