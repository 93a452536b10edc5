package org.firstbutton.casework.property;

import static org.assertj.core.api.Assertions.assertThat;

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

        assertThat(count.ledgerQuantity()).isEqualTo(4);
        assertThat(count.shelfQuantity()).isEqualTo(4);
        assertThat(count.ledgerAmount()).isEqualByComparingTo("5200.50");
        assertThat(count.shelfAmount()).isEqualByComparingTo("5200.50");
        assertThat(count.differences()).isEmpty();
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
                        new Seen(stranger, null, null, null)));

        assertThat(count.ledgerQuantity()).isEqualTo(5);
        assertThat(count.shelfQuantity()).isEqualTo(5);
        assertThat(count.shelfAmount()).isEqualByComparingTo("5000");
        assertThat(count.differences())
                .containsExactly(
                        PHONES.id().toString(), CASH.id().toString(), watch.id().toString(), stranger);
    }

    private static Seen seen(
            Proceeding item, @Nullable Integer quantity, @Nullable String amount, @Nullable String serial) {
        return new Seen(item.id().toString(), quantity, amount == null ? null : new BigDecimal(amount), serial);
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
