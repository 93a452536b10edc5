package org.firstbutton.casework.property;

import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** 库房账实 — what the ledger and the shelf of one store of a unit have, and what differs there. */
@Schema(name = "PropertyPlaceCount")
public record PlaceCount(
        @Schema(description = "The location of the ledger, empty for what has none", examples = "Store 2")
        String place,

        int ledgerQuantity,
        int shelfQuantity,
        BigDecimal ledgerAmount,
        BigDecimal shelfAmount,
        List<String> differences) {}
